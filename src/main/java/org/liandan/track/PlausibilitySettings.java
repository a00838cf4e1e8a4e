package org.liandan.track;

import java.time.Duration;

/**
 * Thresholds of the marks. Bounds are generous: they tell what cannot have been, not what is unusual
 * (docs/decisions/0015).
 *
 * @param leastSatellites fewer than this make no fix of their own; four unknowns need four
 * @param absurdSpeedDeciKph tenths of a km/h that no truck reaches
 * @param jumpAllowanceM metres that receivers in a street canyon move by without the truck doing so
 * @param frozenFromDeciKph from this speed on coordinates must change
 * @param accelerationMps2 what no truck exceeds, by far; loaded ones reach 1
 * @param brakingMps2 what no truck exceeds: an emergency stop of an empty one on a dry road reaches 7
 * @param speedErrorDeciKph by how much a receiver's speed may be off at either end of such a change, together
 * @param placeErrorM by how many metres the distance between two places may be off
 * @param comparedWithin a report is compared with the last good one if that is no older than this
 * @param recorderDeciKph GNSS and recorder may differ by this …
 * @param recorderShare … or this share of the speed, whichever is more; GB/T 19056 calls a recorder faulty from 11 % on
 * @param clockAhead a terminal's time may be this far after the time of receipt before it counts as one of the future
 * @param clockOff a clock that is off by more than this is marked
 * @param clockWindow time within which the report that took least to arrive tells how far a clock lags behind
 */
public record PlausibilitySettings(
        int leastSatellites,
        int absurdSpeedDeciKph,
        double jumpAllowanceM,
        int frozenFromDeciKph,
        double accelerationMps2,
        double brakingMps2,
        int speedErrorDeciKph,
        double placeErrorM,
        Duration comparedWithin,
        int recorderDeciKph,
        double recorderShare,
        Duration clockAhead,
        Duration clockOff,
        Duration clockWindow) {

    /** The values in force where an operator sets nothing. */
    public static final PlausibilitySettings DEFAULT = new PlausibilitySettings(
            4,
            1_600,
            60,
            100,
            3,
            9,
            70,
            15,
            Duration.ofSeconds(60),
            50,
            0.11,
            Duration.ofMinutes(5),
            Duration.ofSeconds(60),
            Duration.ofMinutes(10));

    /**
     * How far back from the newest report those lie on which marks rest: what is known of a clock rests on the present window
     * and the one before, and on having heard the one before that.
     */
    public Duration reach() {
        Duration clock = clockWindow.multipliedBy(3);
        Duration pace = comparedWithin.multipliedBy(3);
        return clock.compareTo(pace) > 0 ? clock : pace;
    }
}
