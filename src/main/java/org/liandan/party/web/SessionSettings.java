package org.liandan.party.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.liandan.party.Role;

/** How long people stay signed in, and who takes a second step. */
@ConfigMapping(prefix = "liandan.session")
public interface SessionSettings {

    /** A session that lies unused for so long has ended. */
    @WithDefault("8h")
    Duration idle();

    /** How long the session of a clerk, driver or gate-keeper lasts at most. */
    @WithDefault("30d")
    Duration longest();

    /** How long the session of everybody else lasts at most, who see the records of others. */
    @WithDefault("16h")
    Duration longestOfOfficials();

    /** Roles that must take a second step, separated by commas, or {@code none}. Everybody else may. */
    @WithDefault("BUREAU_ADMIN")
    String secondFactorOf();

    /** How long a session of somebody in these roles lasts at most. */
    default Duration longest(Set<Role> roles) {
        return EnumSet.of(Role.PRODUCER, Role.CARRIER, Role.DRIVER, Role.RECEIVER)
                        .containsAll(roles)
                ? longest()
                : longestOfOfficials();
    }

    /**
     * Whether somebody in these roles must take a second step.
     *
     * @throws IllegalArgumentException if the setting names a role that does not exist
     */
    default boolean needsSecondFactor(Set<Role> roles) {
        if (secondFactorOf().strip().equals("none")) {
            return false;
        }
        Set<Role> named = Arrays.stream(secondFactorOf().split(",", -1))
                .map(String::strip)
                .map(Role::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
        return roles.stream().anyMatch(named::contains);
    }
}
