package org.liandan.policy.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.policy.OpenPoint;
import org.liandan.policy.OpenPoints;
import org.liandan.policy.Policy;
import org.liandan.policy.store.PolicyBook;
import org.liandan.policy.web.OpenPointBody.ProposalBody;

/** What the notice leaves open, what holds now, and what the bureau rules: one proposes, another confirms. */
@Path(OpenPointResource.PATH)
@RolesAllowed({"BUREAU", "BUREAU_ADMIN", "TRAFFIC_POLICE", "AUDITOR"})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "open-points", description = "需区执法局决定 What needs the bureau's decision")
public class OpenPointResource {

    static final String PATH = "/api/v1/open-points";

    private final OpenPointDesk desk;

    OpenPointResource(OpenPointDesk desk) {
        this.desk = desk;
    }

    /**
     * What the bureau shall rule.
     *
     * @param value in the unit of the point; several places with commas, or NONE
     * @param validFrom ISO 8601 with offset, at least ten minutes ahead
     * @param reference number or title of the bureau's paper
     * @param reason why, at most 500 characters
     */
    public record NewProposal(
            @NotNull String value,
            @NotNull OffsetDateTime validFrom,
            @Nullable String reference,
            @NotNull String reason) {}

    @GET
    @Operation(summary = "待决事项 List open points with what holds now")
    public List<OpenPointBody> list() {
        Policy policy = desk.now();
        List<PolicyBook.Entry> entries = desk.entries();
        List<OpenPointBody> points = new ArrayList<>();
        for (OpenPoint<?> point : OpenPoints.all()) {
            points.add(OpenPointBody.of(point, policy, entries));
        }
        return points;
    }

    @POST
    @Path("/{point}/proposals")
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    @Operation(summary = "提出决定 Propose a ruling that holds from a moment on")
    public Response propose(@PathParam("point") String point, @Valid @NotNull NewProposal wanted) {
        PolicyBook.Entry entry = desk.propose(
                point, wanted.value(), wanted.validFrom().toInstant(), wanted.reference(), wanted.reason());
        return Response.created(URI.create(PATH + "#" + entry.id()))
                .entity(ProposalBody.of(entry))
                .build();
    }

    @POST
    @Path("/proposals/{id}/confirmation")
    @RolesAllowed("BUREAU_ADMIN")
    @Operation(summary = "确认决定 Confirm what somebody else proposed")
    public ProposalBody confirm(@PathParam("id") long id) {
        return ProposalBody.of(desk.answer(id, true));
    }

    @POST
    @Path("/proposals/{id}/rejection")
    @RolesAllowed("BUREAU_ADMIN")
    @Operation(summary = "否决或撤回 Turn a proposal down, or take one's own back")
    public ProposalBody reject(@PathParam("id") long id) {
        return ProposalBody.of(desk.answer(id, false));
    }
}
