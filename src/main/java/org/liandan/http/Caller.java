package org.liandan.http;

import java.util.Set;
import org.liandan.party.OrganizationId;
import org.liandan.party.Role;

/** Who is calling, for this request. Only usable where the caller has authenticated. */
public interface Caller {

    /** Attribute of an identity whose password somebody else has given, and that may do nothing but choose its own. */
    String PASSWORD_TO_BE_CHOSEN = "liandan.password-to-be-chosen";

    /** Attribute of an identity that has a second step to take. */
    String SECOND_FACTOR = "liandan.second-factor";

    String username();

    /** The organisation that the account belongs to. */
    OrganizationId organization();

    Set<Role> roles();

    default boolean has(Role role) {
        return roles().contains(role);
    }

    /** Whether the caller reads records of every organisation (bureau, its administrators, police, auditors). */
    default boolean seesEverything() {
        return has(Role.BUREAU) || has(Role.BUREAU_ADMIN) || has(Role.TRAFFIC_POLICE) || has(Role.AUDITOR);
    }
}
