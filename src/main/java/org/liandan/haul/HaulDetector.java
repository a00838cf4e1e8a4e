package org.liandan.haul;

import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.liandan.track.Position;
import org.liandan.track.Quality;

/**
 * Judges a truck's positions, one at a time: {@link SpeedingDetector rule H01}, {@link RightTurnDetector rules H02 and H09} and what
 * lasts, {@link SpellRule rules H03 to H07}. A pure function, so folding it over positions as they arrive and replaying the stored track find the same;
 * {@link HaulFold} is that fold. A position that changes no state allocates nothing.
 */
public final class HaulDetector {

    private HaulDetector() {}

    /**
     * Takes one position of one vehicle. One that is not newer than the last one changes nothing, so duplicates and late
     * reports do no harm; of a doubtful one each rule says itself whether it can use it.
     *
     * @param state what the step before returned, {@link HaulState#INITIAL} to begin with
     * @param last the last position that counted, or null before the first
     * @param position the newest report, marked by plausibility
     * @param context what the vehicle is judged against
     * @param found takes what the position brings to light, nearly always nothing
     * @return the state to go on with; the same instance where nothing changed
     */
    public static HaulState step(
            HaulState state,
            @Nullable Position last,
            Position position,
            HaulContext context,
            Consumer<HaulEvent> found) {
        if (!isInOrder(last, position)) {
            return state;
        }
        long corridors = context.corridorsAt(position);
        Spells spells = state.spells().step(position, corridors, context, found);
        if (!isGood(position)) {
            return state.with(state.turn(), state.speeding(), spells);
        }
        Speeding speeding = SpeedingDetector.step(state.speeding(), last, position, corridors, context, found);
        TurnState turn = RightTurnDetector.step(state.turn(), last, position, context, found);
        return state.with(turn, speeding, spells);
    }

    /**
     * Whether a position is good and newer than the last one that counted, and so takes its place.
     *
     * @param last the last position that counted, or null before the first
     */
    public static boolean counts(@Nullable Position last, Position position) {
        return isGood(position) && isInOrder(last, position);
    }

    /** Whether nothing speaks against its place, its time or its speed. */
    private static boolean isGood(Position position) {
        return (position.quality() & Quality.DOUBTFUL) == 0;
    }

    /** Whether a position is newer than the last one that counted, as far as its time can be believed. */
    static boolean isInOrder(@Nullable Position last, Position position) {
        return (position.quality() & Quality.NOT_THE_TIME) == 0 && (last == null || isNewer(position.at(), last.at()));
    }

    /**
     * What the end of a track leaves to say: an open episode has ended, a turn in the making is judged by what there is.
     * For replays; a live vehicle simply goes on.
     */
    public static void finish(HaulState state, HaulContext context, Consumer<HaulEvent> found) {
        SpeedingDetector.end(state.speeding(), found);
        RightTurnDetector.finish(state.turn(), context, found);
        state.spells().finish(context, found);
    }

    private static boolean isNewer(Instant at, Instant last) {
        return at.getEpochSecond() > last.getEpochSecond()
                || (at.getEpochSecond() == last.getEpochSecond() && at.getNano() > last.getNano());
    }
}
