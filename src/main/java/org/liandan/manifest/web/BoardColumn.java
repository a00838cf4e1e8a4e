package org.liandan.manifest.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.store.ManifestSummary;
import org.liandan.manifest.store.RefusedLoad;

/**
 * One column of the board: loads with which the same is the matter.
 *
 * @param kind what
 * @param cards so many as are shown, the most urgent first
 * @param more how many there are beyond those, at least
 * @param arrivals where those are that are under way
 * @param refusals what was not taken, and where it goes
 */
public record BoardColumn(
        Kind kind,
        List<ManifestSummary> cards,
        long more,
        Map<ManifestNumber, ArrivalLine> arrivals,
        Map<ManifestNumber, RefusedLoad> refusals) {

    public BoardColumn {
        cards = List.copyOf(cards);
        arrivals = Map.copyOf(arrivals);
        refusals = Map.copyOf(refusals);
    }

    /** The columns, from left to right as a load goes. */
    public enum Kind {
        ISSUED("board.issued", ""),
        UNDER_WAY("board.underWay", "card-go"),
        AT_THE_GATE("board.atTheGate", "card-todo"),
        REFUSED("board.refused", "card-bad"),
        OVERDUE("board.overdue", "card-bad");

        private final String textKey;
        private final String look;

        Kind(String textKey, String look) {
            this.textKey = textKey;
            this.look = look;
        }

        /** Key of its heading. */
        public String textKey() {
            return textKey;
        }

        public String look() {
            return look;
        }

        /** The search or list that shows the others. */
        public String rest() {
            return switch (this) {
                case ISSUED -> "/manifests/search?state=ISSUED";
                case UNDER_WAY -> "/manifests/search?state=IN_TRANSIT";
                case AT_THE_GATE -> "/manifests/search?state=DELIVERED";
                case REFUSED -> "/manifests/search?state=REJECTED";
                case OVERDUE -> "/manifests/reminders";
            };
        }
    }

    /**
     * In which column a load stands.
     *
     * @param overdue whether a stage of it is overdue
     * @param arrival where it is; null unless it is under way
     * @param refusal what was not taken of it; null where all was
     * @return null for what is done
     */
    static @Nullable Kind of(
            ManifestSummary card, boolean overdue, @Nullable ArrivalLine arrival, @Nullable RefusedLoad refusal) {
        if (overdue) {
            return Kind.OVERDUE;
        }
        return switch (card.state()) {
            case ISSUED -> Kind.ISSUED;
            case IN_TRANSIT -> arrival != null && arrival.inside() ? Kind.AT_THE_GATE : Kind.UNDER_WAY;
            case DELIVERED -> Kind.AT_THE_GATE;
            case REJECTED, CLOSED -> refusal != null && refusal.isOpen() ? Kind.REFUSED : null;
            case DRAFT, CANCELLED -> null;
        };
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
