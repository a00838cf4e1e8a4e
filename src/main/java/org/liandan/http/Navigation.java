package org.liandan.http;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.liandan.party.Role;

/**
 * Which pages a person is offered, by role, in groups: what happens now, the records, and what the system itself is. Offering
 * is courtesy; permission is checked by the pages themselves.
 */
public final class Navigation {

    private static final Set<Role> OFFICERS =
            EnumSet.of(Role.BUREAU, Role.BUREAU_ADMIN, Role.TRAFFIC_POLICE, Role.AUDITOR);

    /** Those who hand over, carry, take or oversee loads, and want to know how many. */
    private static final Set<Role> COUNTING = EnumSet.of(
            Role.PRODUCER, Role.CARRIER, Role.RECEIVER, Role.SUBDISTRICT, Role.BUREAU, Role.BUREAU_ADMIN, Role.AUDITOR);

    /** More entries than fit into the bar at the top stand at the side. */
    private static final int FIT_INTO_THE_BAR = 5;

    private static final List<Entry> ALL = List.of(
            new Entry(Group.NOW, "/map", "nav.map", "map", with(Role.CARRIER)),
            new Entry(Group.NOW, "/dashboard", "nav.dashboard", "chart", COUNTING),
            new Entry(Group.NOW, "/violations", "nav.violations", "alert", with(Role.CARRIER, Role.DRIVER)),
            new Entry(Group.NOW, "/violations/inbox", "nav.triage", "check", OFFICERS),
            new Entry(Group.NOW, "/heat", "nav.heat", "heat", OFFICERS),
            new Entry(Group.NOW, "/alarms", "nav.alarms", "camera", with(Role.CARRIER)),
            new Entry(Group.NOW, "/gate", "nav.gate", "check", EnumSet.of(Role.RECEIVER)),
            new Entry(Group.RECORDS, "/manifests", "nav.manifests", "list", EnumSet.allOf(Role.class)),
            new Entry(Group.RECORDS, "/ledgers", "nav.ledgers", "book", COUNTING),
            new Entry(
                    Group.RECORDS,
                    "/cases",
                    "nav.cases",
                    "book",
                    EnumSet.of(Role.BUREAU, Role.BUREAU_ADMIN, Role.AUDITOR)),
            new Entry(
                    Group.RECORDS,
                    "/waybills",
                    "nav.waybills",
                    "list",
                    EnumSet.of(Role.CARRIER, Role.BUREAU, Role.BUREAU_ADMIN, Role.AUDITOR)),
            new Entry(
                    Group.SYSTEM,
                    "/terminals",
                    "nav.terminals",
                    "signal",
                    EnumSet.of(Role.CARRIER, Role.BUREAU, Role.BUREAU_ADMIN, Role.AUDITOR)),
            new Entry(
                    Group.RECORDS,
                    "/registry",
                    "nav.registry",
                    "book",
                    EnumSet.of(Role.BUREAU, Role.BUREAU_ADMIN, Role.AUDITOR)),
            new Entry(Group.RECORDS, "/drawing", "nav.drawing", "pen", EnumSet.of(Role.BUREAU, Role.BUREAU_ADMIN)),
            new Entry(
                    Group.SYSTEM,
                    "/rule-settings",
                    "nav.rules",
                    "rule",
                    EnumSet.of(Role.BUREAU, Role.BUREAU_ADMIN, Role.AUDITOR)),
            new Entry(Group.SYSTEM, "/webhooks", "nav.webhooks", "signal", EnumSet.of(Role.BUREAU_ADMIN)),
            new Entry(Group.SYSTEM, "/operations", "nav.operations", "pulse", EnumSet.of(Role.BUREAU_ADMIN)),
            new Entry(Group.SYSTEM, "/users", "nav.users", "people", EnumSet.of(Role.BUREAU_ADMIN)),
            new Entry(Group.SYSTEM, "/people", "nav.people", "people", EnumSet.of(Role.BUREAU_ADMIN)),
            new Entry(Group.SYSTEM, "/audit", "nav.audit", "history", EnumSet.of(Role.BUREAU_ADMIN, Role.AUDITOR)));

    private Navigation() {}

    /** What entries have in common; their order is the order of the menu. */
    public enum Group {
        /** What happens now. */
        NOW("nav.group.now"),
        /** Records of what has happened, and of who and what there is. */
        RECORDS("nav.group.records"),
        /** The system itself: rules, terminals, other systems. */
        SYSTEM("nav.group.system");

        private final String textKey;

        Group(String textKey) {
            this.textKey = textKey;
        }

        /** Key of its name in {@link Texts}. */
        public String textKey() {
            return textKey;
        }
    }

    /** Entries of one group that a person is offered; never empty. */
    public record Section(Group group, List<Entry> entries) {

        public Section {
            entries = List.copyOf(entries);
        }
    }

    /**
     * One entry of the menu.
     *
     * @param group where it stands
     * @param path the page
     * @param textKey key of its name in {@link Texts}
     * @param icon name of its symbol in {@code icons.svg}
     * @param roles who is offered it
     */
    public record Entry(Group group, String path, String textKey, String icon, Set<Role> roles) {

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

    /** Whether the page belongs to that entry: of several that cover it, to the one that names it most closely. */
    static boolean isAt(Entry entry, String currentPath) {
        return entry.covers(currentPath)
                && ALL.stream()
                        .noneMatch(other -> other.covers(currentPath)
                                && other.path().length() > entry.path().length());
    }

    /** The same entries by group. */
    public static List<Section> sections(Set<Role> roles) {
        List<Entry> entries = of(roles);
        List<Section> sections = new ArrayList<>();
        for (Group group : Group.values()) {
            List<Entry> inGroup =
                    entries.stream().filter(entry -> entry.group() == group).toList();
            if (!inGroup.isEmpty()) {
                sections.add(new Section(group, inGroup));
            }
        }
        return List.copyOf(sections);
    }

    /** Whether there are too many entries for a bar. */
    public static boolean standsAtTheSide(Set<Role> roles) {
        return of(roles).size() > FIT_INTO_THE_BAR;
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
