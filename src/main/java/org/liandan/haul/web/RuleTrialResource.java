package org.liandan.haul.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.haul.store.TrialBook;
import org.liandan.haul.store.TrialBook.Trial;
import org.liandan.http.Days;

/** What would have been flagged: candidate thresholds on past days, before they go live. */
@Path("/api/v1/rule-trials")
@RolesAllowed({"BUREAU", "BUREAU_ADMIN", "AUDITOR"})
@Tag(name = "rule-trials", description = "规则试算 Trials of rule settings")
public class RuleTrialResource {

    private final RuleTrialDesk desk;

    RuleTrialResource(RuleTrialDesk desk) {
        this.desk = desk;
    }

    /**
     * A trial as the API shows it.
     *
     * @param state WAITING, RUNNING, DONE or FAILED
     * @param vehiclesDone vehicles that have been judged, of {@code vehiclesTotal}, which is 0 until it is known
     * @param result counts by kind and carrier, and the findings that one side alone has; null while there is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TrialView(
            long id,
            OffsetDateTime from,
            OffsetDateTime to,
            String requestedBy,
            OffsetDateTime requestedAt,
            TrialBook.State state,
            @Nullable OffsetDateTime finishedAt,
            int vehiclesDone,
            int vehiclesTotal,

            @JsonRawValue @Schema(type = SchemaType.OBJECT) @Nullable String result) {

        static TrialView of(Trial trial, boolean withResult) {
            Instant finished = trial.finishedAt();
            return new TrialView(
                    trial.id(),
                    inDistrict(trial.from()),
                    inDistrict(trial.to()),
                    trial.requestedBy(),
                    inDistrict(trial.requestedAt()),
                    trial.state(),
                    finished == null ? null : inDistrict(finished),
                    trial.vehiclesDone(),
                    trial.vehiclesTotal(),
                    withResult ? trial.result() : null);
        }

        private static OffsetDateTime inDistrict(Instant instant) {
            return instant.atZone(Days.ZONE).toOffsetDateTime();
        }
    }

    /**
     * What is to be tried.
     *
     * @param from first moment, ISO 8601 with offset
     * @param to first moment behind, at most seven days later
     * @param settings thresholds that differ from those in force, by name
     */
    public record NewTrial(
            @Nullable OffsetDateTime from,
            @Nullable OffsetDateTime to,
            @NotNull Map<String, Object> settings) {}

    @GET
    @Operation(summary = "试算列表 List trials, newest first")
    public List<TrialView> list() {
        return desk.latest().stream().map(trial -> TrialView.of(trial, false)).toList();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "查看试算结果 Read a trial with its result")
    public TrialView read(@PathParam("id") long id) {
        return TrialView.of(desk.find(id), true);
    }

    @POST
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    @Operation(
            summary = "开始试算 Begin a trial in the background",
            description = "One at a time; 409 while another one runs.")
    public Response begin(@Valid @NotNull NewTrial wanted) {
        Trial trial = desk.begin(instant(wanted.from()), instant(wanted.to()), wanted.settings());
        return Response.status(Response.Status.ACCEPTED)
                .location(URI.create("/api/v1/rule-trials/" + trial.id()))
                .entity(TrialView.of(trial, false))
                .build();
    }

    @POST
    @Path("/{id}/cancellation")
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    @Operation(
            summary = "取消试算 Cancel a trial",
            description = "It ends behind the vehicle that it is at, as FAILED. One that is over stays as it is.")
    public TrialView cancel(@PathParam("id") long id) {
        return TrialView.of(desk.cancel(id), false);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
