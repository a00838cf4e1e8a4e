package org.liandan.demo;

import java.util.Arrays;

/**
 * One trip along a path, from standstill to standstill, by somebody with a style: a pure function from seconds since
 * departure to motion. Speeds obey the limits of the style at every place and its acceleration and braking between them.
 */
final class Drive {

    /** Corners that turn less than this are bends, taken as fast as comfort allows, degrees. */
    private static final double TURN_DEG = 45;

    /** Sideways acceleration that a laden truck accepts in a bend, m/s². */
    private static final double COMFORT_MPS2 = 1.5;

    /** Behind a turn the truck keeps its speed until its tail is through, metres. */
    private static final double TAIL_M = 10;

    private static final double BURST_S = 60;

    private final DrivenPath path;
    private final double[] speedMps;
    private final double[] atS;

    Drive(DrivenPath path, DrivingStyle style) {
        this.path = path;
        this.speedMps = limits(path, style);
        this.atS = new double[speedMps.length];
        obeyKinematics(style);
        for (int i = 1; i < atS.length; i++) {
            double lengthM = path.alongM(i) - path.alongM(i - 1);
            atS[i] = atS[i - 1] + (lengthM == 0 ? 0 : 2 * lengthM / (speedMps[i - 1] + speedMps[i]));
        }
    }

    DrivenPath path() {
        return path;
    }

    /** How long the trip takes, seconds. */
    double durationS() {
        return atS[atS.length - 1];
    }

    /** The moment at which a place is passed, seconds since departure. */
    double secondsAt(double alongM) {
        int low = 0;
        while (low < atS.length - 1 && path.alongM(low) < alongM) {
            low++;
        }
        return atS[low];
    }

    /** Motion after so many seconds; standing at the start before, and at the end after the trip. */
    Motion at(double seconds) {
        if (seconds <= 0) {
            return path.motion(0, 0, 0);
        }
        if (seconds >= durationS()) {
            return path.motion(atS.length - 1, 0, 0);
        }
        int found = Arrays.binarySearch(atS, seconds);
        int sample = found >= 0 ? found : -found - 2;
        double spentS = seconds - atS[sample];
        double lengthS = atS[sample + 1] - atS[sample];
        double acceleration = lengthS == 0 ? 0 : (speedMps[sample + 1] - speedMps[sample]) / lengthS;
        double drivenM = speedMps[sample] * spentS + acceleration * spentS * spentS / 2;
        double lengthM = path.alongM(sample + 1) - path.alongM(sample);
        return path.motion(
                sample, lengthM == 0 ? 0 : drivenM / lengthM, (speedMps[sample] + acceleration * spentS) * 3.6);
    }

    private static double[] limits(DrivenPath path, DrivingStyle style) {
        double[] limits = new double[path.samples()];
        Arrays.fill(limits, style.cruiseKph() / 3.6);
        if (style.burstKph() > style.cruiseKph()) {
            raiseOnLongestStraight(path, limits, style.burstKph() / 3.6);
        }
        double turnLimit = Double.POSITIVE_INFINITY;
        double turnEndsM = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < limits.length; i++) {
            double angle = path.cornerAngleDeg(i);
            if (Math.abs(angle) >= TURN_DEG) {
                turnLimit = (angle > 0 ? style.rightTurnKph() : style.leftTurnKph()) / 3.6;
                turnEndsM = path.alongM(i);
            }
            if (path.alongM(i) - turnEndsM <= TAIL_M) {
                limits[i] = Math.min(limits[i], turnLimit);
            } else if (path.inCorner(i)) {
                limits[i] = Math.min(limits[i], Math.sqrt(COMFORT_MPS2 * path.cornerRadiusM(i)));
            }
        }
        return limits;
    }

    private static void raiseOnLongestStraight(DrivenPath path, double[] limits, double burstMps) {
        int bestFrom = 0;
        int bestTo = 0;
        int from = 0;
        for (int i = 0; i < limits.length; i++) {
            if (Math.abs(path.cornerAngleDeg(i)) >= 10) {
                from = i + 1;
            } else if (path.alongM(i) - path.alongM(from) > path.alongM(bestTo) - path.alongM(bestFrom)) {
                bestFrom = from;
                bestTo = i;
            }
        }
        double endsM = path.alongM(bestFrom) + burstMps * BURST_S;
        for (int i = bestFrom; i <= bestTo && path.alongM(i) <= endsM; i++) {
            limits[i] = burstMps;
        }
    }

    private void obeyKinematics(DrivingStyle style) {
        int last = speedMps.length - 1;
        speedMps[0] = 0;
        speedMps[last] = 0;
        for (int i = 1; i <= last; i++) {
            speedMps[i] = Math.min(speedMps[i], reachable(speedMps[i - 1], style.accelerationMps2(), i));
        }
        for (int i = last; i > 0; i--) {
            speedMps[i - 1] = Math.min(speedMps[i - 1], reachable(speedMps[i], style.brakingMps2(), i));
        }
    }

    private double reachable(double fromMps, double mps2, int sample) {
        return Math.sqrt(fromMps * fromMps + 2 * mps2 * (path.alongM(sample) - path.alongM(sample - 1)));
    }
}
