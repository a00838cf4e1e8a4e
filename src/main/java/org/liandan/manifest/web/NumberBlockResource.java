package org.liandan.manifest.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.Idempotency;
import org.liandan.http.Problem;
import org.liandan.manifest.DistrictTime;
import org.liandan.manifest.store.NumberBlocks;
import org.liandan.manifest.store.StoredBlock;

/** Manifest numbers reserved for places without network. */
@Path(NumberBlockResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "manifests")
public class NumberBlockResource {

    static final String PATH = "/api/v1/number-blocks";

    private final NumberBlocks blocks;
    private final Caller caller;
    private final Idempotency idempotency;

    NumberBlockResource(NumberBlocks blocks, Caller caller, Idempotency idempotency) {
        this.blocks = blocks;
        this.caller = caller;
        this.idempotency = idempotency;
    }

    /**
     * What is to be reserved.
     *
     * @param place code or id of one of the caller's places of origin
     * @param size 1 to 200
     * @param day that stands in the numbers; by default today
     * @param days for how many days after that day they may be filled in, 1 to 30; by default 10
     */
    @Schema(name = "NumberBlockRequest")
    public record NumberBlockRequest(
            @NotBlank String place,
            @NotNull Integer size,
            @Nullable LocalDate day,
            @Nullable Integer days) {

        static final int USUAL_DAYS = 10;
    }

    /** A reserved number and what has become of it: RESERVED, USED or VOID. */
    @Schema(name = "ReservedNumber")
    public record NumberBody(String number, String printedNumber, String state) {}

    /** A block of reserved numbers. */
    @Schema(name = "NumberBlock")
    public record NumberBlockBody(
            long id,
            String organization,
            String place,
            LocalDate day,
            int size,
            int used,
            OffsetDateTime expiresAt,
            @Nullable OffsetDateTime voidedAt,
            String reservedBy,
            OffsetDateTime reservedAt,
            List<NumberBody> numbers) {

        static NumberBlockBody of(StoredBlock stored) {
            return new NumberBlockBody(
                    stored.block().id(),
                    stored.organizationName(),
                    stored.placeCode(),
                    stored.block().day(),
                    stored.block().size(),
                    stored.used().size(),
                    DistrictTime.at(stored.block().expiresAt()),
                    stored.voidedAt() == null ? null : DistrictTime.at(stored.voidedAt()),
                    stored.reservedBy(),
                    DistrictTime.at(stored.reservedAt()),
                    stored.block().numbers().stream()
                            .map(number -> new NumberBody(number.value(), number.printed(), stored.stateOf(number)))
                            .toList());
        }
    }

    @POST
    @Transactional
    @RolesAllowed("PRODUCER")
    @Operation(summary = "预留联单编号 Reserve numbers for a place without network")
    public Response reserve(
            @NotNull @Valid NumberBlockRequest request,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        return idempotency.once(idempotencyKey, request, () -> {
            int days = request.days() == null ? NumberBlockRequest.USUAL_DAYS : request.days();
            StoredBlock stored = blocks.reserve(request.place(), request.size(), request.day(), days, caller);
            return Response.created(URI.create(PATH + "/" + stored.block().id()))
                    .entity(NumberBlockBody.of(stored))
                    .build();
        });
    }

    @GET
    @RolesAllowed({"PRODUCER", "BUREAU", "BUREAU_ADMIN", "AUDITOR"})
    @Operation(summary = "预留号段列表 Reserved blocks, the latest first")
    public List<NumberBlockBody> list() {
        return blocks.list(caller).stream().map(NumberBlockBody::of).toList();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"PRODUCER", "BUREAU", "BUREAU_ADMIN", "AUDITOR"})
    @Operation(summary = "查看号段及各编号的使用情况 Read a block and what has become of its numbers")
    public NumberBlockBody read(@PathParam("id") long id) {
        return blocks.find(id, caller)
                .map(NumberBlockBody::of)
                .orElseThrow(() -> Problem.notFound("没有这个号段，或无权查看。 There is no such block, or it is not yours."));
    }
}
