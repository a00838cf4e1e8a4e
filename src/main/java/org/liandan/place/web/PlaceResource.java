package org.liandan.place.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditLog;
import org.liandan.http.Caller;
import org.liandan.http.Conditions;
import org.liandan.http.Idempotency;
import org.liandan.http.Paging;
import org.liandan.http.Problem;
import org.liandan.http.Versions;
import org.liandan.http.Violations;
import org.liandan.place.PlaceKind;
import org.liandan.place.RoutesChanged;
import org.liandan.place.store.PlaceRecord;

/** Places and their fences. The bureau keeps them, an organisation reads those that it runs. */
@Path(PlaceResource.PATH)
@Authenticated
@Tag(name = "places", description = "场所 Places")
public class PlaceResource {

    static final String PATH = "/api/v1/places";

    /** What a code may consist of; it stands in file names, addresses and CSV cells. */
    static final String CODE = "[A-Za-z0-9][A-Za-z0-9._-]{0,39}";

    /**
     * A place as it shall be.
     *
     * @param code the operator's code, unique
     * @param organizationId the organisation that runs it
     * @param fence GeoJSON Polygon, 25 m² to 50 km²
     * @param speedLimitKph limit inside the fence where it is below the general one
     * @param active false withdraws it; true if left out
     */
    public record PlaceRequest(
            @NotNull @Pattern(regexp = CODE) String code,
            @NotBlank @Size(max = 100) String name,
            @NotNull PlaceKind kind,
            @NotBlank @Size(max = 200) String address,
            @NotNull Long organizationId,
            @Schema(type = SchemaType.OBJECT) @NotNull JsonNode fence,

            @Digits(integer = 3, fraction = 1) @DecimalMin("1.0") @DecimalMax("60.0") @Nullable BigDecimal speedLimitKph,

            @Nullable Boolean active) {}

    /** A place as it is. */
    public record Place(
            long id,
            String code,
            String name,
            PlaceKind kind,
            String address,
            long organizationId,
            JsonNode fence,
            @Nullable BigDecimal speedLimitKph,
            boolean active) {

        static Place of(PlaceRecord line) {
            return new Place(
                    line.id,
                    line.code,
                    line.name,
                    line.kind,
                    line.address,
                    line.organizationId,
                    line.fenceGeoJson(),
                    line.speedLimitKph,
                    line.active);
        }
    }

    private final Caller caller;
    private final AuditLog audit;
    private final Idempotency idempotency;
    private final Event<RoutesChanged> routesChanged;

    PlaceResource(Caller caller, AuditLog audit, Idempotency idempotency, Event<RoutesChanged> routesChanged) {
        this.caller = caller;
        this.audit = audit;
        this.idempotency = idempotency;
        this.routesChanged = routesChanged;
    }

    @GET
    @Transactional
    @Operation(summary = "场所列表 List places")
    public Response list(
            @BeanParam @Valid Paging paging,
            @QueryParam("code") @Nullable String code,
            @QueryParam("name") @Nullable String name,
            @QueryParam("kind") @Nullable PlaceKind kind,
            @QueryParam("organizationId") @Nullable Long organizationId,
            @QueryParam("active") @Nullable Boolean active,
            @Context UriInfo uri) {
        var found = PlaceRecord.search(new Conditions()
                .equal(
                        "organizationId",
                        caller.seesEverything() ? null : caller.organization().value())
                .equal("code", code)
                .contains("name", name)
                .equal("kind", kind)
                .equal("organizationId", organizationId)
                .equal("active", active));
        long total = found.count();
        var items = found.page(paging.page, paging.size).stream().map(Place::of).toList();
        return paging.response(items, total, uri);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(summary = "查看场所 Read a place")
    public Response read(@PathParam("id") long id) {
        PlaceRecord line = existing(id);
        return Versions.ok(Place.of(line), line.version);
    }

    @POST
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    @Transactional
    @Operation(summary = "登记场所 Register a place")
    public Response create(
            @NotNull @Valid PlaceRequest request, @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        return idempotency.once(idempotencyKey, request, () -> {
            PlaceRecord line = new PlaceRecord();
            apply(request, line);
            line.persistAndFlush();
            changed(line, "PLACE_CREATED");
            return Response.created(URI.create(PATH + "/" + line.id))
                    .header(HttpHeaders.ETAG, Versions.etag(line.version))
                    .entity(Place.of(line))
                    .build();
        });
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    @Transactional
    @Operation(summary = "修改场所 Change a place")
    public Response update(
            @PathParam("id") long id,
            @NotNull @Valid PlaceRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        PlaceRecord line = existing(id);
        Versions.require(ifMatch, line.version);
        apply(request, line);
        line.persistAndFlush();
        changed(line, "PLACE_CHANGED");
        return Versions.ok(Place.of(line), line.version);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    @Transactional
    @Operation(summary = "停用场所 Withdraw a place; its records stay")
    public void withdraw(@PathParam("id") long id) {
        PlaceRecord line = existing(id);
        line.active = false;
        changed(line, "PLACE_WITHDRAWN");
    }

    private static void apply(PlaceRequest request, PlaceRecord line) {
        Violations violations = new Violations();
        line.fence(request.fence(), violations);
        violations.throwIfAny();
        line.code = request.code();
        line.name = request.name().strip();
        line.kind = request.kind();
        line.address = request.address().strip();
        line.organizationId = request.organizationId();
        line.speedLimitKph = request.speedLimitKph();
        line.active = !Boolean.FALSE.equals(request.active());
    }

    private void changed(PlaceRecord line, String action) {
        audit.record(action, "place", line.code, Map.of("name", line.name, "kind", line.kind, "active", line.active));
        routesChanged.fire(new RoutesChanged());
    }

    private PlaceRecord existing(long id) {
        PlaceRecord line = PlaceRecord.findById(id);
        if (line == null
                || !(caller.seesEverything()
                        || line.organizationId == caller.organization().value())) {
            throw Problem.notFound("没有这个场所 There is no such place.");
        }
        return line;
    }
}
