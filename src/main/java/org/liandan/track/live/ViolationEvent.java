package org.liandan.track.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.liandan.haul.ViolationRecorded;

/** Payload of the {@code violation} event; speeds in km/h, the place in degrees. Written again when an episode ends. */
public record ViolationEvent(
        long id,
        String type,
        int vehicleId,
        String plate,
        long carrier,
        Instant startedAt,
        @Nullable Instant endedAt,
        double lon,
        double lat,
        double limitKph,
        double measuredKph,
        String verdict,
        String rule) {

    static ViolationEvent of(ViolationRecorded violation) {
        return new ViolationEvent(
                violation.id(),
                violation.type().name(),
                violation.vehicleId(),
                violation.plate(),
                violation.carrier().value(),
                violation.startedAt(),
                violation.endedAt(),
                violation.at().lonDeg(),
                violation.at().latDeg(),
                violation.limitDeciKph() / 10.0,
                violation.measuredDeciKph() / 10.0,
                violation.verdict().name(),
                violation.rule());
    }
}
