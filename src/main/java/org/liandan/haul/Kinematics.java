package org.liandan.haul;

import java.util.function.DoublePredicate;
import org.liandan.track.Position;

/**
 * What a truck can have done between two reports. The proof behind {@link Verdict#PROVEN}: if even a truck that brakes
 * and accelerates as hard as any can could not have taken the turn at the limit and still have been seen where and when
 * it was, it did not take the turn at the limit.
 */
final class Kinematics {

    private static final double GREATEST_BOUND_MPS = 30;
    private static final int HALVINGS = 14;
    private static final int PLACES_TRIED = 9;
    /** So near one another that what lies between them is less than places are good to, wherever a stop counts. */
    private static final int STOPS_TRIED = 65;
    /** Speed at which a tipper falls over on a circle of 30 m radius, at 0.35 g: 36 km/h. */
    private static final double LEFT_TURN_MPS = HiddenTurn.FASTEST_DECI_KPH / 36.0;

    private Kinematics() {}

    /**
     * A turn that no report falls into.
     *
     * @param entryMps speed at the report before
     * @param exitMps speed at the report after
     * @param seconds time between them
     * @param pathM least distance driven between them
     * @param cornerM distance from the report before to the middle of the turn
     * @param cornerToleranceM by how much that may be off
     * @param coreM length of the turn's core, within which the speed is at stake
     */
    record Passage(
            double entryMps,
            double exitMps,
            double seconds,
            double pathM,
            double cornerM,
            double cornerToleranceM,
            double coreM) {}

    /**
     * Lower bound of the highest speed in the turn, m/s: a truck that stayed below it all the way through could not have
     * been where it was seen. 0 where any speed is possible.
     */
    static double leastSpeedMps(Passage passage, HaulSettings settings) {
        return leastSpeedMps(mps -> isPossible(passage, mps, settings));
    }

    /** As {@link #leastSpeedMps(Passage, HaulSettings)}, for the right turns of a way along the roads. */
    static double leastSpeedMps(RoadWay way, Position before, Position after, HaulSettings settings) {
        return leastSpeedMps(mps -> isPossible(way, before, after, mps, settings));
    }

    private static double leastSpeedMps(DoublePredicate isPossible) {
        if (isPossible.test(0.1)) {
            return 0;
        }
        double impossible = 0.1;
        double possible = GREATEST_BOUND_MPS;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (impossible + possible) / 2;
            if (isPossible.test(middle)) {
                possible = middle;
            } else {
                impossible = middle;
            }
        }
        return impossible;
    }

    /** Whether a truck can have kept to a speed throughout the core, wherever within the tolerance the core lies. */
    static boolean isPossible(Passage passage, double turnMps, HaulSettings settings) {
        double tolerance = Math.min(passage.cornerToleranceM, passage.pathM / 2);
        double from = Math.max(0, passage.cornerM - tolerance);
        double to = Math.min(passage.pathM, passage.cornerM + tolerance);
        for (int i = 0; i < PLACES_TRIED; i++) {
            double corner = from + (to - from) * i / (PLACES_TRIED - 1);
            if (isPossibleAt(corner, passage, turnMps, settings)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a truck can have driven a way between two reports and kept to a speed in its right turns; in turns to the left
     * it may be as fast as a truck can be without falling over.
     */
    static boolean isPossible(RoadWay way, Position before, Position after, double turnMps, HaulSettings settings) {
        double seconds = Fixes.secondsBetween(before, after) + settings.timeToleranceS();
        for (int i = 0; i < PLACES_TRIED; i++) {
            double shiftM = settings.placeToleranceM() * (2.0 * i / (PLACES_TRIED - 1) - 1);
            if (leastSeconds(way, before, after, turnMps, shiftM, settings) <= seconds) {
                return true;
            }
        }
        return false;
    }

    /** Least time along a way whose turns all lie so many metres farther on than the map has them. */
    private static double leastSeconds(
            RoadWay way, Position before, Position after, double turnMps, double shiftM, HaulSettings settings) {
        int n = way.turnings().size();
        double[] legs = new double[n + 1];
        double[] cores = new double[n];
        double[] limits = new double[n];
        double doneM = 0;
        for (int i = 0; i < n; i++) {
            RoadWay.Turning turning = way.turnings().get(i);
            double middleM = Math.clamp(turning.alongM() + shiftM, 0, way.lengthM());
            cores[i] = HiddenTurn.coreM(Math.abs(turning.angleDeg()));
            limits[i] = turning.isRight(settings) ? turnMps : LEFT_TURN_MPS;
            legs[i] = middleM - cores[i] / 2 - doneM;
            doneM = middleM + cores[i] / 2;
        }
        legs[n] = way.lengthM() - doneM;
        double[] in = new double[n];
        double[] out = new double[n];
        double mps = Fixes.speedMps(before);
        for (int i = 0; i < n; i++) {
            in[i] = Math.min(limits[i], reachable(mps, settings.accelerationMps2(), legs[i], settings));
            mps = limits[i];
        }
        mps = Fixes.speedMps(after);
        for (int i = n - 1; i >= 0; i--) {
            out[i] = Math.min(limits[i], reachable(mps, settings.brakingMps2(), legs[i + 1], settings));
            mps = limits[i];
        }
        double seconds = 0;
        mps = Fixes.speedMps(before);
        for (int i = 0; i < n; i++) {
            double insideM = cores[i] + Math.min(0, legs[i]) + (i == n - 1 ? Math.min(0, legs[n]) : 0);
            seconds += leastSeconds(mps, in[i], legs[i], settings) + Math.max(0, insideM) / limits[i];
            mps = out[i];
        }
        return seconds + leastSeconds(mps, Fixes.speedMps(after), legs[n], settings);
    }

    /** The longest way that a truck can have driven between two reports. */
    static double longestM(Position before, Position after, HaulSettings settings) {
        double seconds = Fixes.secondsBetween(before, after) + settings.timeToleranceS();
        double from = Fixes.speedMps(before);
        double to = Fixes.speedMps(after);
        double acceleration = settings.accelerationMps2();
        double braking = settings.brakingMps2();
        double rising = Math.clamp((to - from + braking * seconds) / (acceleration + braking), 0, seconds);
        double peak = Math.min(Math.max(settings.cruiseMps(), Math.max(from, to)), from + acceleration * rising);
        double up = Math.max(0, (peak - from) / acceleration);
        double down = Math.max(0, (peak - to) / braking);
        return (from + peak) / 2 * up
                + (to + peak) / 2 * down
                + peak * Math.max(0, seconds - up - down)
                + 2 * settings.placeToleranceM();
    }

    /**
     * Least time in which a truck can have driven between two reports and stood still on the way, however briefly.
     *
     * @param fromM where on the way it may have stood: from so many metres after the first report …
     * @param toM … up to so many
     * @return seconds of driving, without the standing; infinity where it had no room to stop and set off again
     */
    static double leastSecondsWithStop(
            double entryMps, double exitMps, double pathM, double fromM, double toM, HaulSettings settings) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < STOPS_TRIED; i++) {
            double stopM = fromM + (toM - fromM) * i / (STOPS_TRIED - 1);
            double seconds =
                    leastSeconds(entryMps, 0, stopM, settings) + leastSeconds(0, exitMps, pathM - stopM, settings);
            least = Math.min(least, seconds);
        }
        return least;
    }

    private static boolean isPossibleAt(double cornerM, Passage passage, double turnMps, HaulSettings settings) {
        double beforeM = cornerM - passage.coreM / 2;
        double afterM = passage.pathM - cornerM - passage.coreM / 2;
        // a report nearer to the corner than half of the core lies in the core, and its speed says so itself
        double intoCore =
                Math.min(turnMps, reachable(passage.entryMps, settings.accelerationMps2(), beforeM, settings));
        double outOfCore = Math.min(turnMps, reachable(passage.exitMps, settings.brakingMps2(), afterM, settings));
        double approachS = leastSeconds(passage.entryMps, intoCore, beforeM, settings);
        double departureS = leastSeconds(outOfCore, passage.exitMps, afterM, settings);
        double coreS = Math.max(0, passage.coreM + Math.min(0, beforeM) + Math.min(0, afterM)) / turnMps;
        return approachS + coreS + departureS <= passage.seconds + settings.timeToleranceS();
    }

    /** Greatest speed at the far end of a distance, for one speed at its near end. */
    private static double reachable(double mps, double rate, double metres, HaulSettings settings) {
        return Math.sqrt(mps * mps + 2 * rate * (Math.max(0, metres) + settings.placeToleranceM()));
    }

    /**
     * Least time over a distance from one speed to another, or infinity where the distance does not suffice. The
     * distance may be off by the tolerance, in the truck's favour.
     */
    private static double leastSeconds(double fromMps, double toMps, double metres, HaulSettings settings) {
        double rate = fromMps > toMps ? settings.brakingMps2() : settings.accelerationMps2();
        double needed = Math.abs(fromMps * fromMps - toMps * toMps) / (2 * rate);
        double tolerance = settings.placeToleranceM();
        if (needed > Math.max(0, metres) + tolerance) {
            return Double.POSITIVE_INFINITY;
        }
        double driven = Math.max(needed, Math.max(0, metres - tolerance / 2));
        double acceleration = settings.accelerationMps2();
        double braking = settings.brakingMps2();
        double peakSquare =
                (2 * acceleration * braking * driven + braking * fromMps * fromMps + acceleration * toMps * toMps)
                        / (acceleration + braking);
        double cruise = Math.max(settings.cruiseMps(), Math.max(fromMps, toMps));
        double peak = Math.min(cruise, Math.sqrt(peakSquare));
        if (peak == 0) {
            return 0;
        }
        double rising = (peak * peak - fromMps * fromMps) / (2 * acceleration);
        double falling = (peak * peak - toMps * toMps) / (2 * braking);
        return (peak - fromMps) / acceleration
                + (peak - toMps) / braking
                + Math.max(0, driven - rising - falling) / peak;
    }
}
