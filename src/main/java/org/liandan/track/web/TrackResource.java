package org.liandan.track.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.liandan.http.FieldViolation;
import org.liandan.http.Problem;
import org.liandan.track.Position;
import org.liandan.track.store.TrackReader;

/** A vehicle's track over a stretch of time, as GeoJSON. */
@Path("/api/v1/vehicles/{plate}/track")
public class TrackResource {

    static final Duration LONGEST = Duration.ofDays(2);
    static final int MOST_FIXES = 50_000;

    private final VisibleVehicles vehicles;
    private final TrackReader tracks;
    private final Clock clock;

    @Inject
    TrackResource(VisibleVehicles vehicles, TrackReader tracks, Clock clock) {
        this.vehicles = vehicles;
        this.tracks = tracks;
        this.clock = clock;
    }

    @GET
    @Produces({"application/geo+json", "application/json"})
    @RolesAllowed({"CARRIER", "DRIVER", "BUREAU", "BUREAU_ADMIN", "TRAFFIC_POLICE", "SUBDISTRICT", "AUDITOR"})
    @Operation(
            summary = "车辆轨迹 Track of a vehicle as a GeoJSON feature",
            description =
                    "from (inclusive) and to (exclusive) are ISO 8601 with offset, at most 48 h apart; by default "
                            + "the last 24 h. At most 50,000 fixes; then truncated is true and nextFrom says where to go on. "
                            + "With toleranceM (metres, 1 to 500) only as many points as the line needs to stay that close to "
                            + "all of them; the ends of stops, silences and violations always stay.")
    public TrackFeature track(
            @PathParam("plate") String plate,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("toleranceM") @Min(1) @Max(500) @Nullable Integer toleranceM) {
        TrackReader.TrackedVehicle vehicle = vehicles.find(plate);
        List<FieldViolation> violations = new ArrayList<>();
        Instant end = time("to", to, clock.instant(), violations);
        Instant start = time("from", from, end.minus(Duration.ofHours(24)), violations);
        if (violations.isEmpty() && !start.isBefore(end)) {
            violations.add(new FieldViolation("from", "开始时间必须早于结束时间。 from must be earlier than to."));
        } else if (violations.isEmpty() && Duration.between(start, end).compareTo(LONGEST) > 0) {
            violations.add(new FieldViolation("to", "时间跨度不得超过48小时。 The stretch must not be longer than 48 hours."));
        }
        if (!violations.isEmpty()) {
            throw Problem.invalid(violations);
        }
        List<Position> fixes = tracks.track(vehicle.vehicleId(), start, end, MOST_FIXES + 1);
        if (toleranceM == null) {
            return TrackFeature.of(vehicle.plate(), start, end, fixes, MOST_FIXES);
        }
        return TrackFeature.simplified(
                vehicle.plate(),
                start,
                end,
                fixes,
                MOST_FIXES,
                toleranceM,
                tracks.violationTimes(vehicle.vehicleId(), start, end));
    }

    private static Instant time(
            String field, @Nullable String text, Instant otherwise, List<FieldViolation> violations) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            // a plus sign that was not escaped arrives as a blank
            return OffsetDateTime.parse(text.strip().replace(' ', '+')).toInstant();
        } catch (DateTimeException e) {
            violations.add(new FieldViolation(
                    field, "须为带时区的ISO 8601时间，例如 2026-03-01T08:00:00+08:00。 Must be ISO 8601 with offset."));
            return otherwise;
        }
    }
}
