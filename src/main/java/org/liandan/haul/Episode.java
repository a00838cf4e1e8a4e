package org.liandan.haul;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.place.ForbiddenZoneId;
import org.liandan.place.RouteId;
import org.liandan.track.Position;

/**
 * Something that lasts, speeding apart: a drive off the route, on a closed route or in a forbidden zone, a stop, a hint of
 * tampering. The kinds differ in what shows them; how they begin, are confirmed, merge and end is the same
 * ({@link Spell}).
 *
 * @param type which kind
 * @param rule the rule
 * @param vehicleId the vehicle
 * @param terminalId the terminal that reported it
 * @param startedAt time of the first report that shows it
 * @param lastAt time of the latest report that shows it
 * @param peak the report that shows it most: farthest off the route; else the first one
 * @param measure limit and measured value: metres off the route, seconds of a stop; {@link Measure.Nothing} of the others
 * @param established how it was established
 * @param route the closed route that it drives on, or null
 * @param zone the forbidden zone, or null
 * @param causes of {@link ViolationType#TAMPER_HINT}: what was seen; empty for the others
 * @param load what was known of the load when the episode was confirmed, or null for nothing
 * @param distanceM metres driven between the reports that show it
 * @param showing how many reports show it
 * @param reports the reports that the finding rests on, in order of time: the first ones, the peak and the latest,
 *     {@value #MAX_REPORTS} at most
 */
public record Episode(
        ViolationType type,
        RuleCode rule,
        int vehicleId,
        int terminalId,
        Instant startedAt,
        Instant lastAt,
        Position peak,
        Measure measure,
        Established established,
        @Nullable RouteId route,
        @Nullable ForbiddenZoneId zone,
        Set<TamperCause> causes,
        @Nullable Load load,
        double distanceM,
        int showing,
        List<Position> reports) {

    /** Bound on the reports that are kept with an episode. */
    public static final int MAX_REPORTS = 41;

    /** @throws IllegalArgumentException if it ends before it starts */
    public Episode {
        causes = Set.copyOf(causes);
        reports = List.copyOf(reports);
        if (lastAt.isBefore(startedAt)) {
            throw new IllegalArgumentException("an episode from " + startedAt + " cannot end at " + lastAt);
        }
    }

    /** From the first report that shows it to the latest. */
    public Duration duration() {
        return Duration.between(startedAt, lastAt);
    }
}
