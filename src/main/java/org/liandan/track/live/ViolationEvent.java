package org.liandan.track.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.liandan.haul.Measure;
import org.liandan.haul.ViolationRecorded;

/**
 * Payload of the {@code violation} event; the place in degrees. Written again when an episode ends. Of limit and measured
 * value those are set that the kind compares: speeds in km/h, distances in m, durations in s.
 *
 * @param typeName the kind in Chinese, {@code typeNameEnglish} in English
 * @param category how much it says: VIOLATION, TERMINAL_ALARM or HINT
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ViolationEvent(
        long id,
        String type,
        String typeName,
        String typeNameEnglish,
        String category,
        int vehicleId,
        String plate,
        long carrier,
        Instant startedAt,
        @Nullable Instant endedAt,
        double lon,
        double lat,
        @JsonUnwrapped Measure.Values measure,
        String verdict,
        String rule) {

    static ViolationEvent of(ViolationRecorded violation) {
        return new ViolationEvent(
                violation.id(),
                violation.type().name(),
                violation.type().chinese(),
                violation.type().english(),
                violation.type().category().name(),
                violation.vehicleId(),
                violation.plate(),
                violation.carrier().value(),
                violation.startedAt(),
                violation.endedAt(),
                violation.at().lonDeg(),
                violation.at().latDeg(),
                violation.measure().values(),
                violation.verdict().name(),
                violation.rule());
    }
}
