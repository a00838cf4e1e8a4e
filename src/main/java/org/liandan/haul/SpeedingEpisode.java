package org.liandan.haul;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.place.ForbiddenZoneId;
import org.liandan.place.RouteId;
import org.liandan.track.Position;

/**
 * A stretch of driving above the speed limit.
 *
 * @param vehicleId the vehicle
 * @param terminalId the terminal that reported it
 * @param startedAt time of the first report above the limit
 * @param lastOverAt time of the latest report above the limit
 * @param limit the lowest limit in force during the episode
 * @param max the report with the highest satellite speed; its recorder speed is what the recorder said at that moment
 * @param distanceM metres driven above the limit, from report to report
 * @param overFor time driven above the limit: the intervals both of whose reports lie above it
 * @param overReports how many reports lie above the limit
 * @param confidence how well the speeds are supported
 * @param terminalAlarm whether the terminal raised its own alarm (bit 1, 超速报警) in one of them; it has its own limit and
 *     decides nothing here
 * @param reports the reports that the finding rests on, in order of time: the first ones, the fastest and the latest,
 *     {@value #MAX_REPORTS} at most; of a short episode also the lawful reports around it that bear it out
 */
public record SpeedingEpisode(
        int vehicleId,
        int terminalId,
        Instant startedAt,
        Instant lastOverAt,
        SpeedLimit limit,
        Position max,
        double distanceM,
        Duration overFor,
        int overReports,
        Confidence confidence,
        boolean terminalAlarm,
        List<Position> reports) {

    /** Bound on the reports that are kept with an episode. */
    public static final int MAX_REPORTS = 41;

    /** @throws IllegalArgumentException if it ends before it starts */
    public SpeedingEpisode {
        reports = List.copyOf(reports);
        if (lastOverAt.isBefore(startedAt)) {
            throw new IllegalArgumentException("an episode from " + startedAt + " cannot end at " + lastOverAt);
        }
    }

    /** The limit, tenths of a km/h. */
    public int limitDeciKph() {
        return limit.deciKph();
    }

    /** The route whose corridor sets the limit, or null where another limit applies. */
    public @Nullable RouteId route() {
        return limit.route();
    }

    /** The zone that sets the limit, or null where another limit applies. */
    public @Nullable ForbiddenZoneId zone() {
        return limit.zone();
    }
}
