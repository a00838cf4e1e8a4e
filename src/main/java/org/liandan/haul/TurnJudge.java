package org.liandan.haul;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.geo.Bearings;
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
    /** The tightest turn of a three-axle tipper, by the path of its receiver. */
    private static final double TIGHT_RADIUS_M = 6;
    /**
     * A laden tipper falls over at some 0.35 g, on a wide corner of 30 m radius at 36 km/h: where the reports do not show
     * the radius, what is faster is a bend of the road.
     */
    private static final int FASTEST_TURN_DECI_KPH = 360;

    private static final double CLEAR_OF_CORNER_M = 25;
    private static final double PARTED_BY_M = 30;
    private static final double SWING_BACK_M = 28;
    private static final double SLACK_DEG = 10;
    private static final double ALMOST_ALL = 0.85;
    private static final double BESIDE_STREET_M = 12;

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
    static void judge(TurnRun run, HaulContext context, HaulDetector.Events events) {
        HaulSettings settings = context.settings();
        double angle = run.turnedDeg();
        if (angle > settings.turnToDeg()) {
            List<TurnRun> parts = run.parted(settings.turnFromDeg(), PARTED_BY_M);
            if (parts != null) {
                parts.forEach(part -> judge(part, context, events));
            }
            return;
        }
        double net = Math.min(angle, run.netDeg(SWING_BACK_M));
        if (angle < settings.turnFromDeg() || net < settings.turnFromDeg() - SLACK_DEG || isBend(run, settings)) {
            return;
        }
        List<Bend> core = core(run);
        RightTurn turn = core.isEmpty() ? hidden(run, context) : shown(run, core, context);
        if (turn != null) {
            events.add(new HaulEvent.RightTurnJudged(turn));
        }
    }

    /** Judges a turn of a route that lies between two reports of a truck that follows the route. */
    static void judge(
            CornerBetween between, Position before, Position after, HaulContext context, HaulDetector.Events events) {
        double angle = between.corner().turnPoint().angleDeg();
        Kinematics.Passage passage = passage(
                before,
                after,
                between.pathM(),
                between.cornerM(),
                context.settings().placeToleranceM(),
                angle);
        RightTurn turn = proven(
                passage,
                List.of(before, after),
                between.corner().turnPoint().at(),
                angle,
                Established.ROUTE_KINEMATICS,
                between.corner(),
                context);
        if (turn != null) {
            events.add(new HaulEvent.RightTurnJudged(turn));
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
        if (measured > FASTEST_TURN_DECI_KPH || context.isInsideAPlace(apex)) {
            return null;
        }
        RouteCorner corner = context.cornerAt(apex, run.entry().position().headingDeg());
        int limit = limit(corner, apex, context);
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
                measured > limit ? Verdict.OBSERVED : Verdict.COMPLIANT,
                null,
                measured,
                core.size() > 1 ? Established.SEVERAL_REPORTS_IN_TURN : Established.ONE_REPORT_IN_TURN,
                corner == null ? null : corner.route().id(),
                corner == null ? null : corner.turnPoint(),
                run.reports());
    }

    private static Bend nearestToHalf(TurnRun run, List<Bend> core) {
        double half = run.turnedDeg() / 2;
        return core.stream()
                .min(Comparator.comparingDouble(bend -> Math.abs(bend.turnedDeg() - half)))
                .orElseThrow();
    }

    private static int limit(@Nullable RouteCorner corner, LonLat apex, HaulContext context) {
        int limit = context.rightTurnLimitDeciKphAt(apex);
        return corner == null ? limit : Math.min(limit, corner.route().rightTurnLimitDeciKph());
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

    /** The turn lies between two consecutive moving reports. */
    private static @Nullable RightTurn hidden(TurnRun run, HaulContext context) {
        int to = 1;
        while (to < run.lastTurning()
                && (run.bends().get(to).turnedDeg() < run.turnedDeg() / 2
                        || !run.bends().get(to).moving())) {
            to++;
        }
        int from = to - 1;
        while (!run.bends().get(from).moving()) {
            from--;
        }
        Position before = run.bends().get(from).position();
        Position after = run.bends().get(to).position();
        int courseBefore = before.headingDeg();
        int courseAfter = after.headingDeg();
        Corner corner = Corner.between(before, courseBefore, after, courseAfter);
        // a standstill at the near or far side of the corner narrows the gap in which the turn was driven
        for (int i = from + 1; i < to; i++) {
            Position standing = run.bends().get(i).position();
            Corner rest = Corner.between(standing, courseBefore, after, courseAfter);
            Corner start = Corner.between(before, courseBefore, standing, courseAfter);
            if (rest.meets() && rest.beforeM() > 5 && Math.abs(rest.afterM() - corner.afterM()) < BESIDE_STREET_M) {
                before = standing;
            } else if (start.meets()
                    && start.afterM() > 5
                    && Math.abs(start.beforeM() - corner.beforeM()) < BESIDE_STREET_M) {
                after = standing;
                break;
            } else {
                return undeterminable(run, before, after, corner.at(), UndeterminableReason.GEOMETRY, context);
            }
        }
        corner = Corner.between(before, courseBefore, after, courseAfter);
        List<CornerBetween> known = context.cornersBetween(before, after, 0);
        if (known.size() == 1) {
            CornerBetween only = known.getFirst();
            return proven(
                    passage(
                            before,
                            after,
                            only.pathM(),
                            only.cornerM(),
                            context.settings().placeToleranceM(),
                            run.turnedDeg()),
                    run.reports(),
                    only.corner().turnPoint().at(),
                    run.turnedDeg(),
                    Established.ROUTE_KINEMATICS,
                    only.corner(),
                    context);
        }
        double angle = Bearings.turn((double) courseBefore, courseAfter);
        boolean between = corner.isBetween(15);
        double pathM = between ? corner.pathM(angle) : corner.straightM();
        double cornerM = between ? Math.clamp(corner.beforeM(), 0, pathM) : pathM / 2;
        double toleranceM = between ? 4 + 0.05 * pathM : pathM / 2;
        return proven(
                passage(before, after, pathM, cornerM, toleranceM, run.turnedDeg()),
                run.reports(),
                corner.at(),
                run.turnedDeg(),
                Established.CORNER_KINEMATICS,
                context.cornerAt(corner.at(), courseBefore),
                context);
    }

    private static Kinematics.Passage passage(
            Position before, Position after, double pathM, double cornerM, double toleranceM, double angleDeg) {
        return new Kinematics.Passage(
                Fixes.speedMps(before),
                Fixes.speedMps(after),
                Fixes.secondsBetween(before, after),
                pathM,
                cornerM,
                toleranceM,
                CORE_SHARE * Math.toRadians(angleDeg) * TIGHT_RADIUS_M);
    }

    private static @Nullable RightTurn proven(
            Kinematics.Passage passage,
            List<Position> reports,
            LonLat apex,
            double angleDeg,
            Established how,
            @Nullable RouteCorner corner,
            HaulContext context) {
        int bound = Fixes.deciKph(Kinematics.leastSpeedMps(passage, context.settings()));
        if (bound > FASTEST_TURN_DECI_KPH || context.isInsideAPlace(apex)) {
            return null;
        }
        int limit = limit(corner, apex, context);
        boolean over = bound > limit;
        Position first = reports.getFirst();
        Position last = reports.getLast();
        long millis = Math.round(passage.seconds() * 1000);
        double share = passage.pathM() == 0 ? 0.5 : passage.cornerM() / passage.pathM();
        return new RightTurn(
                first.vehicleId(),
                first.terminalId(),
                first.at(),
                first.at().plusMillis(Math.round(millis * share)),
                last.at(),
                apex,
                angleDeg,
                limit,
                over ? Verdict.PROVEN : Verdict.UNDETERMINABLE,
                over ? null : UndeterminableReason.SAMPLING,
                bound,
                how,
                corner == null ? null : corner.route().id(),
                corner == null ? null : corner.turnPoint(),
                reports);
    }

    private static @Nullable RightTurn undeterminable(
            TurnRun run,
            Position before,
            Position after,
            LonLat apex,
            UndeterminableReason reason,
            HaulContext context) {
        if (context.isInsideAPlace(apex)) {
            return null;
        }
        RouteCorner corner = context.cornerAt(apex, before.headingDeg());
        return new RightTurn(
                before.vehicleId(),
                before.terminalId(),
                before.at(),
                before.at().plusMillis(Math.round(Fixes.secondsBetween(before, after) * 500)),
                after.at(),
                apex,
                run.turnedDeg(),
                limit(corner, apex, context),
                Verdict.UNDETERMINABLE,
                reason,
                0,
                Established.CORNER_KINEMATICS,
                corner == null ? null : corner.route().id(),
                corner == null ? null : corner.turnPoint(),
                run.reports());
    }
}
