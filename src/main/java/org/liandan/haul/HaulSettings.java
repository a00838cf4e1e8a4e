package org.liandan.haul;

import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.liandan.track.PlausibilitySettings;

/**
 * Thresholds of the detectors. They are part of what a finding rests on.
 *
 * @param speedLimitDeciKph general limit, tenths of a km/h; exactly the limit is lawful (notice: 「限速60km/h」)
 * @param rightTurnLimitDeciKph general limit in right turns (notice: 「右转弯限速10km/h」)
 * @param confirmAfter an episode is confirmed when reports above the limit span this time …
 * @param confirmReports … or when so many of them follow one another (R-506: 10 s or 3 fixes; one alone never counts)
 * @param mergeWithin a confirmed episode survives reports well below the limit for this long …
 * @param hysteresisDeciKph … and those that lie less than this below it, tenths of a km/h
 * @param gap reports farther apart than this are never joined to one episode
 * @param turnFromDeg least change of direction that is judged as a right turn
 * @param turnToDeg greatest one; beyond it the truck has turned round
 * @param turnPathM path within which 60° must come together; a longer way is a bend of the road
 * @param accelerationMps2 what no loaded or empty truck exceeds from walking pace on
 * @param brakingMps2 what a truck's service brakes must be able to do (type approval of category N: 5.0 m/s²)
 * @param cruiseMps greatest speed that the proof grants a truck between two reports, m/s
 * @param timeToleranceS seconds by which the time between two reports may be off: receivers make a fix on each whole second,
 *     and are late by less than that
 * @param placeToleranceM metres by which the places of two reports may be off against one another; what they share (orbits,
 *     clocks, air) does not count
 * @param stopBeforeTurn the stop before a right turn
 * @param episodes thresholds of what lasts
 * @param plausibility thresholds of the marks
 */
public record HaulSettings(
        int speedLimitDeciKph,
        int rightTurnLimitDeciKph,
        Duration confirmAfter,
        int confirmReports,
        Duration mergeWithin,
        int hysteresisDeciKph,
        Duration gap,
        int turnFromDeg,
        int turnToDeg,
        double turnPathM,
        double accelerationMps2,
        double brakingMps2,
        double cruiseMps,
        double timeToleranceS,
        double placeToleranceM,
        StopBeforeTurnSettings stopBeforeTurn,
        EpisodeSettings episodes,
        PlausibilitySettings plausibility) {

    /** Radius of a bend on which {@code turnPathM} change the course by 60 degrees: what is wider is a bend of the road. */
    public double bendRadiusM() {
        return turnPathM / Math.toRadians(60);
    }

    /** Bound of {@link #reach}, whatever the thresholds are. */
    private static final Duration FARTHEST = Duration.ofHours(6);

    /**
     * How far back from a vehicle's newest report those lie on which anything rests that detectors and marks remember of it,
     * but for confirmed episodes, whose beginnings are on record: who folds the track from there on remembers the same. Six
     * hours at most; with the thresholds as they come it is one hour, for the third jump may follow half an hour after the
     * second.
     */
    public Duration reach() {
        Duration suspicion = confirmAfter.plus(gap.multipliedBy(Math.max(2, confirmReports)));
        Duration reach = Stream.of(episodes.reach(), suspicion, RightTurnDetector.REACH, plausibility.reach())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return reach.compareTo(FARTHEST) > 0 ? FARTHEST : reach;
    }

    /** The values in force where an operator sets nothing. */
    public static final HaulSettings DEFAULT = new HaulSettings(
            600,
            100,
            Duration.ofSeconds(10),
            3,
            Duration.ofSeconds(3),
            0,
            Duration.ofSeconds(45),
            58,
            150,
            60,
            1.2,
            5.0,
            80 / 3.6,
            0.3,
            3,
            StopBeforeTurnSettings.DEFAULT,
            EpisodeSettings.DEFAULT,
            PlausibilitySettings.DEFAULT);
}
