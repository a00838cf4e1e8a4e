package org.liandan.ingest;

import java.time.Instant;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.liandan.haul.HaulContext;
import org.liandan.haul.HaulEvent;
import org.liandan.haul.HaulFold;
import org.liandan.haul.ViolationType;
import org.liandan.track.Position;

/**
 * What the steps of the road remember of one vehicle, held by its lane. Live reports and the stored track go through the
 * same two steps, so what a restart forgets can be folded again.
 */
final class VehicleState {

    private final HaulFold haul = new HaulFold();

    /**
     * Plausibility, then the detectors; of blind-area data only plausibility.
     *
     * @param context what the vehicle is judged against
     * @param found takes what is found
     * @return the position with its quality marks
     */
    Position judge(Position position, HaulContext context, Consumer<HaulEvent> found) {
        return haul.judge(position, context, found);
    }

    /** Takes a report of the table as it was taken when it came; finds nothing. */
    void recall(Position stored, HaulContext context, BiPredicate<ViolationType, Instant> open) {
        haul.recall(stored, context, open);
    }

    /** Forgets episodes that seem to go on and are not on record. */
    void keepEpisodes(BiPredicate<ViolationType, Instant> open) {
        haul.keepEpisodes(open);
    }
}
