package org.liandan.manifest;

import java.util.Optional;
import java.util.Set;
import org.liandan.fleet.TerminalPhone;
import org.liandan.party.OrganizationId;
import org.liandan.party.Role;
import org.liandan.party.Sentence;

/**
 * Who takes a step.
 *
 * @param username the account; {@code terminal:…} or {@code link:…} where it is none
 * @param organization the account's organisation
 * @param roles what the account may do
 */
public record Actor(String username, OrganizationId organization, Set<Role> roles) {

    private static final String TERMINAL = "terminal:";
    private static final String LINK = "link:";

    public Actor {
        roles = Set.copyOf(roles);
    }

    /** A truck's terminal, which speaks for the vehicle's carrier and for no person. No account has such a name. */
    public static Actor ofTerminal(TerminalPhone phone, OrganizationId carrier) {
        return new Actor(TERMINAL + phone.digits(), carrier, Set.of(Role.DRIVER));
    }

    /** Whoever holds the hand-over link of that number, and has not logged in. */
    public static Actor ofLink(long handover, OrganizationId carrier) {
        return new Actor(LINK + handover, carrier, Set.of(Role.DRIVER));
    }

    /** What people read in place of a name that is no account's; empty for an account's. */
    public static Optional<Sentence> systemName(String username) {
        if (username.startsWith(TERMINAL)) {
            String phone = username.substring(TERMINAL.length());
            return Optional.of(new Sentence("终端 " + phone + " 上报", "reported by terminal " + phone));
        }
        return username.startsWith(LINK)
                ? Optional.of(new Sentence("扫码交接（未登录）", "by hand-over link, not signed in"))
                : Optional.empty();
    }

    boolean isAnyOf(Role... wanted) {
        return Set.of(wanted).stream().anyMatch(roles::contains);
    }
}
