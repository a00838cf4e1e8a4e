package org.liandan.haul;

import java.time.Instant;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.liandan.track.Plausibility;
import org.liandan.track.PlausibilityState;
import org.liandan.track.Position;

/**
 * One vehicle's reports on their way through plausibility and the detectors. The one thing here that changes, and so that
 * a good position costs no object: it belongs to one thread. Live lanes, replays and tests all fold through it;
 * {@link #memory} is its contents as a value.
 */
public final class HaulFold {

    private final Plausibility plausibility;
    private HaulState state;
    private @Nullable Position last;

    /** For a vehicle that has not been heard of. */
    public HaulFold() {
        this(Memory.NONE);
    }

    /** Goes on where another one was. */
    public HaulFold(Memory memory) {
        plausibility = new Plausibility(memory.plausibility());
        state = memory.state();
        last = memory.last();
    }

    /**
     * The contents of a fold.
     *
     * @param plausibility what plausibility remembers
     * @param state what the detectors remember
     * @param last the last position that counted, or null
     */
    public record Memory(
            PlausibilityState plausibility,
            HaulState state,
            @Nullable Position last) {

        /** Of a vehicle that has not been heard of. */
        public static final Memory NONE = new Memory(PlausibilityState.INITIAL, HaulState.INITIAL, null);
    }

    /**
     * Plausibility, then the detectors; of blind-area data only plausibility.
     *
     * @param position the report, in order of receipt
     * @param context what the vehicle is judged against
     * @param found takes what is found
     * @return the report with its marks; the same instance where there are none
     */
    public Position judge(Position position, HaulContext context, Consumer<HaulEvent> found) {
        Position marked = plausibility.mark(position, context.settings().plausibility());
        judgeMarked(marked, context, found);
        return marked;
    }

    /**
     * The detectors alone, for a report that carries the marks which it was given when it came: one from the table, where the
     * order of arrival can no longer be told.
     */
    public void judgeMarked(Position marked, HaulContext context, Consumer<HaulEvent> found) {
        if (!marked.backlog()) {
            state = HaulDetector.step(state, last, marked, context, found);
            if (HaulDetector.counts(last, marked)) {
                last = marked;
            }
        }
    }

    /**
     * Takes a report of the table as it was taken when it came, and finds nothing, for all of that is on record. So a server
     * that starts comes to remember what the one before it remembered, from {@link HaulSettings#reach} before the newest
     * report on.
     *
     * @param stored the next report of the table, in order of time, with its marks
     * @param open whether an episode of that kind with that beginning is on record, and has not ended there: whatever seems
     *     to have been going on until then was another one
     */
    public void recall(Position stored, HaulContext context, BiPredicate<ViolationType, Instant> open) {
        plausibility.recall(stored, context.settings().plausibility());
        if (!stored.backlog() && HaulDetector.isInOrder(last, stored)) {
            state = state.beforeBeginning(stored, context, open);
        }
        judgeMarked(stored, context, _ -> {});
    }

    /**
     * Forgets episodes that seem to go on and are not on record: the registry has been changed since their reports were
     * judged, or they began before the first report that was recalled.
     *
     * @param open whether an episode of that kind with that beginning is on record, and has not ended there
     */
    public void keepEpisodes(BiPredicate<ViolationType, Instant> open) {
        state = state.withEpisodes(open);
    }

    /** What the end of a track leaves to say. */
    public void finish(HaulContext context, Consumer<HaulEvent> found) {
        HaulDetector.finish(state, context, found);
    }

    public Memory memory() {
        return new Memory(plausibility.state(), state, last);
    }
}
