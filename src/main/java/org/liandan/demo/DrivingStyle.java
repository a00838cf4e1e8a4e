package org.liandan.demo;

/**
 * How somebody drives. The usual figures are those of a laden four-axle tipper on town roads.
 *
 * @param cruiseKph speed where nothing limits it, km/h
 * @param rightTurnKph speed in right turns of 45 degrees and more, km/h
 * @param leftTurnKph speed in left turns of 45 degrees and more, km/h
 * @param burstKph speed for up to a minute on the longest straight of the path, km/h; the cruising speed for none
 * @param accelerationMps2 m/s², more than 0
 * @param brakingMps2 m/s², more than 0
 */
record DrivingStyle(
        double cruiseKph,
        double rightTurnKph,
        double leftTurnKph,
        double burstKph,
        double accelerationMps2,
        double brakingMps2) {

    /** Keeps to 8 km/h in right turns, below the 10 of the notice, and well below 60 elsewhere. */
    static final DrivingStyle CAREFUL = new DrivingStyle(48, 8, 18, 48, 0.8, 1.2);

    /** Takes right turns at 25 km/h. */
    static final DrivingStyle HASTY_IN_TURNS = new DrivingStyle(50, 25, 22, 50, 0.9, 1.4);

    /** Runs 68 km/h for a minute where the road is straight. */
    static final DrivingStyle SPEEDING = new DrivingStyle(54, 8, 18, 68, 0.9, 1.2);

    /** @throws IllegalArgumentException if a speed or an acceleration is not above zero */
    DrivingStyle {
        if (!(Math.min(cruiseKph, Math.min(rightTurnKph, leftTurnKph)) > 0) || !(burstKph >= cruiseKph)) {
            throw new IllegalArgumentException("speeds must be above 0 and burstKph not below cruiseKph");
        }
        if (!(accelerationMps2 > 0) || !(brakingMps2 > 0)) {
            throw new IllegalArgumentException("accelerationMps2 and brakingMps2 must be above 0");
        }
    }
}
