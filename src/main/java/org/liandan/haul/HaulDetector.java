package org.liandan.haul;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.track.Position;

/**
 * Judges a truck's positions, one at a time: {@link SpeedingDetector rule H01} and {@link RightTurnDetector rule H02}.
 * A pure function, so folding it over positions as they arrive and replaying the stored track find the same.
 */
public final class HaulDetector {

    private HaulDetector() {}

    /**
     * Takes one position of one vehicle. Positions that carry quality marks ({@link org.liandan.track.Quality}) and those
     * not newer than the last one change nothing, so duplicates and late reports do no harm.
     *
     * @param state what the step before returned, {@link HaulState#INITIAL} to begin with
     * @param position the newest report, marked by plausibility
     * @param context what the vehicle is judged against
     */
    public static Step step(HaulState state, Position position, HaulContext context) {
        Position last = state.last();
        if (position.quality() != 0 || (last != null && !isNewer(position.at(), last.at()))) {
            return new Step(state, List.of());
        }
        Events events = new Events();
        Speeding speeding = SpeedingDetector.step(state.speeding(), last, position, context, events);
        HaulState next = RightTurnDetector.step(state, position, speeding, context, events);
        return new Step(next, events.found());
    }

    /**
     * What the end of a track leaves to say: an open episode has ended, a turn in the making is judged by what there is.
     * For replays; a live vehicle simply goes on.
     */
    public static List<HaulEvent> finish(HaulState state, HaulContext context) {
        Events events = new Events();
        SpeedingDetector.end(state.speeding(), events);
        RightTurnDetector.judgeWhatIsLeft(state.run(), context, events);
        return events.found();
    }

    /** What a step found; costs nothing while that is nothing. */
    static final class Events {

        private @Nullable List<HaulEvent> found;

        void add(HaulEvent event) {
            if (found == null) {
                found = new ArrayList<>(2);
            }
            found.add(event);
        }

        List<HaulEvent> found() {
            return found == null ? List.of() : List.copyOf(found);
        }
    }

    private static boolean isNewer(Instant at, Instant last) {
        return at.getEpochSecond() > last.getEpochSecond()
                || (at.getEpochSecond() == last.getEpochSecond() && at.getNano() > last.getNano());
    }
}
