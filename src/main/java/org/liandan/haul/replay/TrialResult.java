package org.liandan.haul.replay;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.haul.ViolationType;
import org.liandan.haul.evidence.EvidencePackage.Quantity;

/**
 * What candidate thresholds would have flagged, beside what is on record. Vehicles were judged by the routes and places of today.
 *
 * @param fault why it was given up, or null
 * @param vehicles how many vehicles had a track
 * @param positions how many positions were judged
 * @param counts by kind and carrier
 * @param added what would be flagged and is not on record, the first ones
 * @param removed what is on record and would not be flagged, the first ones
 */
public record TrialResult(
        @Nullable String fault,
        int vehicles,
        long positions,
        List<Count> counts,
        List<Difference> added,
        List<Difference> removed) {

    /** So many differences are listed; the counts have all. */
    public static final int LISTED = 500;

    public TrialResult {
        counts = List.copyOf(counts);
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    /** A trial that was given up. */
    static TrialResult givenUp(String fault) {
        return new TrialResult(fault, 0, 0, List.of(), List.of(), List.of());
    }

    /**
     * Findings of a kind and a carrier.
     *
     * @param type the kind
     * @param carrier the carrier
     * @param tried with the candidate thresholds
     * @param recorded on record
     * @param added flagged and not on record
     * @param removed on record and not flagged
     */
    public record Count(ViolationType type, String carrier, int tried, int recorded, int added, int removed) {}

    /**
     * A finding that one side alone has.
     *
     * @param type the kind
     * @param plate the vehicle
     * @param carrier the carrier
     * @param startedAt when it began
     * @param endedAt when it was over, or null
     * @param measured the measured value, known of what would be flagged
     */
    public record Difference(
            ViolationType type,
            String plate,
            String carrier,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Quantity measured) {}
}
