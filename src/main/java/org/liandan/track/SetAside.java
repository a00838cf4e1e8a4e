package org.liandan.track;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report kept aside: received and acknowledged, but not fit to stand among the positions.
 *
 * @param reason why
 * @param detail the reason as a sentence, with the value found
 * @param terminalId the reporting terminal
 * @param vehicleId the vehicle that it was bound to
 * @param at the terminal's own time, or null when it gave none
 * @param receivedAt when the platform had it
 * @param lonE6 longitude as sent, millionths of a degree east
 * @param latE6 latitude as sent, millionths of a degree north
 * @param speedDeciKph speed as sent, tenths of a km/h
 * @param headingDeg direction as sent, degrees
 */
public record SetAside(
        SetAsideReason reason,
        String detail,
        int terminalId,
        int vehicleId,
        @Nullable Instant at,
        Instant receivedAt,
        int lonE6,
        int latE6,
        int speedDeciKph,
        int headingDeg) {

    /** A position that may not stand among the others. */
    public static SetAside of(Position position, SetAsideReason reason, String detail) {
        return new SetAside(
                reason,
                detail,
                position.terminalId(),
                position.vehicleId(),
                position.at(),
                position.receivedAt(),
                position.lonE6(),
                position.latE6(),
                position.speedDeciKph(),
                position.headingDeg());
    }
}
