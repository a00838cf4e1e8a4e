package org.liandan.haul;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.liandan.geo.Geodesic;
import org.liandan.geo.LonLat;
import org.liandan.haul.HaulContext.CornerBetween;
import org.liandan.haul.HaulContext.RouteCorner;
import org.liandan.haul.TurnRun.Bend;
import org.liandan.track.Position;

/**
 * Says what is known of the speed in a right turn. Reports in the turn's core — where between a tenth and nine tenths of
 * the course change is done — show it (OBSERVED, COMPLIANT). Where none is, {@link Kinematics} tries to prove that the
 * limit cannot have been kept (PROVEN); mostly it cannot, and then nothing is known (UNDETERMINABLE).
 */
final class TurnJudge {

    private static final double CORE_FROM = 0.12;
    private static final double CORE_TO = 0.88;
    private static final double CORE_SHARE = 0.8;
    private static final int REPORTS_THAT_SHOW_A_RADIUS = 3;
    private static final double CLEAR_OF_CORNER_M = 25;
    private static final double PARTED_BY_M = 30;
    /** Between two turns lies more than a truck's length of straight street. */
    private static final double STRAIGHT_BETWEEN_M = 10;

    private static final double SWING_BACK_M = 28;
    private static final double SLACK_DEG = 10;
    /** What terminals are set to (parameter 0x0030, 拐点补传角度). */
    private static final double CORNER_REPORT_DEG = 20;

    /** Nearer than that the direction from place to place is not good to 6 degrees. */
    private static final double WAY_FROM_M = 30;

    private static final double ALMOST_ALL = 0.85;
    /** Corners so near each other are one junction. */
    static final double SAME_JUNCTION_M = 40;
    /** Reports so near one another leave no doubt of the path between them. */
    private static final double CLOSE_M = 15;

    private TurnJudge() {}

    /** Whether the newest report shows, far from the one before, that the turn lies behind it. */
    static boolean isClearOfCorner(TurnRun run) {
        Bend exit = run.exit();
        Bend before = run.bends().get(run.lastTurning() - 1);
        if (exit.pathM() - before.pathM() <= RightTurnDetector.FAR_APART_M) {
            return false;
        }
        if (!before.moving() || exit.turnedDeg() - before.turnedDeg() < ALMOST_ALL * run.turnedDeg()) {
            return false;
        }
        Corner corner = Corner.between(
                before.position(),
                before.position().headingDeg(),
                exit.position(),
                exit.position().headingDeg());
        return corner.meets() && corner.afterM() >= CLEAR_OF_CORNER_M;
    }

    /** Judges a run of clockwise course changes that has come to its end; says nothing if it was no turn. */
    static void judge(TurnRun clear, HaulContext context, Consumer<HaulEvent> found) {
        HaulSettings settings = context.settings();
        TurnRun run = clear.turnedDeg() < settings.turnFromDeg() ? withWhatWasNotSeen(clear, settings) : clear;
        double angle = run.turnedDeg();
        List<TurnRun> parts = angle > settings.turnToDeg()
                ? run.parted(settings.turnFromDeg(), PARTED_BY_M)
                : run.partedByAStraight(settings.turnFromDeg(), CLOSE_M, STRAIGHT_BETWEEN_M);
        if (parts != null) {
            parts.forEach(part -> judge(part, context, found));
            return;
        }
        double net = Math.min(angle, run.netDeg(SWING_BACK_M));
        if (angle < settings.turnFromDeg()
                || angle > settings.turnToDeg()
                || net < settings.turnFromDeg() - SLACK_DEG
                || isBend(run, settings)) {
            return;
        }
        List<Bend> core = core(run);
        RightTurn turn = core.isEmpty() ? HiddenTurn.of(run).judge(run, context) : shown(run, core, context);
        if (turn != null) {
            found.accept(new HaulEvent.RightTurnJudged(turn));
        }
    }

    /** What a run lacks to be a turn may have been driven before its first report, or after its last. */
    private static TurnRun withWhatWasNotSeen(TurnRun run, HaulSettings settings) {
        TurnRun withRest = run.withRest(CORNER_REPORT_DEG);
        return withRest.turnedDeg() < settings.turnFromDeg() && withRest.bends().size() > 2
                ? withRest.withWays(WAY_FROM_M, TurnSide.SAME_TURN_DEG)
                : withRest;
    }

    /** Judges a turn of a route that lies between two reports of a truck that follows the route. */
    static void judge(
            CornerBetween between, Position before, Position after, HaulContext context, Consumer<HaulEvent> found) {
        RightTurn turn = HiddenTurn.judge(between, before, after, List.of(before, after), context);
        if (turn != null) {
            found.accept(new HaulEvent.RightTurnJudged(turn));
        }
    }

    /** Whether 60° took a longer way than a junction has. */
    private static boolean isBend(TurnRun run, HaulSettings settings) {
        return run.spreadsOver(
                Math.min(60, 0.98 * run.turnedDeg()), settings.turnPathM(), RightTurnDetector.FAR_APART_M);
    }

    /**
     * The reports that lie in the turn: those inside the window in which most of it came together; where that holds none,
     * its ends, if by their course they belong to the core.
     */
    private static List<Bend> core(TurnRun run) {
        TurnRun.Window window = run.tightest(Math.min(60, CORE_SHARE * run.turnedDeg()));
        List<Bend> inside = new ArrayList<>();
        List<Bend> atItsEnds = new ArrayList<>();
        for (int i = Math.max(1, window.from()); i <= window.to(); i++) {
            Bend bend = run.bends().get(i);
            double share = bend.turnedDeg() / run.turnedDeg();
            boolean inCore = share >= CORE_FROM && share <= CORE_TO;
            // the course of a standing truck says nothing of how much of the turn is done
            if (i > window.from() && i < window.to() && (bend.moving() || inCore)) {
                inside.add(bend);
            } else if (inCore) {
                atItsEnds.add(bend);
            }
        }
        return inside.isEmpty() ? atItsEnds : inside;
    }

    private static @Nullable RightTurn shown(TurnRun run, List<Bend> core, HaulContext context) {
        // the second highest, so that no single report accuses where several could speak
        int measured = core.stream()
                .map(bend -> bend.position().speedDeciKph())
                .sorted(Comparator.reverseOrder())
                .limit(2)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        LonLat apex = nearestToHalf(run, core).position().lonLat();
        boolean radiusKnown = core.size() >= REPORTS_THAT_SHOW_A_RADIUS;
        if ((!radiusKnown && measured > HiddenTurn.FASTEST_DECI_KPH) || context.isInsideAPlace(apex)) {
            return null;
        }
        Position entry = run.entry().position();
        RouteCorner corner = context.cornerAt(apex, entry.headingDeg());
        int limit = context.rightTurnLimitDeciKph(corner, apex);
        boolean certain =
                corner != null || !mayBeABend(run, core, context.settings()) || roadsTurnAt(run, core, apex, context);
        if (!certain && measured > limit) {
            return undeterminable(run, apex, limit);
        }
        return new RightTurn(
                entry.vehicleId(),
                entry.terminalId(),
                timeAt(run, 0.1),
                timeAt(run, 0.5),
                timeAt(run, 0.9),
                apex,
                run.turnedDeg(),
                limit,
                measured > limit ? Verdict.OBSERVED : Verdict.COMPLIANT,
                null,
                measured,
                core.size() > 1 ? Established.SEVERAL_REPORTS_IN_TURN : Established.ONE_REPORT_IN_TURN,
                corner == null ? null : corner.route().id(),
                corner == null ? null : corner.turnPoint(),
                run.reports());
    }

    private static RightTurn undeterminable(TurnRun run, LonLat apex, int limit) {
        Position entry = run.entry().position();
        return new RightTurn(
                entry.vehicleId(),
                entry.terminalId(),
                timeAt(run, 0.1),
                timeAt(run, 0.5),
                timeAt(run, 0.9),
                apex,
                run.turnedDeg(),
                limit,
                Verdict.UNDETERMINABLE,
                UndeterminableReason.GEOMETRY,
                0,
                Established.ONE_REPORT_IN_TURN,
                null,
                null,
                run.reports());
    }

    /** Whether the one report in the middle may lie on a wide bend of the road, or outside the turn. */
    private static boolean mayBeABend(TurnRun run, List<Bend> core, HaulSettings settings) {
        TurnRun.Window window = run.tightest(Math.min(60, 0.98 * run.turnedDeg()));
        if (window.pathM() > settings.turnPathM() && run.isClose(window, CLOSE_M)) {
            return true;
        }
        if (core.size() > 1) {
            return false;
        }
        int i = run.bends().indexOf(core.getFirst());
        Bend before = run.bends().get(i - 1);
        Bend at = run.bends().get(i);
        Bend after = run.bends().get(Math.min(i + 1, run.lastTurning()));
        return (isFar(before, at) && TurnSide.before(before.position(), at.position(), settings) == TurnSide.WIDE)
                || (isFar(at, after) && TurnSide.after(at.position(), after.position(), settings) == TurnSide.WIDE);
    }

    /** Whether the roads around the reports in the core leave no way but a right turn at that place. */
    private static boolean roadsTurnAt(TurnRun run, List<Bend> core, LonLat apex, HaulContext context) {
        if (context.ground().roads().isEmpty()) {
            return false;
        }
        int from = run.bends().indexOf(core.getFirst()) - 1;
        int to = Math.min(run.bends().indexOf(core.getLast()) + 1, run.bends().size() - 1);
        RoadWay.Turning turning = RoadTurn.between(
                        context.ground().roads(),
                        run.bends().get(from).position(),
                        run.bends().get(to).position(),
                        context.settings())
                .turning();
        return turning != null && Geodesic.distanceM(turning.at(), apex) <= SAME_JUNCTION_M;
    }

    private static boolean isFar(Bend before, Bend after) {
        return after.pathM() - before.pathM() > 20;
    }

    private static Bend nearestToHalf(TurnRun run, List<Bend> core) {
        double half = run.turnedDeg() / 2;
        return core.stream()
                .min(Comparator.comparingDouble(bend -> Math.abs(bend.turnedDeg() - half)))
                .orElseThrow();
    }

    /** The moment at which a share of the turn was done, by interpolation between the moving reports. */
    private static Instant timeAt(TurnRun run, double share) {
        double wanted = share * run.turnedDeg();
        Bend before = run.entry();
        for (int i = 1; i <= run.lastTurning(); i++) {
            Bend bend = run.bends().get(i);
            if (bend.turnedDeg() >= wanted && bend.turnedDeg() > before.turnedDeg()) {
                double part = (wanted - before.turnedDeg()) / (bend.turnedDeg() - before.turnedDeg());
                double seconds = Fixes.secondsBetween(before.position(), bend.position());
                return before.position().at().plusMillis(Math.round(Math.clamp(part, 0.0, 1.0) * seconds * 1000));
            }
            before = bend;
        }
        return run.exit().position().at();
    }
}
