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
    private static final double LEAST_DEG = 10;

    /** The core of a turn is where a tenth to nine tenths of it are done; and something for the error of a course. */
    private static final double CORE_FROM = 0.15;
    /** By so much the way to a neighbour whose course tells nothing must differ from the report's own course. */
    private static final double TELLING_ALONE_DEG = 20;
    /** Courses and ways are good to some degrees: a lesser change may be less than the 60 degrees of the rule. */
    private static final double ANGLE_ERROR_DEG = 5;

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

    /** Change of course from the way on which the truck came to the report's own. */
    private double turnedInDeg() {
        return turnedInDeg(before, at);
    }

    private static double turnedInDeg(Position before, Position at) {
        double way = Bearings.turn(Fixes.bearingDeg(before, at), (double) at.headingDeg());
        return withCourse(way, before.headingDeg(), at.headingDeg(), before);
    }

    private double turnedOutDeg(Position after) {
        double way = Bearings.turn((double) at.headingDeg(), Fixes.bearingDeg(at, after));
        return withCourse(way, at.headingDeg(), after.headingDeg(), after);
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
        double in = turnedInDeg();
        double out = turnedOutDeg(after);
        double angle = in + out;
        if (in < CORE_FROM * angle || out < CORE_FROM * angle || out < LEAST_DEG) {
            return null;
        }
        if (angle < settings.turnFromDeg() + ANGLE_ERROR_DEG
                || angle > settings.turnToDeg()
                || !isAtCorner(after, settings)) {
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

    /** Whether a corner explains where the neighbours are: nothing speaks for a wide bend, and one of them for a corner. */
    private boolean isAtCorner(Position after, HaulSettings settings) {
        TurnSide came = TurnSide.before(before, at, settings);
        TurnSide went = TurnSide.after(at, after, settings);
        return came != TurnSide.WIDE
                && went != TurnSide.WIDE
                && (came == TurnSide.POSSIBLE || turnedInDeg() >= TELLING_ALONE_DEG)
                && (went == TurnSide.POSSIBLE || turnedOutDeg(after) >= TELLING_ALONE_DEG)
                && (came == TurnSide.POSSIBLE || went == TurnSide.POSSIBLE)
                && !mayBeBetweenTurns(after, settings);
    }

    /** Whether the courses around the report differ from it by so much that it may lie between two turns. */
    private boolean mayBeBetweenTurns(Position after, HaulSettings settings) {
        return Fixes.hasSteadyCourse(before)
                && Fixes.hasSteadyCourse(after)
                && Bearings.turn(before.headingDeg(), at.headingDeg()) >= settings.turnFromDeg()
                && Bearings.turn(at.headingDeg(), after.headingDeg()) >= settings.turnFromDeg();
    }
}
