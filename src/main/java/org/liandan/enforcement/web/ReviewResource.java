package org.liandan.enforcement.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.enforcement.Review;
import org.liandan.enforcement.ReviewRefusal;
import org.liandan.enforcement.ReviewStep;
import org.liandan.enforcement.store.ReviewDesk;
import org.liandan.enforcement.store.ReviewRefusedException;
import org.liandan.http.Versions;

/** What officers decide about a finding. */
@Path("/api/v1/violations/{id}/review")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"BUREAU", "BUREAU_ADMIN", "TRAFFIC_POLICE", "AUDITOR"})
@Tag(name = "violations", description = "违规行为 Violations")
public class ReviewResource {

    private final ReviewDesk reviews;
    private final Desk desk;

    ReviewResource(ReviewDesk reviews, Desk desk) {
        this.reviews = reviews;
        this.desk = desk;
    }

    /**
     * A step to be taken.
     *
     * @param step which
     * @param reason of a dismissal: one of {@code DismissalReason}
     * @param outcome of an answer: one of {@code PoliceOutcome}
     * @param note in the officer's words
     */
    public record StepRequest(
            @NotNull(message = "必填 is required") Desk.Named step,
            @Nullable String reason,
            @Nullable String outcome,
            @Size(max = ReviewStep.LONGEST_NOTE) @Nullable String note) {}

    @GET
    @Operation(summary = "查看复核 Read the review of a violation", description = "The ETag is its revision.")
    public Response read(@PathParam("id") long id) {
        return answer(id, review(id));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN", "TRAFFIC_POLICE"})
    @Operation(
            summary = "复核一步 Take a step: CONFIRM, DISMISS, HAND_OVER, UNDO (bureau); RECEIVE, ANSWER, UNDO (police)",
            description =
                    "If-Match names the revision that the officer saw; 409 decided-meanwhile says who decided what since then."
                            + " A case is made with POST /api/v1/cases.")
    public Response take(
            @PathParam("id") long id,
            @Parameter(description = "ETag of the review") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid StepRequest asked) {
        int known = review(id).revision();
        if (ifMatch == null || ifMatch.isBlank()) {
            Versions.require(ifMatch, known);
        }
        ReviewStep step = Desk.step(asked.step(), asked.reason(), asked.outcome(), asked.note());
        return answer(id, reviews.take(id, seen(ifMatch), step, desk.officer()));
    }

    /** The revision in the tag; a tag that is none of ours is none that there is. */
    static int seen(@Nullable String ifMatch) {
        String digits = ifMatch == null ? "" : ifMatch.strip().replace("\"", "");
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : -1;
    }

    private Review review(long id) {
        return reviews.find(id).orElseThrow(() -> new ReviewRefusedException(ReviewRefusal.VIOLATION_UNKNOWN, id));
    }

    private static Response answer(long id, Review review) {
        return Versions.ok(ReviewBody.of(id, review), review.revision());
    }
}
