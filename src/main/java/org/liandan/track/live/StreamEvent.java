package org.liandan.track.live;

import java.util.Set;
import org.liandan.party.OrganizationId;

/**
 * Something that happened once and that a viewer must not miss, or that makes no sense to merge.
 *
 * @param id number in the order of happening, for {@code Last-Event-ID}
 * @param name the event's name in the stream: {@code violation}, {@code manifest} or {@code terminal}
 * @param payload what becomes its JSON
 * @param parties organisations that it concerns; those that see everything see it anyway
 */
public record StreamEvent(long id, String name, Object payload, Set<OrganizationId> parties) {

    public StreamEvent {
        parties = Set.copyOf(parties);
    }
}
