package org.liandan.haul.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.haul.ViolationType;
import org.liandan.http.Days;

/** Where and when violations gather, on a map: 「加大重点地区路段、时段的执法力度」 (notice 三). */
@Path("/heat")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"BUREAU", "BUREAU_ADMIN", "TRAFFIC_POLICE", "AUDITOR"})
public class HeatPages {

    private static final int SHOWN_DAYS = 30;

    private final Clock clock;

    HeatPages(Clock clock) {
        this.clock = clock;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance heat(String from, String to, String type, List<ViolationType> types);
    }

    /** Both days are ISO dates; the last thirty days where they are left out or cannot be read. */
    @GET
    public TemplateInstance heat(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("type") @Nullable String type) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Days.ZONE);
        String first = Days.readable(from);
        String last = Days.readable(to);
        List<ViolationType> types = ViolationStatistics.violations();
        boolean known = types.stream().anyMatch(one -> one.name().equals(type));
        return Templates.heat(
                first.isEmpty() ? today.minusDays(SHOWN_DAYS - 1).toString() : first,
                last.isEmpty() ? today.toString() : last,
                known && type != null ? type : "",
                types);
    }
}
