package org.liandan.haul;

import org.jspecify.annotations.Nullable;
import org.liandan.track.Position;

/**
 * What {@link RightTurnDetector} remembers.
 *
 * @param moving the newest good report above walking pace, whose course counts, where that is not the last good report
 *     itself; null where it is, or has been used up
 * @param stopped the first report of a standstill since then, or null
 * @param run the right turn in the making, or null
 * @param pivot the last good report, if it seems to lie in a turn with no other near it, or null
 * @param approach the newest good reports where stops before turns are judged, else null
 */
record TurnState(
        @Nullable Position moving,
        @Nullable Position stopped,
        @Nullable TurnRun run,
        @Nullable Pivot pivot,
        @Nullable Approach approach) {

    /** A truck that moves straight on, or has not been heard of. */
    static final TurnState NONE = new TurnState(null, null, null, null, null);

    /** The newest report whose course counts, the last good report being known. */
    @Nullable Position movingBefore(@Nullable Position last) {
        if (moving != null) {
            return moving;
        }
        return last != null && Fixes.isMoving(last) ? last : null;
    }

    /** The state with other contents and no approach; the same one where they are the same. */
    @SuppressWarnings("ReferenceEquality") // an equal value in another object would be kept for nothing
    TurnState with(
            @Nullable Position newMoving,
            @Nullable Position newStopped,
            @Nullable TurnRun newRun,
            @Nullable Pivot newPivot) {
        if (newMoving == moving && newStopped == stopped && newRun == run && newPivot == pivot && approach == null) {
            return this;
        }
        return newMoving == null && newStopped == null && newRun == null && newPivot == null
                ? NONE
                : new TurnState(newMoving, newStopped, newRun, newPivot, null);
    }

    /** The state with the reports that led to it; the same one where they are the same. */
    @SuppressWarnings("ReferenceEquality")
    TurnState withApproach(@Nullable Approach newApproach) {
        return newApproach == approach ? this : new TurnState(moving, stopped, run, pivot, newApproach);
    }
}
