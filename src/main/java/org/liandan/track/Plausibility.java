package org.liandan.track;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.liandan.geo.LocalPlane;

/**
 * Marks what is wrong with a report, in the light of those before it, with the bits of {@link Quality}. Pure; nothing is
 * ever dropped, and a duplicate or late report leaves the state as it is.
 */
public final class Plausibility {

    /** Twice what a loaded truck drives, and more than any drives in the district. */
    private static final int ABSURD_SPEED_DECI_KPH = 1_600;

    private static final double ABSURD_SPEED_MPS = ABSURD_SPEED_DECI_KPH / 36.0;
    /** Receivers in a street canyon move by tens of metres without the truck doing so. */
    private static final double JUMP_ALLOWANCE_M = 60;

    private static final Duration CLOCK_ALLOWANCE = Duration.ofMinutes(5);

    private Plausibility() {}

    /**
     * The report with its marks, and the state for the next one.
     *
     * @param next the state to go on with
     * @param position the report, marked
     */
    public record Marked(PlausibilityState next, Position position) {}

    /** Marks one report, given in order of receipt. */
    public static Marked mark(PlausibilityState state, Position position) {
        int marks = ownMarks(position);
        if (isOutOfOrder(state.newest(), position)) {
            return new Marked(state, position.withQuality(marks | Quality.OUT_OF_ORDER));
        }
        if ((marks & Quality.FUTURE_TIME) != 0) {
            // believing its time would make every later report a late one
            return new Marked(state, position.withQuality(marks));
        }
        if ((marks & Quality.NOT_POSITIONED) != 0) {
            return new Marked(
                    new PlausibilityState(position, state.anchor(), state.suspect()), position.withQuality(marks));
        }
        Position anchor = state.anchor();
        boolean jumped = anchor != null && isTooFar(anchor, position);
        Position suspect = state.suspect();
        if (jumped && (suspect == null || isTooFar(suspect, position))) {
            return new Marked(
                    new PlausibilityState(position, anchor, position), position.withQuality(marks | Quality.JUMP));
        }
        Position marked = position.withQuality(marks);
        return new Marked(new PlausibilityState(marked, marked, null), marked);
    }

    private static int ownMarks(Position position) {
        int marks = 0;
        if (!position.positioned() || (position.lonE6() == 0 && position.latE6() == 0)) {
            marks |= Quality.NOT_POSITIONED;
        }
        if (position.speedDeciKph() > ABSURD_SPEED_DECI_KPH) {
            marks |= Quality.ABSURD_SPEED;
        }
        if (position.at().isAfter(position.receivedAt().plus(CLOCK_ALLOWANCE))) {
            marks |= Quality.FUTURE_TIME;
        }
        return marks;
    }

    private static boolean isOutOfOrder(@Nullable Position newest, Position position) {
        return newest != null && !position.at().isAfter(newest.at());
    }

    private static boolean isTooFar(Position from, Position to) {
        double seconds = Duration.between(from.at(), to.at()).toMillis() / 1000.0;
        LocalPlane plane = LocalPlane.at(from.lonE6() / 1e6, from.latE6() / 1e6);
        double eastM = plane.xM(to.lonE6() / 1e6);
        double northM = plane.yM(to.latE6() / 1e6);
        double reachM = seconds * ABSURD_SPEED_MPS + JUMP_ALLOWANCE_M;
        return eastM * eastM + northM * northM > reachM * reachM;
    }
}
