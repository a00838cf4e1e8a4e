package org.liandan.demo;

import java.util.random.RandomGenerator;
import org.liandan.geo.Bearings;
import org.liandan.geo.LocalPlane;

/**
 * A satellite receiver: what it sees of a motion. Its position wanders slowly around the truth by a metre or two, as real
 * ones do, its speed and course are a little off, and at standstill its course holds. Not safe for several threads.
 */
final class Receiver {

    private static final double WANDER_M = 1.2;
    /** How much of the error of the second before is still there. */
    private static final double MEMORY = 0.95;

    private static final double SPEED_NOISE_KPH = 0.15;
    private static final double COURSE_NOISE_DEG = 0.6;

    private final RandomGenerator random;
    private double errorXM;
    private double errorYM;
    private double courseDeg;

    Receiver(RandomGenerator random) {
        this.random = random;
    }

    /** What the receiver shows; to be called once a second. */
    Motion see(Motion truth) {
        double fresh = WANDER_M * Math.sqrt(1 - MEMORY * MEMORY);
        errorXM = MEMORY * errorXM + fresh * random.nextGaussian();
        errorYM = MEMORY * errorYM + fresh * random.nextGaussian();
        double speedKph = 0;
        if (truth.speedKph() > 0.5) {
            speedKph = Math.max(0, truth.speedKph() + SPEED_NOISE_KPH * random.nextGaussian());
            courseDeg = Bearings.normalized(truth.headingDeg() + COURSE_NOISE_DEG * random.nextGaussian());
        }
        return new Motion(
                LocalPlane.at(truth.point()).lonLat(errorXM, errorYM),
                truth.alongM(),
                speedKph,
                courseDeg,
                truth.cornering());
    }
}
