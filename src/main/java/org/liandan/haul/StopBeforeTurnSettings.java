package org.liandan.haul;

import java.time.Duration;

/**
 * When a right turn counts as one before which the truck has stopped (notice: 「右转弯提前减速并停车观察后通行」; R-508).
 *
 * @param judged whether it is judged at all; not until the bureau says so, for the notice asks trucks to stop before turns
 *     at which nobody else may be
 * @param withinM metres before the beginning of the turn within which the stop must lie
 * @param belowDeciKph slower than this the truck stands, tenths of a km/h
 * @param standing time for which it must stand
 */
public record StopBeforeTurnSettings(boolean judged, int withinM, int belowDeciKph, Duration standing) {

    /** Off; else below 1 km/h for a second, within 30 m. */
    public static final StopBeforeTurnSettings DEFAULT =
            new StopBeforeTurnSettings(false, 30, 10, Duration.ofSeconds(1));

    /** Beyond that no report is kept for it. */
    private static final int FARTHEST_M = 100;

    /** @throws IllegalArgumentException if a value lies outside what can be judged */
    public StopBeforeTurnSettings {
        if (withinM < 1 || withinM > FARTHEST_M) {
            throw new IllegalArgumentException("withinM must lie in [1, " + FARTHEST_M + "], is " + withinM);
        }
        if (belowDeciKph < 1 || belowDeciKph > Fixes.WALKING_PACE_DECI_KPH) {
            throw new IllegalArgumentException(
                    "belowDeciKph must lie in [1, " + Fixes.WALKING_PACE_DECI_KPH + "], is " + belowDeciKph);
        }
        if (standing.isNegative() || standing.toSeconds() > 60) {
            throw new IllegalArgumentException("standing must lie in [0 s, 60 s], is " + standing);
        }
    }

    double standingS() {
        return standing.toMillis() / 1000.0;
    }
}
