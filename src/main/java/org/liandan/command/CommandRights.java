package org.liandan.command;

import java.util.Set;
import org.liandan.party.Role;

/**
 * Who may do what with the orders to a terminal. A carrier speaks to the drivers of its own trucks and asks where they are;
 * everything else is the bureau's.
 */
public final class CommandRights {

    private static final Set<CommandKind> OF_CARRIERS = Set.of(CommandKind.TEXT, CommandKind.QUERY_LOCATION);

    private CommandRights() {}

    /**
     * Whether an account sees the orders to a terminal.
     *
     * @param own whether the terminal is in a truck of the account's organisation
     */
    public static boolean mayRead(Set<Role> roles, boolean own) {
        return isOfficer(roles) || roles.contains(Role.AUDITOR) || (own && roles.contains(Role.CARRIER));
    }

    /** Whether an account may place, or withdraw, an order of that kind. */
    public static boolean mayOrder(CommandKind kind, Set<Role> roles, boolean own) {
        return isOfficer(roles) || (own && roles.contains(Role.CARRIER) && OF_CARRIERS.contains(kind));
    }

    /** Whether an account may confirm what another has ordered. */
    public static boolean isOfficer(Set<Role> roles) {
        return roles.contains(Role.BUREAU) || roles.contains(Role.BUREAU_ADMIN);
    }
}
