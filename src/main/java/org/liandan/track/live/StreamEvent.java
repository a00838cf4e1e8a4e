package org.liandan.track.live;

import java.util.Set;
import org.liandan.party.OrganizationId;

/**
 * Something that happened once and that a viewer must not miss.
 *
 * @param id number in the order of happening, for {@code Last-Event-ID}
 * @param name the event's name in the stream: {@code violation} or {@code manifest}
 * @param payload what becomes its JSON
 * @param parties organisations that it concerns
 * @param official whether those that see every organisation's records may know of it; not so for a manifest that its
 *     producer has not issued
 */
public record StreamEvent(long id, String name, Object payload, Set<OrganizationId> parties, boolean official) {

    public StreamEvent {
        parties = Set.copyOf(parties);
    }
}
