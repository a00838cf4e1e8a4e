package org.liandan.haul;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.geo.Bearings;
import org.liandan.geo.Geodesic;
import org.liandan.geo.LonLat;
import org.liandan.haul.HaulContext.CornerBetween;
import org.liandan.haul.HaulContext.RouteCorner;
import org.liandan.haul.RoadWay.Turning;
import org.liandan.haul.TurnRun.Bend;
import org.liandan.track.Position;

/**
 * A turn that lies between two reports. What can be known of its speed follows from {@link Kinematics}: along the route's
 * line where the truck follows one, else along the two streets that the courses before and after show.
 *
 * @param before the last report before the turn
 * @param courseBeforeDeg course in which the truck came; not the report's own if it stands
 * @param after the first report after it
 * @param courseAfterDeg course in which the truck went on
 * @param located false if a standstill between the reports leaves open on which side of it the turn lies
 */
record HiddenTurn(Position before, int courseBeforeDeg, Position after, int courseAfterDeg, boolean located) {

    /**
     * A laden tipper falls over at some 0.35 g, on a wide corner of 30 m radius at 36 km/h: where the reports do not show
     * the radius, what is faster is a bend of the road.
     */
    static final int FASTEST_DECI_KPH = 360;

    private static final double CORE_SHARE = 0.8;
    /**
     * The sharper a corner, the more the way round it changes when a street lies a little to the side (by the tangent of half
     * the angle): beyond that it is not known well enough for a proof by courses.
     */
    private static final double SHARPEST_PROOF_DEG = 110;

    private static final double BESIDE_STREET_M = 12;
    private static final double BEFORE_CORNER_M = 5;
    private static final double CORNER_ERROR_M = 15;

    /** The turn within a run of clockwise course changes: between the moving reports around the middle of it. */
    static HiddenTurn of(TurnRun run) {
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
        HiddenTurn turn = new HiddenTurn(before, before.headingDeg(), after, after.headingDeg(), true);
        for (Bend standing : run.bends().subList(from + 1, to)) {
            turn = turn.narrowedBy(standing.position());
        }
        return turn;
    }

    /** A standstill on the street before the corner, or on the one after it, narrows the gap in which the turn lies. */
    private HiddenTurn narrowedBy(Position standing) {
        Corner whole = Corner.between(before, courseBeforeDeg, after, courseAfterDeg);
        Corner rest = Corner.between(standing, courseBeforeDeg, after, courseAfterDeg);
        if (rest.meets()
                && rest.beforeM() > BEFORE_CORNER_M
                && Math.abs(rest.afterM() - whole.afterM()) < BESIDE_STREET_M) {
            return new HiddenTurn(standing, courseBeforeDeg, after, courseAfterDeg, located);
        }
        Corner start = Corner.between(before, courseBeforeDeg, standing, courseAfterDeg);
        if (start.meets()
                && start.afterM() > BEFORE_CORNER_M
                && Math.abs(start.beforeM() - whole.beforeM()) < BESIDE_STREET_M) {
            return new HiddenTurn(before, courseBeforeDeg, standing, courseAfterDeg, located);
        }
        return new HiddenTurn(before, courseBeforeDeg, after, courseAfterDeg, false);
    }

    /** What is known of the turn, or null if it was none: too fast for a corner, or inside a place. */
    @Nullable RightTurn judge(TurnRun run, HaulContext context) {
        List<CornerBetween> known = context.cornersBetween(before, after, 0);
        if (known.size() == 1) {
            return judge(known.getFirst(), before, after, run.reports(), context);
        }
        RoadTurn roads = RoadTurn.between(context.ground().roads(), before, after, context.settings());
        Turning turning = roads.turning();
        if (turning != null) {
            int bound = Fixes.deciKph(Math.min(roads.leastMps(), leastMpsByCourses(turning, context.settings())));
            Instant apexAt = atShare(roads.share());
            return verdict(
                    bound,
                    apexAt,
                    turning.at(),
                    turning.angleDeg(),
                    Established.ROAD_KINEMATICS,
                    run.reports(),
                    context);
        }
        return judgeByCourses(run, roads.kind() == RoadTurn.Kind.NO_TURN, context);
    }

    /**
     * What the courses leave of a turn that the map shows: lines of a map are the middles of streets, and a truck that pulls
     * out at a corner may be in the turn already where the map has it still ahead. No bound where the courses show another
     * corner, since then they are not those of the two streets.
     */
    private double leastMpsByCourses(Turning turning, HaulSettings settings) {
        Corner corner = Corner.between(before, courseBeforeDeg, after, courseAfterDeg);
        boolean same = corner.isBetween(CORNER_ERROR_M)
                && Fixes.hasSteadyCourse(before)
                && Fixes.hasSteadyCourse(after)
                && Geodesic.distanceM(corner.at(), turning.at()) <= TurnJudge.SAME_JUNCTION_M;
        // what the courses do not show of the turn was driven before the one report or after the other
        double angle = Math.min(turning.angleDeg(), Bearings.turn((double) courseBeforeDeg, courseAfterDeg));
        return same ? leastMps(passage(corner, angle, settings), settings) : Double.POSITIVE_INFINITY;
    }

    /**
     * Lower bound of the speed in the turn, m/s. None where a report was made in the corner itself at a lawful speed: it shows
     * the truck turning and keeping the limit, and what it did from there on is no longer a question of the turn.
     */
    private static double leastMps(Kinematics.Passage passage, HaulSettings settings) {
        double limitMps = settings.rightTurnLimitDeciKph() / 36.0;
        boolean fromWithin = passage.cornerM() < passage.coreM() / 2 && passage.entryMps() <= limitMps;
        boolean toWithin = passage.pathM() - passage.cornerM() < passage.coreM() / 2 && passage.exitMps() <= limitMps;
        return fromWithin || toWithin ? 0 : Kinematics.leastSpeedMps(passage, settings);
    }

    /** The drive along the two streets that the courses show. */
    private Kinematics.Passage passage(Corner corner, double turnedDeg, HaulSettings settings) {
        boolean between = corner.isBetween(CORNER_ERROR_M);
        double angle = Bearings.turn((double) courseBeforeDeg, courseAfterDeg);
        double pathM = between ? corner.pathM(angle) : corner.straightM();
        return new Kinematics.Passage(
                Fixes.speedMps(before),
                Fixes.speedMps(after),
                Fixes.secondsBetween(before, after),
                pathM,
                between ? Math.clamp(corner.beforeM(), 0, pathM) : pathM / 2,
                // the courses tell the corner to some degrees; where they do not meet it may lie anywhere
                between ? settings.placeToleranceM() + Corner.COURSE_ERROR * pathM : pathM / 2,
                // a turn of which the courses show more than there is would have a shorter core
                coreM(turnedDeg - Corner.COURSE_ERROR_DEG));
    }

    /** Without roads: along the two streets that the courses before and after show. */
    private @Nullable RightTurn judgeByCourses(TurnRun run, boolean roadsBend, HaulContext context) {
        HaulSettings settings = context.settings();
        Corner corner = Corner.between(before, courseBeforeDeg, after, courseAfterDeg);
        boolean between = corner.isBetween(CORNER_ERROR_M);
        double angle = Bearings.turn((double) courseBeforeDeg, courseAfterDeg);
        double widestM = corner.widestRadiusM(angle);
        boolean isCorner = between
                && angle <= SHARPEST_PROOF_DEG
                && Fixes.hasSteadyCourse(before)
                && Fixes.hasSteadyCourse(after)
                && widestM >= Corner.TIGHTEST_RADIUS_M
                && widestM <= settings.bendRadiusM();
        if (roadsBend && !isCorner) {
            return null;
        }
        Kinematics.Passage passage = passage(corner, run.turnedDeg(), settings);
        return new HiddenTurn(before, courseBeforeDeg, after, courseAfterDeg, located && isCorner && !roadsBend)
                .judge(passage, corner.at(), run.turnedDeg(), Established.CORNER_KINEMATICS, run.reports(), context);
    }

    /** What is known of a turn of a route that the truck follows. */
    static @Nullable RightTurn judge(
            CornerBetween between, Position before, Position after, List<Position> reports, HaulContext context) {
        double angle = between.corner().turnPoint().angleDeg();
        Kinematics.Passage passage = new Kinematics.Passage(
                Fixes.speedMps(before),
                Fixes.speedMps(after),
                Fixes.secondsBetween(before, after),
                between.pathM(),
                between.cornerM(),
                context.settings().placeToleranceM(),
                coreM(angle));
        return new HiddenTurn(before, before.headingDeg(), after, after.headingDeg(), true)
                .judge(
                        passage,
                        between.corner().turnPoint().at(),
                        angle,
                        Established.ROUTE_KINEMATICS,
                        reports,
                        context);
    }

    /** Length of the core of the tightest turn; on a wider one the truck would be slow for longer. */
    static double coreM(double angleDeg) {
        return CORE_SHARE * Math.toRadians(angleDeg) * Corner.TIGHTEST_RADIUS_M;
    }

    private @Nullable RightTurn judge(
            Kinematics.Passage passage,
            LonLat apex,
            double angleDeg,
            Established how,
            List<Position> reports,
            HaulContext context) {
        int bound = located ? Fixes.deciKph(leastMps(passage, context.settings())) : 0;
        double share = passage.pathM() == 0 ? 0.5 : passage.cornerM() / passage.pathM();
        return verdict(bound, atShare(share), apex, angleDeg, how, reports, context);
    }

    private @Nullable RightTurn verdict(
            int bound,
            Instant apexAt,
            LonLat apex,
            double angleDeg,
            Established how,
            List<Position> reports,
            HaulContext context) {
        if (bound > FASTEST_DECI_KPH || context.isInsideAPlace(apex)) {
            return null;
        }
        RouteCorner corner = context.cornerAt(apex, courseBeforeDeg);
        int limit = context.rightTurnLimitDeciKph(corner, apex);
        boolean over = bound > limit;
        UndeterminableReason reason = located ? UndeterminableReason.SAMPLING : UndeterminableReason.GEOMETRY;
        return new RightTurn(
                before.vehicleId(),
                before.terminalId(),
                before.at(),
                apexAt,
                after.at(),
                apex,
                angleDeg,
                limit,
                over ? Verdict.PROVEN : Verdict.UNDETERMINABLE,
                over ? null : reason,
                bound,
                how,
                corner == null ? null : corner.route().id(),
                corner == null ? null : corner.turnPoint(),
                reports);
    }

    private Instant atShare(double share) {
        return before.at().plusMillis(Math.round(Fixes.secondsBetween(before, after) * share * 1000));
    }
}
