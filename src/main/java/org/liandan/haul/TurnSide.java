package org.liandan.haul;

import org.liandan.geo.Bearings;
import org.liandan.track.Position;

/**
 * What one neighbour says about a report in a turn: whether a corner explains where the two lie, or only the wide radius of
 * a bend of the road.
 */
enum TurnSide {
    /** A corner explains the places. */
    POSSIBLE,
    /** The neighbour's course tells nothing: it stands, or has turned elsewhere since. */
    UNKNOWN,
    /** No corner explains the places: the course changed on a wide radius, or not where the report is. */
    WIDE;

    /** By so much the way to a neighbour whose course tells nothing must differ from the report's own course. */
    private static final double TELLING_ALONE_DEG = 15;
    /** By so much the straight way to it must differ where its course changed elsewhere, too … */
    private static final double TELLING_BESIDE_DEG = 10;
    /** … and by so much the course must have changed at the corner on the other side: half of a right angle. */
    private static final double HALF_DONE_DEG = 45;

    /**
     * Whether this side agrees with a corner that the other side shows.
     *
     * @param deg change of course on this side; by the straight way alone where it is WIDE
     * @param otherDeg change of course on the side that shows the corner
     */
    boolean agrees(double deg, double otherDeg) {
        return switch (this) {
            case POSSIBLE -> true;
            case UNKNOWN -> deg >= TELLING_ALONE_DEG;
            case WIDE -> deg >= TELLING_BESIDE_DEG && otherDeg >= HALF_DONE_DEG;
        };
    }

    /** A course that differs by more from the way to the next report was that of another turn. */
    static final double SAME_TURN_DEG = 35;
    /** By so much a course may differ from the way to the next report, on a straight. */
    private static final double WAVERING_DEG = 10;

    private static final double STRAIGHT_DEG = 3;

    /** The side from which the truck came. */
    static TurnSide before(Position neighbour, Position at, HaulSettings settings) {
        double way = Bearings.turn(Fixes.bearingDeg(neighbour, at), (double) at.headingDeg());
        return side(neighbour, at, neighbour, at, way, settings);
    }

    /** The side to which the truck went on. */
    static TurnSide after(Position at, Position neighbour, HaulSettings settings) {
        double way = Bearings.turn((double) at.headingDeg(), Fixes.bearingDeg(at, neighbour));
        return side(neighbour, at, at, neighbour, way, settings);
    }

    private static TurnSide side(
            Position neighbour, Position at, Position from, Position to, double wayDeg, HaulSettings settings) {
        if (!Fixes.hasSteadyCourse(neighbour)) {
            return UNKNOWN;
        }
        double turned = Bearings.turn(from.headingDeg(), to.headingDeg());
        if (turned < wayDeg - WAVERING_DEG || turned > wayDeg + SAME_TURN_DEG || turned < STRAIGHT_DEG) {
            return UNKNOWN;
        }
        double toleranceM = Corner.BESIDE_M + Corner.COURSE_ERROR * Fixes.distanceM(neighbour, at);
        double bulge = 1 - Math.cos(Math.toRadians(turned));
        double offsetM = Fixes.offsetM(at, neighbour);
        return offsetM < -toleranceM || offsetM > settings.bendRadiusM() * bulge + toleranceM ? WIDE : POSSIBLE;
    }
}
