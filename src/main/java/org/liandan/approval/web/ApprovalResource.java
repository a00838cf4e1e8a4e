package org.liandan.approval.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.approval.Progress;
import org.liandan.approval.Scenario;
import org.liandan.approval.Trace;
import org.liandan.http.Days;

/** The approval scenarios, and in a sandbox what was seen of each. */
@Path("/api/v1/approval")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "approval", description = "对接验收 Approval of other software")
public class ApprovalResource {

    private final ProgressDesk desk;

    ApprovalResource(ProgressDesk desk) {
        this.desk = desk;
    }

    /** A scenario as it is asked for. */
    @Schema(name = "ApprovalScenario")
    public record ScenarioBody(String number, String chinese, String english, String expected, String why) {

        static ScenarioBody of(Scenario scenario) {
            return new ScenarioBody(
                    scenario.name(),
                    scenario.title().chinese(),
                    scenario.title().english(),
                    scenario.expected(),
                    scenario.why());
        }
    }

    /**
     * Something that a scenario leaves behind.
     *
     * @param seenAt when first; left out as long as it was not
     * @param account by whom
     */
    @Schema(name = "ApprovalTrace")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TraceBody(
            String trace,
            @Nullable OffsetDateTime seenAt,
            @Nullable String account) {

        static TraceBody of(Progress.Seen seen) {
            return new TraceBody(
                    seen.trace().says().both(),
                    seen.sighting()
                            .map(sighting -> sighting.at().atZone(Days.ZONE).toOffsetDateTime())
                            .orElse(null),
                    seen.sighting().map(Trace.Sighting::account).orElse(null));
        }
    }

    /** A scenario and what was seen of it. */
    @Schema(name = "ApprovalStanding")
    public record StandingBody(String number, boolean fulfilled, List<TraceBody> traces) {}

    /**
     * How far a client has come.
     *
     * @param client its name for itself, from {@code User-Agent}
     * @param fulfilled how many scenarios were seen whole
     */
    @Schema(name = "ApprovalProgress")
    public record ProgressBody(String client, long fulfilled, int scenarios, List<StandingBody> standing) {

        static ProgressBody of(Progress progress) {
            return new ProgressBody(
                    progress.client(),
                    progress.fulfilled(),
                    progress.scenarios().size(),
                    progress.scenarios().stream()
                            .map(one -> new StandingBody(
                                    one.scenario().name(),
                                    one.fulfilled(),
                                    one.seen().stream().map(TraceBody::of).toList()))
                            .toList());
        }
    }

    @GET
    @Path("/scenarios")
    @Operation(summary = "验收场景 The scenarios that other software must be able to do")
    public List<ScenarioBody> scenarios() {
        return List.of(Scenario.values()).stream().map(ScenarioBody::of).toList();
    }

    @GET
    @Path("/progress")
    @Operation(
            summary = "沙箱所见的进展 What the sandbox has seen of each client",
            description =
                    "Computed from the log of calls and from the records; nothing is declared. Outside a sandbox 404.")
    public List<ProgressBody> progress() {
        return desk.all().stream().map(ProgressBody::of).toList();
    }
}
