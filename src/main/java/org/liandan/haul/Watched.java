package org.liandan.haul;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.liandan.track.Position;

/**
 * What is known of a truck when the watch looks.
 *
 * @param vehicleId the vehicle
 * @param last its newest report by the terminal's time, whether or not its place is believable
 * @param heardAt when the platform last had any report of it
 * @param connected whether its terminal is logged in
 * @param load what it carries, or null where nothing is known
 */
public record Watched(
        int vehicleId,
        Position last,
        Instant heardAt,
        boolean connected,
        @Nullable Load load) {

    /** Status bit 0 of 0x0200: the ignition was on when it last reported. */
    public boolean ignitionOn() {
        return (last.statusFlags() & 1) != 0;
    }

    /** Whether it is known to have a load on board. */
    public boolean isLoaded() {
        return load != null && load.aboard();
    }
}
