package org.liandan.track.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Days;
import org.liandan.http.Problem;

/** The map of the district at work, and one vehicle's day. What moves on them comes from REST and the stream. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"BUREAU", "BUREAU_ADMIN", "TRAFFIC_POLICE", "AUDITOR", "CARRIER"})
public class MapPages {

    private static final int LONGEST_PLATE = 12;

    private final Clock clock;

    MapPages(Clock clock) {
        this.clock = clock;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance map();

        static native TemplateInstance vehicle(
                String plate, LocalDate day, LocalDate previous, @Nullable LocalDate next, String from);
    }

    @GET
    @Path("map")
    public TemplateInstance map() {
        return Templates.map();
    }

    /**
     * One vehicle's track, figures and violations of one day of the district.
     *
     * @param plate the plate in normal form
     * @param day ISO date, today when absent
     */
    @GET
    @Path("vehicles/{plate}")
    public TemplateInstance vehicle(@PathParam("plate") String plate, @QueryParam("day") @Nullable String day) {
        if (plate.length() > LONGEST_PLATE) {
            throw Problem.notFound("没有这个车牌 There is no such plate.");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), Days.ZONE);
        LocalDate shown = day == null ? today : parse(day);
        return Templates.vehicle(
                plate,
                shown,
                shown.minusDays(1),
                shown.isBefore(today) ? shown.plusDays(1) : null,
                Days.start(shown).toString());
    }

    private static LocalDate parse(String day) {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            throw Problem.malformed("day 应为 2026-11-21 这样的日期 day must be a date such as 2026-11-21.");
        }
    }
}
