package org.liandan.haul;

import java.time.Instant;
import org.liandan.geo.LocalPlane;
import org.liandan.track.Position;

/** What detectors ask of one or two positions. */
final class Fixes {

    /** Below walking pace a receiver's course is noise: 3 km/h. */
    static final int WALKING_PACE_DECI_KPH = 30;

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
     * Metres driven between two consecutive positions. Up to three seconds the speeds tell better than places do,
     * beyond that the straight line is the least that was driven.
     */
    static double pathM(Position from, Position to, double seconds) {
        return seconds <= 3 ? (speedMps(from) + speedMps(to)) / 2 * seconds : distanceM(from, to);
    }
}
