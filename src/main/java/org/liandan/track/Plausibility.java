package org.liandan.track;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.liandan.geo.LocalPlane;

/**
 * Marks what is wrong with a report, in the light of those before it, with the bits of {@link Quality}. Nothing is ever
 * dropped, and a duplicate or late report leaves the memory as it is. One for each vehicle, on one thread; what it
 * remembers is {@link #state} and nothing else. A report without fault costs no object.
 */
public final class Plausibility {

    private static final double DECI_KPH_PER_MPS = 36;

    private @Nullable Position newest;
    private @Nullable Position anchor;
    private @Nullable Position suspect;
    private final PaceWatch pace;
    private final ClockWatch clock;

    /** Goes on where another one was. */
    public Plausibility(PlausibilityState state) {
        newest = state.newest();
        anchor = state.anchor();
        suspect = state.suspect();
        pace = new PaceWatch(state);
        clock = new ClockWatch(state.clock());
    }

    /** What it remembers, as a value. */
    public PlausibilityState state() {
        return new PlausibilityState(
                newest, anchor, suspect, pace.paced(), pace.offPace(), pace.offPaceReports(), clock.state());
    }

    /**
     * The report with its marks; the same instance where there are none. Marks that it has already are forgotten.
     *
     * @param position the next report, in order of receipt
     */
    public Position mark(Position position, PlausibilitySettings settings) {
        int marks = ownMarks(position, settings);
        Position before = newest;
        if (before != null && !position.at().isAfter(before.at())) {
            return position.withQuality(marks | lateMarks(before, position));
        }
        if ((marks & Quality.FUTURE_TIME) != 0) {
            // believing its time would make every later report a late one
            return position.withQuality(marks);
        }
        if (clock.isOff(position, settings)) {
            marks |= Quality.CLOCK_OFF;
        }
        newest = position;
        if ((marks & Quality.NOT_POSITIONED) == 0) {
            if (before != null && isFrozen(before, position, settings)) {
                marks |= Quality.FROZEN;
            }
            marks |= placeMarks(position, marks, settings);
        }
        return position.withQuality(marks);
    }

    /**
     * Remembers a report that was marked when it came, by those marks: what a server that was stopped knew of it.
     *
     * @param marked the next report of the table, in order of time
     */
    public void recall(Position marked, PlausibilitySettings settings) {
        int marks = marked.quality();
        if ((marks & Quality.NOT_THE_TIME) != 0) {
            return;
        }
        Position position = marked.withQuality(0);
        boolean _ = clock.isOff(position, settings);
        newest = position;
        if ((marks & (Quality.NOT_POSITIONED | Quality.FROZEN | Quality.FEW_SATELLITES)) != 0) {
            return;
        }
        if ((marks & Quality.JUMP) != 0) {
            suspect = position;
            return;
        }
        anchor = position;
        suspect = null;
        if ((marks & Quality.ABSURD_SPEED) == 0) {
            pace.recall(position, (marks & Quality.SPEED_OFF_PATH) != 0, settings);
        }
    }

    private static int ownMarks(Position position, PlausibilitySettings settings) {
        int marks = 0;
        if (!position.positioned() || (position.lonE6() == 0 && position.latE6() == 0)) {
            marks |= Quality.NOT_POSITIONED;
        }
        if (position.satellites() >= 0 && position.satellites() < settings.leastSatellites()) {
            marks |= Quality.FEW_SATELLITES;
        }
        if (position.speedDeciKph() > settings.absurdSpeedDeciKph()) {
            marks |= Quality.ABSURD_SPEED;
        }
        if (position.at().getEpochSecond() - position.receivedAt().getEpochSecond()
                > settings.clockAhead().toSeconds()) {
            marks |= Quality.FUTURE_TIME;
        }
        return differsFromRecorder(position, settings) ? marks | Quality.RECORDER_DIFFERS : marks;
    }

    private static boolean differsFromRecorder(Position position, PlausibilitySettings settings) {
        int recorder = position.recorderSpeedDeciKph();
        if (recorder < 0) {
            return false;
        }
        double allowed = Math.max(
                settings.recorderDeciKph(), settings.recorderShare() * Math.max(recorder, position.speedDeciKph()));
        return Math.abs(recorder - position.speedDeciKph()) > allowed;
    }

    private static int lateMarks(Position before, Position position) {
        boolean same = position.at().equals(before.at())
                && position.lonE6() == before.lonE6()
                && position.latE6() == before.latE6()
                && position.speedDeciKph() == before.speedDeciKph();
        return same ? Quality.OUT_OF_ORDER | Quality.DUPLICATE : Quality.OUT_OF_ORDER;
    }

    /** Whether a truck that moved at both reports has not come away from the spot. */
    private static boolean isFrozen(Position before, Position position, PlausibilitySettings settings) {
        // a second at 10 km/h is 2.8 m, 25 units of the coordinates: both cannot stay the same while it drives
        return position.lonE6() == before.lonE6()
                && position.latE6() == before.latE6()
                && Math.min(position.speedDeciKph(), before.speedDeciKph()) >= settings.frozenFromDeciKph();
    }

    /** Marks that the places of earlier reports bring; a place that is believed becomes the one to compare with. */
    private int placeMarks(Position position, int marks, PlausibilitySettings settings) {
        if ((marks & (Quality.FROZEN | Quality.FEW_SATELLITES)) != 0) {
            return marks;
        }
        Position trusted = anchor;
        Position other = suspect;
        double wayM = trusted == null ? 0 : wayM(trusted, position);
        if (trusted != null
                && wayM > reachM(trusted, position, settings)
                && (other == null || wayM(other, position) > reachM(other, position, settings))) {
            suspect = position;
            return marks | Quality.JUMP;
        }
        anchor = position;
        suspect = null;
        boolean off = (marks & Quality.ABSURD_SPEED) == 0 && pace.isOff(position, trusted, wayM, settings);
        return off ? marks | Quality.SPEED_OFF_PATH : marks;
    }

    /** How far a truck may come between two reports, metres. */
    private static double reachM(Position from, Position to, PlausibilitySettings settings) {
        return secondsBetween(from.at(), to.at()) * settings.absurdSpeedDeciKph() / DECI_KPH_PER_MPS
                + settings.jumpAllowanceM();
    }

    private static double wayM(Position from, Position to) {
        return LocalPlane.distanceM(from.lonE6() / 1e6, from.latE6() / 1e6, to.lonE6() / 1e6, to.latE6() / 1e6);
    }

    static double secondsBetween(Instant from, Instant to) {
        return to.getEpochSecond() - from.getEpochSecond() + (to.getNano() - from.getNano()) * 1e-9;
    }
}
