package org.liandan.http;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.liandan.party.Role;

/** Which pages a person is offered, by role. Offering is courtesy; permission is checked by the pages themselves. */
public final class Navigation {

    private static final Set<Role> OFFICERS =
            EnumSet.of(Role.BUREAU, Role.BUREAU_ADMIN, Role.TRAFFIC_POLICE, Role.AUDITOR);

    private static final List<Entry> ALL = List.of(
            new Entry("/map", "nav.map", "map", with(Role.CARRIER)),
            new Entry("/violations", "nav.violations", "alert", with(Role.CARRIER, Role.DRIVER)),
            new Entry("/alarms", "nav.alarms", "camera", with(Role.CARRIER)),
            new Entry("/manifests", "nav.manifests", "list", EnumSet.allOf(Role.class)),
            new Entry(
                    "/ledgers",
                    "nav.ledgers",
                    "book",
                    EnumSet.of(
                            Role.PRODUCER,
                            Role.CARRIER,
                            Role.RECEIVER,
                            Role.SUBDISTRICT,
                            Role.BUREAU,
                            Role.BUREAU_ADMIN,
                            Role.AUDITOR)),
            new Entry(
                    "/waybills",
                    "nav.waybills",
                    "list",
                    EnumSet.of(Role.CARRIER, Role.BUREAU, Role.BUREAU_ADMIN, Role.AUDITOR)),
            new Entry(
                    "/terminals",
                    "nav.terminals",
                    "signal",
                    EnumSet.of(Role.CARRIER, Role.BUREAU, Role.BUREAU_ADMIN, Role.AUDITOR)),
            new Entry("/registry", "nav.registry", "book", EnumSet.of(Role.BUREAU, Role.BUREAU_ADMIN, Role.AUDITOR)),
            new Entry("/rule-settings", "nav.rules", "rule", EnumSet.of(Role.BUREAU, Role.BUREAU_ADMIN, Role.AUDITOR)),
            new Entry("/webhooks", "nav.webhooks", "signal", EnumSet.of(Role.BUREAU_ADMIN)));

    private Navigation() {}

    /**
     * One entry of the menu.
     *
     * @param path the page
     * @param textKey key of its name in {@link Texts}
     * @param icon name of its symbol in {@code icons.svg}
     * @param roles who is offered it
     */
    public record Entry(String path, String textKey, String icon, Set<Role> roles) {

        /** Whether a page at that path belongs to this entry. */
        public boolean covers(String currentPath) {
            return currentPath.equals(path) || currentPath.startsWith(path + "/");
        }
    }

    /** The entries for those roles, in the order of the menu. */
    public static List<Entry> of(Set<Role> roles) {
        List<Entry> entries = new ArrayList<>();
        for (Entry entry : ALL) {
            if (entry.roles().stream().anyMatch(roles::contains)) {
                entries.add(entry);
            }
        }
        return List.copyOf(entries);
    }

    /** Where a person starts to work: officers at the map, sub-districts at their ledger, everyone else at the manifests. */
    public static String home(Set<Role> roles) {
        if (roles.stream().anyMatch(OFFICERS::contains)) {
            return "/map";
        }
        return roles.contains(Role.SUBDISTRICT) ? "/ledgers" : "/manifests";
    }

    private static Set<Role> with(Role... others) {
        Set<Role> roles = EnumSet.copyOf(OFFICERS);
        roles.addAll(List.of(others));
        return roles;
    }
}
