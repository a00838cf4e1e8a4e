package org.liandan.manifest.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.ManifestState;
import org.liandan.manifest.store.ManifestSummary;
import org.liandan.manifest.store.RefusedLoad;
import org.liandan.party.Role;

/**
 * One group of the working list: manifests at which the same is to be done.
 *
 * @param kind which
 * @param cards its manifests
 * @param arrivals where those are that are under way
 * @param refusals what was not taken of those that were received, and where it goes
 */
public record ManifestGroup(
        Kind kind,
        List<ManifestSummary> cards,
        Map<ManifestNumber, ArrivalLine> arrivals,
        Map<ManifestNumber, RefusedLoad> refusals) {

    public ManifestGroup {
        cards = List.copyOf(cards);
        arrivals = Map.copyOf(arrivals);
        refusals = Map.copyOf(refusals);
    }

    /** The groups, by what the reader has to do. */
    public enum Kind {
        MINE("list.mine", "list.mine.empty", "", "card-go card-large"),
        TO_ISSUE("list.toIssue", "list.toIssue.empty", "list.call.issue", "card-todo"),
        TO_CARRY("list.toCarry", "list.toCarry.empty", "list.call.carry", "card-todo"),
        TO_RECEIVE("list.toReceive", "list.toReceive.empty", "list.call.receive", "card-todo"),
        WAITING("list.waiting", "list.waiting.empty", "", ""),
        ON_THE_ROAD("list.onTheRoad", "list.onTheRoad.empty", "", "card-go"),
        REFUSED("list.refused", "", "", "card-bad"),
        DONE_TODAY("list.doneToday", "list.doneToday.empty", "", "");

        private final String titleKey;
        private final String emptyKey;
        private final String callKey;
        private final String look;

        Kind(String titleKey, String emptyKey, String callKey, String look) {
            this.titleKey = titleKey;
            this.emptyKey = emptyKey;
            this.callKey = callKey;
            this.look = look;
        }

        Set<ManifestState> states() {
            return switch (this) {
                case TO_ISSUE -> EnumSet.of(ManifestState.DRAFT);
                case TO_CARRY, WAITING -> EnumSet.of(ManifestState.ISSUED);
                case TO_RECEIVE, ON_THE_ROAD, MINE -> EnumSet.of(ManifestState.IN_TRANSIT, ManifestState.DELIVERED);
                case DONE_TODAY -> EnumSet.of(ManifestState.CLOSED, ManifestState.REJECTED, ManifestState.CANCELLED);
                case REFUSED -> EnumSet.of(ManifestState.REJECTED);
            };
        }

        boolean optional() {
            return this == TO_ISSUE || this == REFUSED;
        }
    }

    /** The groups that people of those roles work through, the most urgent first. */
    static List<Kind> of(Set<Role> roles) {
        if (roles.contains(Role.RECEIVER)) {
            return List.of(Kind.TO_RECEIVE, Kind.WAITING, Kind.DONE_TODAY);
        }
        if (roles.contains(Role.CARRIER)) {
            return List.of(Kind.TO_CARRY, Kind.REFUSED, Kind.ON_THE_ROAD, Kind.DONE_TODAY);
        }
        if (roles.contains(Role.DRIVER)) {
            return List.of(Kind.MINE, Kind.REFUSED, Kind.TO_CARRY, Kind.DONE_TODAY);
        }
        if (roles.contains(Role.PRODUCER)) {
            return List.of(Kind.REFUSED, Kind.ON_THE_ROAD, Kind.TO_ISSUE, Kind.WAITING, Kind.DONE_TODAY);
        }
        return List.of(Kind.ON_THE_ROAD, Kind.WAITING, Kind.DONE_TODAY);
    }

    /** Which group it is, for templates. */
    public String name() {
        return kind.name();
    }

    public String titleKey() {
        return kind.titleKey;
    }

    public String emptyKey() {
        return kind.emptyKey;
    }

    /** What the reader is asked to do at each of them; empty where nothing is. */
    public String callKey() {
        return kind.callKey;
    }

    public String look() {
        return kind.look;
    }

    /** Where it is now; null unless it is under way. */
    public @Nullable ArrivalLine arrival(ManifestSummary card) {
        return arrivals.get(card.number());
    }

    /** What was not taken of it; null where all was, or nothing was received yet. */
    public @Nullable RefusedLoad refusal(ManifestSummary card) {
        return refusals.get(card.number());
    }
}
