package org.liandan.haul.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.liandan.haul.Violation;
import org.liandan.haul.ViolationCategory;
import org.liandan.haul.ViolationType;
import org.liandan.haul.store.OwnViolations;
import org.liandan.haul.store.ViolationReader;
import org.liandan.haul.store.Whereabouts;
import org.liandan.http.Caller;
import org.liandan.party.Role;

/** Violations to look through: by type, plate and day. A carrier sees its own trucks', a driver his own, the authorities all. */
@Path("/violations")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"CARRIER", "DRIVER", "BUREAU", "BUREAU_ADMIN", "TRAFFIC_POLICE", "AUDITOR"})
public class ViolationPages {

    private static final int SIZE = 30;

    /** What a driver is shown of the past, and no more of it than so many. */
    private static final int DRIVERS_DAYS = 30;

    private static final int DRIVERS_MOST = 20;

    private final ViolationReader violations;
    private final OwnViolations own;
    private final Whereabouts whereabouts;
    private final Caller caller;
    private final Clock clock;

    ViolationPages(ViolationReader violations, OwnViolations own, Whereabouts whereabouts, Caller caller, Clock clock) {
        this.whereabouts = whereabouts;
        this.clock = clock;
        this.violations = violations;
        this.own = own;
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
                List<ViolationType> types);

        static native TemplateInstance mine(List<OwnLine> deeds, int days);
    }

    /**
     * One of a driver's own.
     *
     * @param place what people call where it was; empty where nothing near has a name
     */
    public record OwnLine(ViolationLine line, String place) {}

    @GET
    public TemplateInstance list(@BeanParam ViolationQuery query) {
        if (caller.roles().stream().allMatch(role -> role == Role.DRIVER)) {
            return mine();
        }
        ViolationSearch asked = ViolationSearch.of(query);
        ViolationReader.Filter filter = asked.filter(caller.seesEverything() ? null : caller.organization());
        long total = violations.count(filter);
        List<ViolationLine> found = violations.page(filter, asked.page() * SIZE, SIZE).stream()
                .map(ViolationLine::of)
                .toList();
        return Templates.list(
                found,
                total,
                asked.outOf(total, SIZE),
                List.of(ViolationCategory.values()),
                List.of(ViolationType.values()));
    }

    /** A driver's own, in plain words. */
    private TemplateInstance mine() {
        Instant since = clock.instant().minus(Duration.ofDays(DRIVERS_DAYS));
        List<Violation> found = own.of(caller.organization(), caller.username(), since, DRIVERS_MOST);
        List<String> places =
                whereabouts.names(found.stream().map(Violation::at).toList());
        List<OwnLine> lines = new ArrayList<>(found.size());
        for (int i = 0; i < found.size(); i++) {
            lines.add(new OwnLine(ViolationLine.of(found.get(i)), places.get(i)));
        }
        return Templates.mine(lines, DRIVERS_DAYS);
    }
}
