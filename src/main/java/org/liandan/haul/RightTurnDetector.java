package org.liandan.haul;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.liandan.geo.Bearings;
import org.liandan.haul.TurnRun.Bend;
import org.liandan.track.Position;

/**
 * Rule H02: finds right turns. Where the truck follows one of its routes, a turn point between two reports far apart is a
 * turn; everywhere, a run of clockwise course changes is one. {@link TurnJudge} then says what is known of its speed.
 *
 * <pre>
 *  straight ──course changes clockwise──▶ turning ──straight on for 20 m or 3 reports,──▶ judged ──▶ straight
 *     ▲                                    │   ▲      or well clear of the corner
 *     │                                    └───┘ goes on changing
 *     └──a route's turn point lies between two reports: judged at once
 * </pre>
 */
final class RightTurnDetector {

    /** Reports farther apart than this show nothing of what lies between them. */
    static final double FAR_APART_M = 40;

    /** Reports farther apart than this in time are not one drive. */
    private static final double LONGEST_GAP_S = 120;
    /** A road that bends by less than this per metre is straight: radius 164 m. */
    private static final double TURNING_DEG_PER_M = 0.35;
    /** Courses are whole degrees and tremble. */
    private static final double TREMBLE_DEG = 2;

    private static final double TREMBLE_FAR_APART_DEG = 10;
    /** More than two courses on a straight differ. */
    private static final double FIRST_STEP_DEG = 4;

    private static final double COUNTED_STEP_M = 15;
    private static final double BENDING_DEG_PER_M = 0.2;
    private static final double COUNTED_FAR_APART_M = 100;
    /** No truck turns on a radius below this; a greater change of course is the receiver's. */
    private static final double TIGHTEST_RADIUS_M = 3;

    private static final double INTERRUPTION_M = 8;
    private static final double STRAIGHT_AFTER_M = 20;
    private static final int STRAIGHT_AFTER_REPORTS = 3;
    private static final double CLEAR_OF_CORNER_M = 12;

    /** A truck that has stood for so long has parked: what it does when it drives off belongs to no turn from before. */
    private static final double PARKED_S = 600;

    /** How far back from the newest report a turn in the making rests on: before it parks. */
    static final Duration REACH = Duration.ofSeconds(Math.round(PARKED_S + 2 * LONGEST_GAP_S));

    private RightTurnDetector() {}

    /** Takes one good position; with the stops before the turns, where those are judged. */
    static TurnState step(
            TurnState state,
            @Nullable Position last,
            Position position,
            HaulContext context,
            Consumer<HaulEvent> found) {
        StopBeforeTurnSettings stops = context.settings().stopBeforeTurn();
        if (!stops.judged()) {
            return turn(state, last, position, context, found);
        }
        Approach before = state.approach();
        boolean goesOn = last != null && Fixes.secondsBetween(last, position) <= LONGEST_GAP_S;
        Approach approach =
                before == null || !goesOn ? Approach.from(position) : before.with(position, stops.belowDeciKph());
        // what a long gap ends is judged by what came before it
        Approach known = before == null || goesOn ? approach : before;
        return turn(state, last, position, context, withStops(known, context, found))
                .withApproach(approach);
    }

    /** Passes on what is found, and after each right turn whether the truck stopped before it. */
    private static Consumer<HaulEvent> withStops(Approach approach, HaulContext context, Consumer<HaulEvent> found) {
        return event -> {
            found.accept(event);
            if (event instanceof HaulEvent.RightTurnJudged(RightTurn turn)) {
                found.accept(new HaulEvent.TurnStopJudged(StopJudge.judge(turn, approach, context.settings())));
            }
        };
    }

    private static TurnState turn(
            TurnState state,
            @Nullable Position last,
            Position position,
            HaulContext context,
            Consumer<HaulEvent> found) {
        if (last == null || Fixes.secondsBetween(last, position) > LONGEST_GAP_S) {
            judgeWhatIsLeft(state.run(), context, found);
            return TurnState.NONE;
        }
        if (passedCornersOfARoute(state, last, position, context, found)) {
            return TurnState.NONE;
        }
        RightTurn shown = state.pivot() == null ? null : state.pivot().judge(position, context);
        if (shown != null) {
            found.accept(new HaulEvent.RightTurnJudged(shown));
            return TurnState.NONE.with(
                    Fixes.isMoving(position) ? null : last, Fixes.isMoving(position) ? null : position, null, null);
        }
        Pivot pivot = Pivot.of(last, position);
        Position moving = state.movingBefore(last);
        if (!Fixes.isMoving(position)) {
            Position stopped = state.stopped() == null ? position : state.stopped();
            if (Fixes.secondsBetween(stopped, position) > PARKED_S) {
                judgeWhatIsLeft(state.run(), context, found);
                return TurnState.NONE;
            }
            return state.with(moving, stopped, withStop(state.run(), last, position), pivot);
        }
        if (moving == null) {
            return state.with(null, null, null, pivot);
        }
        return state.with(null, null, advance(state, moving, last, position, context, found), pivot);
    }

    private static boolean passedCornersOfARoute(
            TurnState state, Position last, Position position, HaulContext context, Consumer<HaulEvent> found) {
        double seconds = Fixes.secondsBetween(last, position);
        if (context.routes().isEmpty() || Fixes.pathM(last, position, seconds) <= FAR_APART_M) {
            return false;
        }
        var between = context.cornersBetween(last, position, CLEAR_OF_CORNER_M);
        if (between.isEmpty()) {
            return false;
        }
        judgeWhatIsLeft(state.run(), context, found);
        for (var corner : between) {
            TurnJudge.judge(corner, last, position, context, found);
        }
        return true;
    }

    private static @Nullable TurnRun withStop(@Nullable TurnRun run, Position last, Position position) {
        if (run == null || run.isFull()) {
            return run;
        }
        double pathM = run.latest().pathM() + Fixes.pathM(last, position, Fixes.secondsBetween(last, position));
        return run.withStanding(new Bend(position, run.latest().turnedDeg(), pathM, false));
    }

    private static @Nullable TurnRun advance(
            TurnState state,
            Position moving,
            Position last,
            Position position,
            HaulContext context,
            Consumer<HaulEvent> found) {
        TurnRun run = state.run();
        int turn = Bearings.turn(moving.headingDeg(), position.headingDeg());
        if (run == null && turn < TREMBLE_DEG) {
            return null;
        }
        Position stopped = state.stopped();
        double seconds = Fixes.secondsBetween(moving, position);
        double stepM = stopped == null ? Fixes.pathM(moving, position, seconds) : Fixes.distanceM(moving, position);
        double possible = Math.toDegrees((stepM + 1) / TIGHTEST_RADIUS_M);
        double turned = Math.clamp(turn, -possible, possible);
        boolean turning = turned >= leastTurnDeg(stepM, run == null);
        if (run != null && turning && startsAnother(run, turned, stepM, context.settings())) {
            TurnJudge.judge(run, context, found);
            run = null;
        }
        if (run == null) {
            if (!turning) {
                return null;
            }
            run = begin(moving, stopped, last);
        }
        if (run.isFull()) {
            TurnJudge.judge(run, context, found);
            return null;
        }
        double pathM = lastMoving(run).pathM() + stepM;
        TurnRun longer = run.with(new Bend(position, lastMoving(run).turnedDeg() + turned, pathM, true), turning);
        if (!isDone(longer, context.settings())) {
            return longer;
        }
        TurnJudge.judge(longer, context, found);
        return null;
    }

    /**
     * The change of course over a stretch that is more than trembling and more than the bending of a road. What begins a run
     * need not be: the first degrees of a turn lie in a long step before it, and what no turn follows is dropped again.
     */
    private static double leastTurnDeg(double stepM, boolean begins) {
        if (begins && stepM > FAR_APART_M) {
            return FIRST_STEP_DEG;
        }
        return stepM > FAR_APART_M
                ? Math.max(TREMBLE_FAR_APART_DEG, BENDING_DEG_PER_M * Math.min(stepM, COUNTED_FAR_APART_M))
                : Math.max(TREMBLE_DEG, TURNING_DEG_PER_M * Math.min(stepM, COUNTED_STEP_M));
    }

    private static TurnRun begin(Position moving, @Nullable Position stopped, Position last) {
        TurnRun run = new TurnRun(List.of(new Bend(moving, 0, 0, true)), 0);
        if (stopped == null) {
            return run;
        }
        TurnRun withStop = run.withStanding(new Bend(stopped, 0, Fixes.distanceM(moving, stopped), false));
        return last.equals(stopped)
                ? withStop
                : withStop.withStanding(new Bend(last, 0, Fixes.distanceM(moving, last), false));
    }

    private static Bend lastMoving(TurnRun run) {
        int i = run.bends().size() - 1;
        while (!run.bends().get(i).moving()) {
            i--;
        }
        return run.bends().get(i);
    }

    /** Whether a clockwise change belongs to another turn than the run's. */
    private static boolean startsAnother(TurnRun run, double turned, double stepM, HaulSettings settings) {
        boolean wholeTurnEach = run.turnedDeg() >= settings.turnFromDeg() && turned >= settings.turnFromDeg();
        boolean over = run.turnedDeg() >= settings.turnFromDeg() && run.isFadingOut(FAR_APART_M);
        return run.pathSinceM() > INTERRUPTION_M || ((wholeTurnEach || over) && stepM > FAR_APART_M);
    }

    private static boolean isDone(TurnRun run, HaulSettings settings) {
        if (run.lastTurning() < run.bends().size() - 1) {
            return run.pathSinceM() > STRAIGHT_AFTER_M || run.movingReportsSince() >= STRAIGHT_AFTER_REPORTS;
        }
        return run.turnedDeg() >= settings.turnFromDeg() && TurnJudge.isClearOfCorner(run);
    }

    /** Judges what the end of a track leaves open. */
    static void finish(TurnState state, HaulContext context, Consumer<HaulEvent> found) {
        Approach approach = state.approach();
        if (approach != null && context.settings().stopBeforeTurn().judged()) {
            judgeWhatIsLeft(state.run(), context, withStops(approach, context, found));
        } else {
            judgeWhatIsLeft(state.run(), context, found);
        }
    }

    /** Judges what the last report left open. */
    private static void judgeWhatIsLeft(@Nullable TurnRun run, HaulContext context, Consumer<HaulEvent> found) {
        if (run != null) {
            TurnJudge.judge(run, context, found);
        }
    }
}
