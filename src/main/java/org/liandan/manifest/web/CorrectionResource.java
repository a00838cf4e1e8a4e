package org.liandan.manifest.web;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.FieldViolation;
import org.liandan.http.Idempotency;
import org.liandan.http.Problem;
import org.liandan.manifest.ManifestFields;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.store.CorrectionDesk;
import org.liandan.manifest.store.CorrectionFiling;
import org.liandan.manifest.store.ManifestDesk;
import org.liandan.manifest.store.StoredCorrection;
import org.liandan.manifest.store.StoredManifest;

/** Corrections of what has been signed, over REST. Who may propose and answer is the core's business. */
@Path(ManifestResource.PATH + "/{number}")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "manifests")
public class CorrectionResource {

    /** Waiting corrections are few; nobody works through more in a day. */
    static final int MOST_WAITING = 200;

    private final CorrectionDesk corrections;
    private final ManifestDesk manifests;
    private final Caller caller;
    private final Idempotency idempotency;
    private final Clock clock;

    CorrectionResource(
            CorrectionDesk corrections, ManifestDesk manifests, Caller caller, Idempotency idempotency, Clock clock) {
        this.corrections = corrections;
        this.manifests = manifests;
        this.caller = caller;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /**
     * What shall be corrected.
     *
     * @param changes new texts by the field's path, for instance {@code producer.volumeM3}; null empties the field
     * @param reason 1 to 500 characters
     */
    @Schema(name = "CorrectionRequest")
    public record CorrectionRequest(
            @Schema(description = "按字段路径给出新内容，例如 {\"producer.volumeM3\": 11}", required = true) @Nullable Map<String, @Nullable String> changes,

            @Schema(description = "更正原因", required = true) @Nullable String reason) {

        Map<String, String> texts() {
            Map<String, String> texts = new HashMap<>();
            if (changes != null) {
                changes.forEach((path, text) -> texts.put(path, text == null ? "" : text));
            }
            if (texts.size() > ManifestFields.all().size()) {
                throw Problem.invalid(List.of(new FieldViolation("changes", "字段过多 More fields than there are.")));
            }
            return texts;
        }
    }

    /** Why somebody does not agree. */
    @Schema(name = "CorrectionAnswer")
    public record AnswerRequest(@Nullable String reason) {}

    /**
     * What the bureau decides.
     *
     * @param approved whether the correction comes into force
     * @param reason 1 to 500 characters
     */
    @Schema(name = "CorrectionDecision")
    public record DecisionRequest(
            @NotNull Boolean approved, @Nullable String reason) {}

    @POST
    @RolesAllowed({"PRODUCER", "CARRIER", "DRIVER", "RECEIVER", "BUREAU", "BUREAU_ADMIN"})
    @Path("/corrections")
    @Transactional
    @Operation(summary = "提出更正 Propose a correction of what has been signed")
    public Response propose(
            @PathParam("number") String number,
            @NotNull CorrectionRequest request,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        return idempotency.once(idempotencyKey, List.of(number, request), () -> {
            CorrectionBody body =
                    filed(corrections.propose(number(number), request.texts(), words(request.reason()), caller));
            return Response.created(
                            URI.create(ManifestResource.PATH + "/" + body.number() + "/corrections/" + body.id()))
                    .entity(body)
                    .build();
        });
    }

    @GET
    @Path("/corrections")
    @Operation(summary = "联单的全部更正 The corrections of a manifest, the latest first")
    public List<CorrectionBody> list(@PathParam("number") String number) {
        StoredManifest manifest = manifests.get(number(number), caller);
        return corrections.of(number(number), caller).stream()
                .map(stored -> body(stored, manifest))
                .toList();
    }

    @GET
    @Path("/corrections/{id}")
    @Operation(summary = "查看一项更正 Read a correction")
    public CorrectionBody read(@PathParam("number") String number, @PathParam("id") long id) {
        return body(corrections.get(number(number), id, caller), manifests.get(number(number), caller));
    }

    @PUT
    @RolesAllowed({"PRODUCER", "CARRIER", "DRIVER", "RECEIVER", "BUREAU", "BUREAU_ADMIN"})
    @Path("/corrections/{id}/approval")
    @Transactional
    @Operation(summary = "同意更正 Approve a correction")
    public CorrectionBody approve(@PathParam("number") String number, @PathParam("id") long id) {
        return filed(corrections.approve(number(number), id, caller));
    }

    @PUT
    @RolesAllowed({"PRODUCER", "CARRIER", "DRIVER", "RECEIVER", "BUREAU", "BUREAU_ADMIN"})
    @Path("/corrections/{id}/refusal")
    @Transactional
    @Operation(summary = "不同意更正 Decline a correction")
    public CorrectionBody decline(
            @PathParam("number") String number, @PathParam("id") long id, @NotNull AnswerRequest request) {
        return filed(corrections.decline(number(number), id, words(request.reason()), caller));
    }

    @PUT
    @RolesAllowed({"PRODUCER", "CARRIER", "DRIVER", "RECEIVER", "BUREAU", "BUREAU_ADMIN"})
    @Path("/corrections/{id}/withdrawal")
    @Transactional
    @Operation(summary = "撤回更正 Withdraw a correction")
    public CorrectionBody withdraw(@PathParam("number") String number, @PathParam("id") long id) {
        return filed(corrections.withdraw(number(number), id, caller));
    }

    @PUT
    @RolesAllowed({"PRODUCER", "CARRIER", "DRIVER", "RECEIVER", "BUREAU", "BUREAU_ADMIN"})
    @Path("/corrections/{id}/decision")
    @Transactional
    @Operation(summary = "区执法局裁定逾期未答复的更正 The bureau decides a correction that was not answered in time")
    public CorrectionBody decide(
            @PathParam("number") String number, @PathParam("id") long id, @NotNull DecisionRequest request) {
        return filed(corrections.decide(
                number(number), id, Boolean.TRUE.equals(request.approved()), words(request.reason()), caller));
    }

    @GET
    @Path("/editions")
    @Operation(summary = "更正前的各版内容 The contents that corrections have replaced, the first one first")
    public List<EditionBody> editions(@PathParam("number") String number) {
        return corrections.editions(number(number), caller).stream()
                .map(EditionBody::of)
                .toList();
    }

    private CorrectionBody filed(CorrectionFiling filing) {
        return switch (filing) {
            case CorrectionFiling.Filed(StoredCorrection stored, StoredManifest manifest) -> body(stored, manifest);
            // thrown, so that the transaction and a claimed idempotency key go back with it
            case CorrectionFiling.Refused(var refusals, StoredManifest manifest) ->
                throw ManifestProblems.of(refusals, manifest);
        };
    }

    private CorrectionBody body(StoredCorrection stored, StoredManifest manifest) {
        return CorrectionBody.of(stored, manifest, corrections.terms(), clock.instant());
    }

    private static String words(@Nullable String reason) {
        return reason == null ? "" : reason;
    }

    private static ManifestNumber number(String text) {
        return ManifestResource.number(text);
    }
}
