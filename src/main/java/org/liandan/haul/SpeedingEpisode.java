package org.liandan.haul;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.place.RouteId;
import org.liandan.track.Position;

/**
 * A stretch of driving above the speed limit.
 *
 * @param vehicleId the vehicle
 * @param terminalId the terminal that reported it
 * @param startedAt time of the first report above the limit
 * @param lastOverAt time of the latest report above the limit
 * @param limitDeciKph the limit, tenths of a km/h; the lowest one in force during the episode
 * @param route the route whose corridor sets the limit, or null where the general limit applies
 * @param max the report with the highest speed
 * @param distanceM metres between the first and the latest report above the limit, from report to report
 * @param overReports how many reports lie above the limit
 * @param reports the reports that the finding rests on, in order of time: the first ones, the fastest and the latest,
 *     {@value #MAX_REPORTS} at most; of a short episode also the lawful reports around it that bear it out
 */
public record SpeedingEpisode(
        int vehicleId,
        int terminalId,
        Instant startedAt,
        Instant lastOverAt,
        int limitDeciKph,
        @Nullable RouteId route,
        Position max,
        double distanceM,
        int overReports,
        List<Position> reports) {

    /** Bound on the reports that are kept with an episode. */
    public static final int MAX_REPORTS = 41;

    public SpeedingEpisode {
        reports = List.copyOf(reports);
    }
}
