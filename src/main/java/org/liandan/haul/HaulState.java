package org.liandan.haul;

import org.jspecify.annotations.Nullable;
import org.liandan.track.Position;

/**
 * What the detectors remember of one vehicle between two positions. An immutable value: it can be kept, compared, moved
 * to another process.
 *
 * @param last the newest good report
 * @param moving the newest good report above walking pace, whose course counts; null where it has been used up
 * @param stopped the first report of a standstill since {@code moving}, or null
 * @param run the right turn in the making, or null
 * @param speeding the episode of speeding in the making, or null
 */
public record HaulState(
        @Nullable Position last,
        @Nullable Position moving,
        @Nullable Position stopped,
        @Nullable TurnRun run,
        @Nullable Speeding speeding) {

    /** The state of a vehicle that has not been heard of. */
    public static final HaulState INITIAL = new HaulState(null, null, null, null, null);
}
