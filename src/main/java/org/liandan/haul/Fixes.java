package org.liandan.haul;

import java.time.Instant;
import org.liandan.geo.LocalPlane;
import org.liandan.track.Position;

/** What detectors ask of one or two positions. */
final class Fixes {

    /** Below walking pace a receiver's course is noise: 3 km/h. */
    static final int WALKING_PACE_DECI_KPH = 30;

    private static final int STEADY_COURSE_DECI_KPH = 50;

    private static final double DECI_KPH_PER_MPS = 36;

    private Fixes() {}

    static boolean isMoving(Position position) {
        return position.speedDeciKph() >= WALKING_PACE_DECI_KPH;
    }

    static double speedMps(Position position) {
        return position.speedDeciKph() / DECI_KPH_PER_MPS;
    }

    static int deciKph(double mps) {
        return (int) Math.floor(mps * DECI_KPH_PER_MPS);
    }

    static double secondsBetween(Position from, Position to) {
        Instant start = from.at();
        Instant end = to.at();
        return end.getEpochSecond() - start.getEpochSecond() + (end.getNano() - start.getNano()) * 1e-9;
    }

    static double distanceM(Position from, Position to) {
        return LocalPlane.distanceM(from.lonE6() / 1e6, from.latE6() / 1e6, to.lonE6() / 1e6, to.latE6() / 1e6);
    }

    /**
     * Whether a course can be trusted far from other reports. Up to 5 km/h a receiver's noise of 0.1 to 0.3 m/s swings it by
     * tens of degrees (R-507: heading unreliable below 5 km/h).
     */
    static boolean hasSteadyCourse(Position position) {
        return position.speedDeciKph() >= STEADY_COURSE_DECI_KPH;
    }

    /** Metres by which a place lies to the right of the line on which another report's truck drove. */
    static double offsetM(Position place, Position online) {
        LocalPlane plane = LocalPlane.at(online.lonE6() / 1e6, online.latE6() / 1e6);
        double course = Math.toRadians(online.headingDeg());
        return plane.xM(place.lonE6() / 1e6) * Math.cos(course) - plane.yM(place.latE6() / 1e6) * Math.sin(course);
    }

    /** Direction from one position to another, degrees in (-180, 180]. */
    static double bearingDeg(Position from, Position to) {
        LocalPlane plane = LocalPlane.at(from.lonE6() / 1e6, from.latE6() / 1e6);
        return Math.toDegrees(Math.atan2(plane.xM(to.lonE6() / 1e6), plane.yM(to.latE6() / 1e6)));
    }

    /**
     * Metres driven between two consecutive positions. Up to three seconds the speeds tell better than places do,
     * beyond that the straight line is the least that was driven.
     */
    static double pathM(Position from, Position to, double seconds) {
        return seconds <= 3 ? (speedMps(from) + speedMps(to)) / 2 * seconds : distanceM(from, to);
    }
}
