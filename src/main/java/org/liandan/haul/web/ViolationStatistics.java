package org.liandan.haul.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.haul.ViolationCategory;
import org.liandan.haul.ViolationType;
import org.liandan.haul.store.ViolationHeat;
import org.liandan.haul.store.ViolationHeat.Heat;
import org.liandan.http.Caller;
import org.liandan.http.Days;
import org.liandan.http.Problem;

/** Violations by place and hour. A carrier sees its own trucks', the authorities all. */
@Path("/api/v1/statistics/violations")
@RolesAllowed({"CARRIER", "BUREAU", "BUREAU_ADMIN", "TRAFFIC_POLICE", "AUDITOR"})
@Tag(name = "statistics", description = "统计 Statistics")
public class ViolationStatistics {

    private final ViolationHeat heat;
    private final Caller caller;

    ViolationStatistics(ViolationHeat heat, Caller caller) {
        this.heat = heat;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "违规的时空分布 Violations by place (cells of 0.002 degrees) and hour of the day",
            description =
                    "from and to are days (yyyy-MM-dd) in the district's time, both included, 400 days at most. type is one "
                            + "kind of violation, all of them when left out; hints and terminals' own alarms are not counted.")
    public Heat heat(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("type") @Nullable String type) {
        DaySpan days = DaySpan.of(from, to);
        return heat.heat(
                Days.start(days.first()),
                Days.start(days.last().plusDays(1)),
                types(type),
                caller.seesEverything() ? null : caller.organization());
    }

    private static List<ViolationType> types(@Nullable String type) {
        List<ViolationType> all = violations();
        if (type == null || type.isBlank()) {
            return all;
        }
        return List.of(all.stream()
                .filter(one -> one.name().equals(type))
                .findFirst()
                .orElseThrow(() -> Problem.malformed("type 不是违规种类 type is no kind of violation.")));
    }

    /** The kinds that are violations, not hints or alarms. */
    static List<ViolationType> violations() {
        return Arrays.stream(ViolationType.values())
                .filter(type -> type.category() == ViolationCategory.VIOLATION)
                .toList();
    }
}
