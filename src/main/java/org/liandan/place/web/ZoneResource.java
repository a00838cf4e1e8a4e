package org.liandan.place.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditLog;
import org.liandan.http.Conditions;
import org.liandan.http.Idempotency;
import org.liandan.http.Paging;
import org.liandan.http.Problem;
import org.liandan.http.Versions;
import org.liandan.http.Violations;
import org.liandan.place.RoutesChanged;
import org.liandan.place.store.ZoneRecord;

/** Forbidden zones and roads. The bureau keeps them; everybody may know where trucks may not drive. */
@Path(ZoneResource.PATH)
@Authenticated
@Tag(name = "zones", description = "禁行区域 Forbidden zones")
public class ZoneResource {

    static final String PATH = "/api/v1/zones";

    /** A forbidden zone as it is. */
    public record Zone(
            long id,
            String code,
            String name,
            @Nullable String basis,
            JsonNode shape,
            @Nullable Integer halfWidthM,
            boolean loadedOnly,
            @Nullable BigDecimal speedLimitKph,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            List<RouteRequest.Window> timeWindows,
            boolean active) {

        static Zone of(ZoneRecord line) {
            return new Zone(
                    line.id,
                    line.code,
                    line.name,
                    line.basis,
                    line.shapeGeoJson(),
                    line.halfWidthM,
                    line.loadedOnly,
                    line.speedLimitKph,
                    line.validFrom,
                    line.validTo,
                    line.timeWindows().stream().map(RouteRequest.Window::of).toList(),
                    line.active);
        }
    }

    private final AuditLog audit;
    private final Idempotency idempotency;
    private final Event<RoutesChanged> routesChanged;

    ZoneResource(AuditLog audit, Idempotency idempotency, Event<RoutesChanged> routesChanged) {
        this.audit = audit;
        this.idempotency = idempotency;
        this.routesChanged = routesChanged;
    }

    @GET
    @Transactional
    @Operation(summary = "禁行区域列表 List forbidden zones")
    public Response list(
            @BeanParam @Valid Paging paging,
            @QueryParam("code") @Nullable String code,
            @QueryParam("name") @Nullable String name,
            @QueryParam("active") @Nullable Boolean active,
            @Context UriInfo uri) {
        var found = ZoneRecord.search(
                new Conditions().equal("code", code).contains("name", name).equal("active", active));
        long total = found.count();
        var items = found.page(paging.page, paging.size).stream().map(Zone::of).toList();
        return paging.response(items, total, uri);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(summary = "查看禁行区域 Read a forbidden zone")
    public Response read(@PathParam("id") long id) {
        ZoneRecord line = existing(id);
        return Versions.ok(Zone.of(line), line.version);
    }

    @POST
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    @Transactional
    @Operation(summary = "登记禁行区域 Register a forbidden zone")
    public Response create(
            @NotNull @Valid ZoneRequest request, @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        return idempotency.once(idempotencyKey, request, () -> {
            ZoneRecord line = new ZoneRecord();
            apply(request, line);
            line.persistAndFlush();
            changed(line, "ZONE_CREATED");
            return Response.created(URI.create(PATH + "/" + line.id))
                    .header(HttpHeaders.ETAG, Versions.etag(line.version))
                    .entity(Zone.of(line))
                    .build();
        });
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    @Transactional
    @Operation(summary = "修改禁行区域 Change a forbidden zone")
    public Response update(
            @PathParam("id") long id,
            @NotNull @Valid ZoneRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        ZoneRecord line = existing(id);
        Versions.require(ifMatch, line.version);
        apply(request, line);
        line.persistAndFlush();
        changed(line, "ZONE_CHANGED");
        return Versions.ok(Zone.of(line), line.version);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    @Transactional
    @Operation(summary = "停用禁行区域 Withdraw a forbidden zone; its records stay")
    public void withdraw(@PathParam("id") long id) {
        ZoneRecord line = existing(id);
        line.active = false;
        changed(line, "ZONE_WITHDRAWN");
    }

    private static void apply(ZoneRequest request, ZoneRecord line) {
        Violations violations = new Violations();
        line.ground(request.shape(), request.halfWidthM(), violations);
        ZoneRequest.checkValidity(request.validFrom(), request.validTo(), violations);
        violations.throwIfAny();
        line.code = request.code();
        line.name = request.name().strip();
        line.basis = ZoneRequest.stripped(request.basis());
        line.loadedOnly = Boolean.TRUE.equals(request.loadedOnly());
        line.speedLimitKph = request.speedLimitKph();
        line.validFrom = request.validFrom();
        line.validTo = request.validTo();
        line.timeWindows(request.windows());
        line.active = !Boolean.FALSE.equals(request.active());
    }

    private void changed(ZoneRecord line, String action) {
        audit.record(action, "zone", line.code, Map.of("name", line.name, "active", line.active));
        routesChanged.fire(new RoutesChanged());
    }

    private static ZoneRecord existing(long id) {
        ZoneRecord line = ZoneRecord.findById(id);
        if (line == null) {
            throw Problem.notFound("没有这个禁行区域 There is no such forbidden zone.");
        }
        return line;
    }
}
