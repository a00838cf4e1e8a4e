package org.liandan.haul.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.haul.ViolationCategory;
import org.liandan.haul.ViolationType;
import org.liandan.haul.store.ViolationReader;
import org.liandan.http.Caller;
import org.liandan.party.Role;

/** Violations to look through: by type, plate and day. A carrier sees its own trucks', the authorities all. */
@Path("/violations")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"CARRIER", "DRIVER", "BUREAU", "BUREAU_ADMIN", "TRAFFIC_POLICE", "AUDITOR"})
public class ViolationPages {

    private static final int SIZE = 30;

    private final ViolationReader violations;
    private final Caller caller;

    ViolationPages(ViolationReader violations, Caller caller) {
        this.violations = violations;
        this.caller = caller;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(
                List<ViolationLine> violations,
                long total,
                ViolationSearch asked,
                List<ViolationCategory> categories,
                List<ViolationType> types,
                boolean tracks);
    }

    @GET
    public TemplateInstance list(
            @QueryParam("category") @Nullable String category,
            @QueryParam("type") @Nullable String type,
            @QueryParam("plate") @Nullable String plate,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("page") @DefaultValue("0") int page) {
        ViolationSearch asked = ViolationSearch.of(category, type, plate, from, to, page);
        ViolationReader.Filter filter = asked.filter(caller.seesEverything() ? null : caller.organization());
        long total = violations.count(filter);
        List<ViolationLine> found = violations.page(filter, asked.page() * SIZE, SIZE).stream()
                .map(ViolationLine::of)
                .toList();
        boolean driverOnly = caller.roles().stream().allMatch(role -> role == Role.DRIVER);
        return Templates.list(
                found,
                total,
                asked.outOf(total, SIZE),
                List.of(ViolationCategory.values()),
                List.of(ViolationType.values()),
                !driverOnly);
    }
}
