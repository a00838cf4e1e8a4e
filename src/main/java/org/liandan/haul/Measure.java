package org.liandan.haul;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What was measured, and the limit that it broke. Kinds of violation differ in what they compare. */
public sealed interface Measure {

    /**
     * Speeds.
     *
     * @param limitDeciKph the limit, tenths of a km/h
     * @param measuredDeciKph the measured value, or for {@link Verdict#PROVEN} its lower bound
     */
    record Speed(int limitDeciKph, int measuredDeciKph) implements Measure {

        public double limitKph() {
            return limitDeciKph / 10.0;
        }

        public double measuredKph() {
            return measuredDeciKph / 10.0;
        }
    }

    /** Distances: from the middle of a route's corridor. */
    record Distance(int limitM, int measuredM) implements Measure {}

    /** Durations: standing, silence; whole seconds. */
    record Time(Duration limit, Duration measured) implements Measure {}

    /** Nothing to compare: being in a forbidden zone, an alarm of the terminal's. */
    record Nothing() implements Measure {}

    /** The values one by one, as programs are told them: those that a kind does not have are null. */
    record Values(
            @Nullable Double limitKph,
            @Nullable Double measuredKph,
            @Nullable Integer limitM,
            @Nullable Integer measuredM,
            @Nullable Long limitS,
            @Nullable Long measuredS) {}

    default Values values() {
        return switch (this) {
            case Speed speed -> new Values(speed.limitKph(), speed.measuredKph(), null, null, null, null);
            case Distance(int limitM, int measuredM) -> new Values(null, null, limitM, measuredM, null, null);
            case Time(Duration limit, Duration measured) ->
                new Values(null, null, null, null, limit.toSeconds(), measured.toSeconds());
            case Nothing() -> new Values(null, null, null, null, null, null);
        };
    }
}
