package org.liandan.manifest;

import java.util.Set;
import org.liandan.party.OrganizationId;
import org.liandan.party.Role;

/**
 * Who takes a step.
 *
 * @param username the account
 * @param organization the account's organisation
 * @param roles what the account may do
 */
public record Actor(String username, OrganizationId organization, Set<Role> roles) {

    public Actor {
        roles = Set.copyOf(roles);
    }

    boolean isAnyOf(Role... wanted) {
        return Set.of(wanted).stream().anyMatch(roles::contains);
    }
}
