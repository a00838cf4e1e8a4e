package org.liandan.party;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account as it stands now; what a session or a token may do is read from here at each request, so that a withdrawn
 * role or account loses its power at once.
 *
 * @param username lower-case name, unique
 * @param displayName name on screens
 * @param organization the organisation that the account belongs to
 * @param roles one or more
 * @param language {@code zh} or {@code en}
 * @param active false once the account or its organisation has been withdrawn
 * @param givenPasswordUntil until when a password that somebody else has given is good for choosing one's own; null for one's own
 * @param sessionGeneration sessions and tokens that were begun with another number have ended
 * @param secondFactor whether its owner has set up a second step of signing in
 */
public record Account(
        String username,
        String displayName,
        OrganizationId organization,
        Set<Role> roles,
        String language,
        boolean active,
        @Nullable Instant givenPasswordUntil,
        int sessionGeneration,
        boolean secondFactor) {

    public Account {
        roles = Set.copyOf(roles);
    }
}
