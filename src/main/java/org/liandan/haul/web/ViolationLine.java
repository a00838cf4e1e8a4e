package org.liandan.haul.web;

import java.math.BigDecimal;
import java.time.Duration;
import org.liandan.haul.Measure;
import org.liandan.haul.Violation;

/**
 * A violation in the list.
 *
 * @param measured the measured value with its unit, or empty
 * @param limit the limit with its unit, or empty
 */
public record ViolationLine(Violation violation, String measured, String limit) {

    /** The line of a violation. */
    public static ViolationLine of(Violation violation) {
        return switch (violation.measure()) {
            case Measure.Speed(int limit, int measured) -> new ViolationLine(violation, speed(measured), speed(limit));
            case Measure.Distance(int limitM, int measuredM) ->
                new ViolationLine(violation, measuredM + " m", limitM + " m");
            case Measure.Time(Duration limit, Duration measured) ->
                new ViolationLine(violation, time(measured), time(limit));
            case Measure.Nothing() -> new ViolationLine(violation, "", "");
        };
    }

    /** To one decimal place, as limits are written. */
    private static String speed(int deciKph) {
        return BigDecimal.valueOf(deciKph, 1).toPlainString() + " km/h";
    }

    private static String time(Duration duration) {
        if (duration.toHours() > 0) {
            return duration.toHours() + " h " + duration.toMinutesPart() + " min";
        }
        if (duration.toMinutes() == 0) {
            return duration.toSeconds() + " s";
        }
        String seconds = duration.toSecondsPart() == 0 ? "" : " " + duration.toSecondsPart() + " s";
        return duration.toMinutes() + " min" + seconds;
    }
}
