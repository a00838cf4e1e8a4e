package org.liandan.track.live;

import java.time.Instant;
import java.util.Optional;
import org.liandan.track.Position;

/**
 * Payload of the {@code position} event, and of {@code /vehicles/{plate}/position}.
 *
 * @param lon degrees east, WGS-84
 * @param lat degrees north, WGS-84
 * @param speedKph km/h
 * @param headingDeg degrees from north, clockwise
 * @param at the terminal's own time
 * @param online whether its terminal is connected
 * @param carrier identity of the organisation that runs the vehicle
 */
public record PositionEvent(
        int vehicleId,
        String plate,
        double lon,
        double lat,
        double speedKph,
        int headingDeg,
        Instant at,
        boolean online,
        long carrier) {

    /** Empty for a vehicle of which no position is known. */
    public static Optional<PositionEvent> of(LivePosition live) {
        Position position = live.position();
        return position == null
                ? Optional.empty()
                : Optional.of(new PositionEvent(
                        live.vehicleId(),
                        live.plate(),
                        position.lonE6() / 1e6,
                        position.latE6() / 1e6,
                        position.speedKph(),
                        position.headingDeg(),
                        position.at(),
                        live.online(),
                        live.carrier().value()));
    }
}
