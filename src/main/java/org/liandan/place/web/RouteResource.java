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
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
import org.liandan.place.RoutesChanged;
import org.liandan.place.TurnPoint;
import org.liandan.place.store.PlaceRecord;
import org.liandan.place.store.RouteRecord;
import org.liandan.place.store.TurnPoints;

/** Routes: where and when trucks may drive. The bureau keeps them, an organisation reads those that concern it. */
@Path(RouteResource.PATH)
@Authenticated
@Tag(name = "routes", description = "路线 Routes")
public class RouteResource {

    static final String PATH = "/api/v1/routes";

    /** A route as it is; {@code turnPoints} only where one route is asked for. */
    public record Route(
            long id,
            String code,
            String name,
            @Nullable String fromPlace,
            @Nullable String toPlace,
            JsonNode line,
            int corridorWidthM,
            BigDecimal speedLimitKph,
            BigDecimal rightTurnLimitKph,
            List<RouteRequest.Window> timeWindows,
            @Nullable List<Corner> turnPoints,
            boolean active) {}

    /**
     * A corner that PostGIS has derived from the line.
     *
     * @param alongM metres from the start of the line
     * @param angleDeg change of direction, positive to the right
     */
    public record Corner(double lon, double lat, double alongM, double angleDeg) {

        static Corner of(TurnPoint corner) {
            return new Corner(corner.at().lonDeg(), corner.at().latDeg(), corner.alongM(), corner.angleDeg());
        }
    }

    private final Caller caller;
    private final AuditLog audit;
    private final Idempotency idempotency;
    private final TurnPoints turnPoints;
    private final Event<RoutesChanged> routesChanged;

    RouteResource(
            Caller caller,
            AuditLog audit,
            Idempotency idempotency,
            TurnPoints turnPoints,
            Event<RoutesChanged> routesChanged) {
        this.caller = caller;
        this.audit = audit;
        this.idempotency = idempotency;
        this.turnPoints = turnPoints;
        this.routesChanged = routesChanged;
    }

    @GET
    @Transactional
    @Operation(summary = "路线列表 List routes")
    public Response list(
            @BeanParam @Valid Paging paging,
            @QueryParam("code") @Nullable String code,
            @QueryParam("name") @Nullable String name,
            @QueryParam("active") @Nullable Boolean active,
            @Context UriInfo uri) {
        var found = RouteRecord.search(
                concerning().equal("code", code).contains("name", name).equal("active", active));
        long total = found.count();
        var lines = found.page(paging.page, paging.size).list();
        Map<Long, String> placeCodes = PlaceRecord.codes();
        var items = lines.stream().map(line -> view(line, placeCodes, null)).toList();
        return paging.response(items, total, uri);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(summary = "查看路线，含转弯点 Read a route with its turn points")
    public Response read(@PathParam("id") long id) {
        return answer(existing(id));
    }

    @POST
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    @Transactional
    @Operation(summary = "登记路线 Register a route")
    public Response create(
            @NotNull @Valid RouteRequest request, @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        return idempotency.once(idempotencyKey, request, () -> {
            RouteRecord line = new RouteRecord();
            save(request, line, "ROUTE_CREATED");
            return Response.fromResponse(answer(line))
                    .status(Response.Status.CREATED)
                    .location(URI.create(PATH + "/" + line.id))
                    .build();
        });
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    @Transactional
    @Operation(summary = "修改路线 Change a route")
    public Response update(
            @PathParam("id") long id,
            @NotNull @Valid RouteRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        RouteRecord line = existing(id);
        Versions.require(ifMatch, line.version);
        save(request, line, "ROUTE_CHANGED");
        return answer(line);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    @Transactional
    @Operation(summary = "停用路线 Withdraw a route; its records stay")
    public void withdraw(@PathParam("id") long id) {
        RouteRecord line = existing(id);
        line.active = false;
        changed(line, "ROUTE_WITHDRAWN");
    }

    private void save(RouteRequest request, RouteRecord line, String action) {
        Violations violations = new Violations();
        line.line(request.line(), violations);
        line.fromPlaceId = placeId("fromPlace", request.fromPlace(), violations);
        line.toPlaceId = placeId("toPlace", request.toPlace(), violations);
        violations.throwIfAny();
        line.code = request.code();
        line.name = request.name().strip();
        line.corridorWidthM = request.corridorWidthM();
        line.speedLimitKph = RouteRequest.speedLimitOrDefault(request.speedLimitKph());
        line.rightTurnLimitKph = RouteRequest.rightTurnLimitOrDefault(request.rightTurnLimitKph());
        line.timeWindows(request.windows());
        line.active = !Boolean.FALSE.equals(request.active());
        line.persistAndFlush();
        turnPoints.derive(List.of(line.id));
        changed(line, action);
    }

    private static @Nullable Long placeId(String field, @Nullable String code, Violations violations) {
        if (code == null || code.isBlank()) {
            return null;
        }
        PlaceRecord place = PlaceRecord.find("code", code).firstResult();
        if (place == null) {
            violations.add(field, "没有这个场所编码 there is no place of this code");
            return null;
        }
        return place.id;
    }

    private void changed(RouteRecord line, String action) {
        audit.record(action, "route", line.code, Map.of("name", line.name, "active", line.active));
        routesChanged.fire(new RoutesChanged());
    }

    private Response answer(RouteRecord line) {
        List<Corner> corners =
                turnPoints.ofRoute(line.id).stream().map(Corner::of).toList();
        return Versions.ok(view(line, PlaceRecord.codes(), corners), line.version);
    }

    private static Route view(RouteRecord line, Map<Long, String> placeCodes, @Nullable List<Corner> corners) {
        return new Route(
                line.id,
                line.code,
                line.name,
                line.fromPlaceId == null ? null : placeCodes.get(line.fromPlaceId),
                line.toPlaceId == null ? null : placeCodes.get(line.toPlaceId),
                line.lineGeoJson(),
                line.corridorWidthM,
                line.speedLimitKph,
                line.rightTurnLimitKph,
                line.timeWindows().stream().map(RouteRequest.Window::of).toList(),
                corners,
                line.active);
    }

    private Conditions concerning() {
        return caller.seesEverything()
                ? new Conditions()
                : RouteRecord.concerning(caller.organization().value());
    }

    private RouteRecord existing(long id) {
        RouteRecord line = RouteRecord.search(concerning().equal("id", id)).firstResult();
        if (line == null) {
            throw Problem.notFound("没有这条路线 There is no such route.");
        }
        return line;
    }
}
