package org.liandan.manifest.web;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.Idempotency;
import org.liandan.http.Versions;
import org.liandan.manifest.Entries;
import org.liandan.manifest.Fitness;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.store.ManifestDesk;
import org.liandan.manifest.store.NewManifest;
import org.liandan.manifest.store.OnwardDesk;
import org.liandan.manifest.store.StoredManifest;

/** Loads that go on: after a refusal, and from a sorting centre or transfer yard. */
@Path(ManifestResource.PATH)
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "manifests")
public class OnwardResource {

    private final OnwardDesk onward;
    private final ManifestDesk desk;
    private final Caller caller;
    private final Idempotency idempotency;

    OnwardResource(OnwardDesk onward, ManifestDesk desk, Caller caller, Idempotency idempotency) {
        this.onward = onward;
        this.desk = desk;
        this.caller = caller;
        this.idempotency = idempotency;
    }

    /**
     * Where a refused load goes.
     *
     * @param destinationPlace code or id of the next place; the place of origin to send it back
     * @param carrierOrganization credit code or id of who carries it on; by default the one that brought it
     */
    @Schema(name = "ContinuationRequest")
    public record ContinuationRequest(
            @Schema(required = true) @Nullable String destinationPlace,
            @Nullable String carrierOrganization) {}

    /**
     * What a site sends on.
     *
     * @param originPlace code or id of the caller's sorting centre or transfer yard
     * @param fitness what the operator declares of the load
     * @param parents numbers of the receipts that it was sorted out of, 1 to 100
     * @param producer the operator's part as the one who hands over
     */
    @Schema(name = "OnwardRequest")
    public record OnwardRequest(
            @Schema(required = true) @Nullable String originPlace,
            @Schema(required = true) @Nullable String destinationPlace,
            @Schema(required = true) @Nullable String carrierOrganization,

            @Schema(required = true, implementation = Fitness.class) @Nullable String fitness,

            @Schema(required = true) @Nullable List<String> parents,

            @Schema(required = true) @Nullable ProducerBody producer) {

        NewManifest asked() {
            return new NewManifest(
                    originPlace,
                    destinationPlace,
                    carrierOrganization,
                    null,
                    producer == null ? Entries.NONE : producer.entries());
        }
    }

    @POST
    @RolesAllowed({"PRODUCER", "CARRIER", "DRIVER", "RECEIVER", "BUREAU", "BUREAU_ADMIN"})
    @Path("/{number}/onward")
    @Transactional
    @Operation(summary = "拒收或部分接受后续运 Send on what was refused, under a manifest of its own")
    public Response afterRefusal(
            @PathParam("number") String number,
            @NotNull ContinuationRequest request,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        String destination = request.destinationPlace() == null ? "" : request.destinationPlace();
        return idempotency.once(
                idempotencyKey,
                List.of(number, request),
                () -> created(ManifestResource.filed(onward.afterRefusal(
                        ManifestResource.number(number), destination, request.carrierOrganization(), caller))));
    }

    @POST
    @RolesAllowed({"PRODUCER", "CARRIER", "DRIVER", "RECEIVER", "BUREAU", "BUREAU_ADMIN"})
    @Path("/onward")
    @Transactional
    @Operation(summary = "分拣中心、调配场转运 A sorting centre or transfer yard sends on what it received")
    public Response fromSite(
            @NotNull OnwardRequest request, @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        List<String> parents = request.parents() == null ? List.of() : request.parents();
        return idempotency.once(
                idempotencyKey,
                request,
                () -> created(
                        ManifestResource.filed(onward.fromSite(request.asked(), request.fitness(), parents, caller))));
    }

    @GET
    @Path("/{number}/children")
    @Operation(summary = "承接本联单的联单 The manifests that go on from this one")
    public List<String> children(@PathParam("number") String number) {
        return onward.children(ManifestResource.number(number), caller).stream()
                .map(ManifestNumber::value)
                .toList();
    }

    private Response created(StoredManifest stored) {
        ManifestNumber number = stored.manifest().header().number();
        return Response.created(URI.create(ManifestResource.PATH + "/" + number))
                .header(HttpHeaders.ETAG, Versions.etag(stored.version()))
                .entity(ManifestBody.of(stored, desk.history(number)))
                .build();
    }
}
