package org.liandan.manifest;

import java.time.Instant;
import org.liandan.party.OrganizationId;

/**
 * Who confirmed something, and when the system recorded it.
 *
 * @param username the account
 * @param organization its organisation
 * @param at the system's own time, to the millisecond
 */
public record Signature(String username, OrganizationId organization, Instant at) {

    static Signature of(Actor actor, Instant now) {
        return new Signature(actor.username(), actor.organization(), now);
    }
}
