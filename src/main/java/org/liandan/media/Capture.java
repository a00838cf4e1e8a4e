package org.liandan.media;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.liandan.geo.LonLat;

/**
 * A picture or recording as its terminal describes it, by 0x0800 before it comes or by 0x0801 with it.
 *
 * @param vehicleId the vehicle
 * @param terminalId the terminal
 * @param mediaId the terminal's number of it, cyclic
 * @param kind what it is
 * @param format how it is written
 * @param occasion why it was taken
 * @param channel the camera or microphone
 * @param takenAt the terminal's time, or null where the message has none (0x0800, 2011)
 * @param location where it was taken, or null where the message does not say
 * @param receivedAt when the platform had the message
 */
public record Capture(
        int vehicleId,
        int terminalId,
        long mediaId,
        MediaKind kind,
        MediaFormat format,
        MediaOccasion occasion,
        int channel,
        @Nullable Instant takenAt,
        @Nullable LonLat location,
        Instant receivedAt) {}
