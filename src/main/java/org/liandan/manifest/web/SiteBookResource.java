package org.liandan.manifest.web;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.Idempotency;
import org.liandan.manifest.MassBalance;
import org.liandan.manifest.Site;
import org.liandan.manifest.store.OnwardDesk;

/** The books of a sorting centre or transfer yard: in − out − stock (notice 二（四）, rule R-614). */
@Path("/api/v1/site-books/{place}")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "manifests")
public class SiteBookResource {

    private final OnwardDesk desk;
    private final Caller caller;
    private final Idempotency idempotency;

    SiteBookResource(OnwardDesk desk, Caller caller, Idempotency idempotency) {
        this.desk = desk;
        this.caller = caller;
        this.idempotency = idempotency;
    }

    /**
     * The balance of a place, in m³.
     *
     * @param availableM3 what may still leave, with the tolerance
     */
    @Schema(name = "SiteBook")
    public record SiteBookBody(
            String place,
            String name,
            BigDecimal openingM3,
            BigDecimal inM3,
            BigDecimal outM3,
            BigDecimal residueM3,
            BigDecimal stockM3,
            BigDecimal tolerance,
            BigDecimal availableM3) {}

    /** What lay there when the books were opened. */
    @Schema(name = "SiteOpening")
    public record OpeningRequest(
            @NotNull @DecimalMin("0") @DecimalMax("10000000") @Digits(integer = 8, fraction = 3) BigDecimal volumeM3,

            @NotBlank @Size(max = 500) String reason) {}

    /**
     * 残渣处置记录.
     *
     * @param facility who took it
     */
    @Schema(name = "ResidueDisposal")
    public record ResidueRequest(
            @NotNull @DecimalMin("0.001") @DecimalMax("10000") @Digits(integer = 5, fraction = 3) BigDecimal volumeM3,

            @NotNull OffsetDateTime disposedAt,
            @NotBlank @Size(max = 100) String facility,
            @Nullable @Size(max = 500) String remarks) {}

    /** The record's id and the balance after it. */
    @Schema(name = "ResidueDisposed")
    public record ResidueBody(long id, SiteBookBody book) {}

    @GET
    @Operation(summary = "场所账：进场、出场、残渣、存量 The books of a place")
    public SiteBookBody read(@PathParam("place") String place) {
        Site site = desk.site(place, caller);
        return body(site, desk.balance(site));
    }

    @PUT
    @Path("/opening")
    @Transactional
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    @Operation(summary = "登记期初存量（仅一次） Open the books of a place, once")
    public SiteBookBody open(@PathParam("place") String place, @NotNull @Valid OpeningRequest request) {
        Site site = desk.site(place, caller);
        return body(site, desk.open(site, request.volumeM3(), request.reason().strip(), caller));
    }

    @POST
    @Path("/residues")
    @Transactional
    @RolesAllowed("RECEIVER")
    @Operation(summary = "登记残渣处置 Note what left for the disposal of household waste")
    public Response dispose(
            @PathParam("place") String place,
            @NotNull @Valid ResidueRequest request,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        return idempotency.once(idempotencyKey, List.of(place, request), () -> {
            Site site = desk.site(place, caller);
            long id = desk.dispose(
                    site,
                    request.volumeM3(),
                    request.disposedAt().toInstant(),
                    request.facility().strip(),
                    request.remarks(),
                    caller);
            return Response.status(Response.Status.CREATED)
                    .entity(new ResidueBody(id, body(site, desk.balance(site))))
                    .build();
        });
    }

    private SiteBookBody body(Site site, MassBalance balance) {
        return new SiteBookBody(
                site.code(),
                site.name(),
                balance.openingM3(),
                balance.inM3(),
                balance.outM3(),
                balance.residueM3(),
                balance.stockM3(),
                desk.tolerance(),
                balance.availableM3(desk.tolerance()).max(BigDecimal.ZERO));
    }
}
