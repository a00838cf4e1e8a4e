package org.liandan.http.figures;

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
import org.liandan.http.Caller;
import org.liandan.http.Days;

/** 总览: what was carried where, how well, and by whom; every number leads to its records. Without scripts its tables remain. */
@Path("/dashboard")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"PRODUCER", "CARRIER", "RECEIVER", "SUBDISTRICT", "BUREAU", "BUREAU_ADMIN", "AUDITOR"})
public class DashboardPages {

    private static final List<Integer> SPANS_DAYS = List.of(7, 30, 90, 365);

    private final Dashboard dashboard;
    private final Caller caller;
    private final Clock clock;

    DashboardPages(Dashboard dashboard, Caller caller, Clock clock) {
        this.dashboard = dashboard;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * A span to choose with one press.
     *
     * @param query its days
     * @param chosen whether it is the one that is shown
     */
    public record Span(int days, String query, boolean chosen) {}

    @CheckedTemplate(basePath = "dashboard")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance dashboard(Figures figures, Period period, List<Span> spans);
    }

    /** Both days are ISO dates; the last thirty days where they are left out or cannot be read. */
    @GET
    public TemplateInstance dashboard(
            @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Days.ZONE);
        Period period = Period.readable(from, to, today);
        return Templates.dashboard(
                dashboard.figures(period, caller),
                period,
                SPANS_DAYS.stream().map(days -> span(days, period, today)).toList());
    }

    private static Span span(int days, Period shown, LocalDate today) {
        Period span = new Period(today.minusDays(days - 1L), today);
        return new Span(days, span.query(), span.equals(shown));
    }
}
