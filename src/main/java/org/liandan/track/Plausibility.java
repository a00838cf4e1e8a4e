package org.liandan.track;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.liandan.geo.LocalPlane;

/**
 * Marks what is wrong with a report, in the light of those before it, with the bits of {@link Quality}. Nothing is ever
 * dropped, and a duplicate or late report leaves the memory as it is. One for each vehicle, on one thread; what it
 * remembers is {@link #state} and nothing else. A report without fault costs no object.
 */
public final class Plausibility {

    /** Twice what a loaded truck drives, and more than any drives in the district. */
    private static final int ABSURD_SPEED_DECI_KPH = 1_600;

    private static final double ABSURD_SPEED_MPS = ABSURD_SPEED_DECI_KPH / 36.0;
    /** Receivers in a street canyon move by tens of metres without the truck doing so. */
    private static final double JUMP_ALLOWANCE_M = 60;

    private static final Duration CLOCK_ALLOWANCE = Duration.ofMinutes(5);

    private @Nullable Position newest;
    private @Nullable Position anchor;
    private @Nullable Position suspect;

    /** Goes on where another one was. */
    public Plausibility(PlausibilityState state) {
        newest = state.newest();
        anchor = state.anchor();
        suspect = state.suspect();
    }

    /** What it remembers, as a value. */
    public PlausibilityState state() {
        return new PlausibilityState(newest, anchor, suspect);
    }

    /** The report with its marks; the same instance where there are none. Reports are given in order of receipt. */
    public Position mark(Position position) {
        int marks = ownMarks(position);
        if (newest != null && !position.at().isAfter(newest.at())) {
            return position.withQuality(marks | Quality.OUT_OF_ORDER);
        }
        if ((marks & Quality.FUTURE_TIME) != 0) {
            // believing its time would make every later report a late one
            return position.withQuality(marks);
        }
        newest = position;
        if ((marks & Quality.NOT_POSITIONED) != 0) {
            return position.withQuality(marks);
        }
        boolean jumped = anchor != null && isTooFar(anchor, position);
        if (jumped && (suspect == null || isTooFar(suspect, position))) {
            suspect = position;
            return position.withQuality(marks | Quality.JUMP);
        }
        Position marked = position.withQuality(marks);
        newest = marked;
        anchor = marked;
        suspect = null;
        return marked;
    }

    private static int ownMarks(Position position) {
        int marks = 0;
        if (!position.positioned() || (position.lonE6() == 0 && position.latE6() == 0)) {
            marks |= Quality.NOT_POSITIONED;
        }
        if (position.speedDeciKph() > ABSURD_SPEED_DECI_KPH) {
            marks |= Quality.ABSURD_SPEED;
        }
        if (position.at().getEpochSecond() - position.receivedAt().getEpochSecond() > CLOCK_ALLOWANCE.toSeconds()) {
            marks |= Quality.FUTURE_TIME;
        }
        return marks;
    }

    private static boolean isTooFar(Position from, Position to) {
        double reachM = secondsBetween(from.at(), to.at()) * ABSURD_SPEED_MPS + JUMP_ALLOWANCE_M;
        return LocalPlane.distanceM(from.lonE6() / 1e6, from.latE6() / 1e6, to.lonE6() / 1e6, to.latE6() / 1e6)
                > reachM;
    }

    private static double secondsBetween(Instant from, Instant to) {
        return to.getEpochSecond() - from.getEpochSecond() + (to.getNano() - from.getNano()) * 1e-9;
    }
}
