package org.liandan.haul;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.geo.Bearings;
import org.liandan.haul.HaulContext.RouteCorner;
import org.liandan.track.Position;

/**
 * A report that was made in the middle of a turn, with none near it: where the track comes from and where it goes on to are
 * seen from the places of the reports around it, whatever course those had. What a run of courses cannot show, since the
 * truck had turned elsewhere too before the next report.
 *
 * @param before the report before
 * @param at the report in the turn
 */
record Pivot(Position before, Position at) {

    /** Nearer than that, the direction from one report to the next is mostly the error of their places. */
    private static final double NEAREST_M = 15;

    /** A course that differs by less from the way on which the truck came says nothing. */
    private static final double LEAST_DEG = 7;

    /** The core of a turn is where a tenth to nine tenths of it are done; and something for the error of a course. */
    private static final double CORE_FROM = 0.12;

    /** Where neither neighbour's course tells anything, both ways must differ by so much from the report's own course … */
    private static final double BOTH_TELLING_DEG = 20;
    /** … and all three lie so near one another that 60 degrees between them were no bend of a road. */
    private static final double NEAR_M = 70;
    /** A report so near to where two streets meet was made in the turn from the one into the other: 90° on 20 m of radius. */
    private static final double NEAR_CORNER_M = 20;

    private static final double LEAST_SECONDS = 4;
    private static final double LONGEST_SECONDS = 60;

    /** The newest report as one in a turn, if its course has left the way on which it came; else null. */
    static @Nullable Pivot of(Position last, Position position) {
        double seconds = Fixes.secondsBetween(last, position);
        if (seconds < LEAST_SECONDS || seconds > LONGEST_SECONDS || !Fixes.isMoving(position)) {
            return null;
        }
        if (Fixes.isMoving(last) && Math.abs(Bearings.turn(last.headingDeg(), position.headingDeg())) < LEAST_DEG) {
            return null;
        }
        return Fixes.distanceM(last, position) >= NEAREST_M && turnedInDeg(last, position) >= LEAST_DEG
                ? new Pivot(last, position)
                : null;
    }

    /**
     * Change of course from the way on which the truck came to the report's own. On its way from place to place a truck has at
     * some moment the direction of the straight line between them (the mean value theorem), whatever its course at the places.
     */
    private double wayInDeg() {
        return Bearings.turn(Fixes.bearingDeg(before, at), (double) at.headingDeg());
    }

    /** Change of course from the report's own to the way on which the truck went on. */
    private double wayOutDeg(Position after) {
        return Bearings.turn((double) at.headingDeg(), Fixes.bearingDeg(at, after));
    }

    private double turnedInDeg() {
        return turnedInDeg(before, at);
    }

    private static double turnedInDeg(Position before, Position at) {
        double way = Bearings.turn(Fixes.bearingDeg(before, at), (double) at.headingDeg());
        return withCourse(way, before.headingDeg(), at.headingDeg(), before);
    }

    private double turnedOutDeg(Position after) {
        return withCourse(wayOutDeg(after), at.headingDeg(), after.headingDeg(), after);
    }

    /** The way between two places cuts the corner: where the neighbour's course agrees with it, that tells more. */
    private static double withCourse(double wayDeg, int fromDeg, int toDeg, Position neighbour) {
        double course = Bearings.turn(fromDeg, toDeg);
        return Fixes.hasSteadyCourse(neighbour) && course > wayDeg && course < wayDeg + TurnSide.SAME_TURN_DEG
                ? course
                : wayDeg;
    }

    /** What the report shows of the turn, the next one being known; null if it was none, or none can be told. */
    @Nullable RightTurn judge(Position after, HaulContext context) {
        HaulSettings settings = context.settings();
        if (Fixes.distanceM(at, after) < NEAREST_M || Fixes.secondsBetween(at, after) > LONGEST_SECONDS) {
            return null;
        }
        TurnSide came = TurnSide.before(before, at, settings);
        TurnSide went = TurnSide.after(at, after, settings);
        double in = came == TurnSide.WIDE ? wayInDeg() : turnedInDeg();
        double out = went == TurnSide.WIDE ? wayOutDeg(after) : turnedOutDeg(after);
        double angle = in + out;
        if (in < CORE_FROM * angle || out < CORE_FROM * angle || out < LEAST_DEG) {
            return null;
        }
        if (angle < settings.turnFromDeg()
                || angle > settings.turnToDeg()
                || !isAtCorner(came, in, went, out, after, settings)) {
            return null;
        }
        int measured = at.speedDeciKph();
        if (measured > HiddenTurn.FASTEST_DECI_KPH || context.isInsideAPlace(at.lonLat())) {
            return null;
        }
        RouteCorner corner = context.cornerAt(at.lonLat(), Fixes.bearingDeg(before, at));
        int limit = context.rightTurnLimitDeciKph(corner, at.lonLat());
        return new RightTurn(
                at.vehicleId(),
                at.terminalId(),
                before.at(),
                at.at(),
                after.at(),
                at.lonLat(),
                angle,
                limit,
                measured > limit ? Verdict.OBSERVED : Verdict.COMPLIANT,
                null,
                measured,
                Established.ONE_REPORT_IN_TURN,
                corner == null ? null : corner.route().id(),
                corner == null ? null : corner.turnPoint(),
                List.of(before, at, after));
    }

    /** Whether a corner explains where the neighbours are: at least one of them speaks for it, and the other one agrees. */
    private boolean isAtCorner(
            TurnSide came, double in, TurnSide went, double out, Position after, HaulSettings settings) {
        if (mayBeBetweenTurns(after, settings)) {
            return false;
        }
        if (came == TurnSide.POSSIBLE) {
            return went.agrees(out, in);
        }
        if (went == TurnSide.POSSIBLE) {
            return came.agrees(in, out);
        }
        return came == TurnSide.UNKNOWN
                && went == TurnSide.UNKNOWN
                && Math.min(in, out) >= BOTH_TELLING_DEG
                && Fixes.distanceM(before, at) + Fixes.distanceM(at, after) <= NEAR_M;
    }
    /** Whether the courses around the report differ by so much that it may lie between two turns, and it is near neither. */
    private boolean mayBeBetweenTurns(Position after, HaulSettings settings) {
        return Fixes.hasSteadyCourse(before)
                && Fixes.hasSteadyCourse(after)
                && Bearings.turn(before.headingDeg(), at.headingDeg()) >= settings.turnFromDeg()
                && Bearings.turn(at.headingDeg(), after.headingDeg()) >= settings.turnFromDeg()
                && Corner.between(before, before.headingDeg(), at, at.headingDeg())
                                .afterM()
                        > NEAR_CORNER_M
                && Corner.between(at, at.headingDeg(), after, after.headingDeg())
                                .beforeM()
                        > NEAR_CORNER_M;
    }
}
