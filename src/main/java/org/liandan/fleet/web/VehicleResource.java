package org.liandan.fleet.web;

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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditLog;
import org.liandan.fleet.PlateColor;
import org.liandan.fleet.PlateNumber;
import org.liandan.fleet.TerminalsChanged;
import org.liandan.fleet.store.VehicleRecord;
import org.liandan.http.Caller;
import org.liandan.http.Conditions;
import org.liandan.http.Idempotency;
import org.liandan.http.Paging;
import org.liandan.http.Problem;
import org.liandan.http.Versions;
import org.liandan.http.Violations;
import org.liandan.place.RoutesChanged;

/** Vehicles. The bureau keeps them, a carrier reads its own. */
@Path(VehicleResource.PATH)
@Authenticated
@Tag(name = "vehicles", description = "车辆 Vehicles")
public class VehicleResource {

    static final String PATH = "/api/v1/vehicles";

    /**
     * A vehicle as it shall be.
     *
     * @param plate 车辆牌号, GA 36
     * @param plateColor JT/T 697.7: the code (2), the name (YELLOW) or the word (黄色)
     * @param organizationId the carrier that runs it
     * @param boxVolumeM3 volume of the box, m³
     * @param speedLimitKph the vehicle's own limit where it is below the general one
     * @param routes codes of the routes that it may drive
     * @param active false withdraws it; true if left out
     */
    public record VehicleRequest(
            @NotBlank @Size(max = 32) String plate,
            @NotBlank @Size(max = 20) String plateColor,
            @NotNull Long organizationId,

            @Digits(integer = 4, fraction = 1) @DecimalMin("0.1") @DecimalMax("100.0") @Nullable BigDecimal boxVolumeM3,

            @Digits(integer = 3, fraction = 1) @DecimalMin("1.0") @DecimalMax("60.0") @Nullable BigDecimal speedLimitKph,

            @Size(max = 200) @Nullable List<@NotNull String> routes,
            @Nullable Boolean active) {}

    /** A vehicle as it is; {@code plateColor} is the code of JT/T 697.7. */
    public record Vehicle(
            int id,
            String plate,
            int plateColor,
            long organizationId,
            @Nullable BigDecimal boxVolumeM3,
            @Nullable BigDecimal speedLimitKph,
            List<String> routes,
            boolean active) {

        static Vehicle of(VehicleRecord line, Map<Long, String> routeCodes) {
            return new Vehicle(
                    line.id,
                    line.plate,
                    line.plateColor,
                    line.organizationId,
                    line.boxVolumeM3,
                    line.speedLimitKph,
                    line.routeIds.stream()
                            .map(routeCodes::get)
                            .filter(Objects::nonNull)
                            .sorted()
                            .toList(),
                    line.active);
        }
    }

    private final Caller caller;
    private final AuditLog audit;
    private final Idempotency idempotency;
    private final Event<TerminalsChanged> terminalsChanged;
    private final Event<RoutesChanged> routesChanged;

    VehicleResource(
            Caller caller,
            AuditLog audit,
            Idempotency idempotency,
            Event<TerminalsChanged> terminalsChanged,
            Event<RoutesChanged> routesChanged) {
        this.caller = caller;
        this.audit = audit;
        this.idempotency = idempotency;
        this.terminalsChanged = terminalsChanged;
        this.routesChanged = routesChanged;
    }

    @GET
    @Transactional
    @Operation(summary = "车辆列表 List vehicles")
    public Response list(
            @BeanParam @Valid Paging paging,
            @QueryParam("plate") @Nullable String plate,
            @QueryParam("organizationId") @Nullable Long organizationId,
            @QueryParam("active") @Nullable Boolean active,
            @Context UriInfo uri) {
        var found = VehicleRecord.search(own().equal("organizationId", organizationId)
                .equal("plate", plate == null ? null : PlateNumber.normalize(plate))
                .equal("active", active));
        long total = found.count();
        Map<Long, String> routeCodes = VehicleRecord.routeCodes();
        var items = found.page(paging.page, paging.size).stream()
                .map(line -> Vehicle.of(line, routeCodes))
                .toList();
        return paging.response(items, total, uri);
    }

    @GET
    @Path("/{plate}")
    @Transactional
    @Operation(summary = "查看车辆（按牌号或编号） Read a vehicle by its plate or its id")
    public Response read(@PathParam("plate") String plate, @QueryParam("plateColor") @Nullable String plateColor) {
        return answer(existing(plate, plateColor));
    }

    @POST
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    @Transactional
    @Operation(summary = "登记车辆 Register a vehicle")
    public Response create(
            @NotNull @Valid VehicleRequest request, @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        return idempotency.once(idempotencyKey, request, () -> {
            VehicleRecord line = new VehicleRecord();
            apply(request, line);
            line.persistAndFlush();
            changed(line, Set.of(line.plate), "VEHICLE_CREATED");
            return Response.fromResponse(answer(line))
                    .status(Response.Status.CREATED)
                    .location(URI.create(PATH + "/" + line.id))
                    .build();
        });
    }

    @PUT
    @Path("/{plate}")
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    @Transactional
    @Operation(summary = "修改车辆 Change a vehicle")
    public Response update(
            @PathParam("plate") String plate,
            @QueryParam("plateColor") @Nullable String plateColor,
            @NotNull @Valid VehicleRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        VehicleRecord line = existing(plate, plateColor);
        Versions.require(ifMatch, line.version);
        String before = line.plate;
        apply(request, line);
        line.persistAndFlush();
        changed(line, before.equals(line.plate) ? Set.of(before) : Set.of(before, line.plate), "VEHICLE_CHANGED");
        return answer(line);
    }

    @DELETE
    @Path("/{plate}")
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    @Transactional
    @Operation(summary = "停用车辆 Withdraw a vehicle; its records stay")
    public void withdraw(@PathParam("plate") String plate, @QueryParam("plateColor") @Nullable String plateColor) {
        VehicleRecord line = existing(plate, plateColor);
        line.active = false;
        changed(line, Set.of(line.plate), "VEHICLE_WITHDRAWN");
    }

    private static void apply(VehicleRequest request, VehicleRecord line) {
        Violations violations = new Violations();
        PlateNumber plate = violations.valid("plate", PlateNumber.check(request.plate()));
        PlateColor color = FleetFields.color("plateColor", request.plateColor(), violations);
        List<String> codes = request.routes() == null ? List.of() : request.routes();
        Map<String, Long> routeIds = VehicleRecord.routeIds(codes);
        for (int i = 0; i < codes.size(); i++) {
            violations.require(
                    routeIds.containsKey(codes.get(i)), "routes[" + i + "]", "没有这个路线编码 there is no route of this code");
        }
        violations.throwIfAny();
        line.plate = Objects.requireNonNull(plate).value();
        line.plateColor = (short) Objects.requireNonNull(color).code();
        line.organizationId = request.organizationId();
        line.boxVolumeM3 = request.boxVolumeM3();
        line.speedLimitKph = request.speedLimitKph();
        line.routeIds.retainAll(routeIds.values());
        line.routeIds.addAll(routeIds.values());
        line.active = !Boolean.FALSE.equals(request.active());
    }

    private void changed(VehicleRecord line, Set<String> plates, String action) {
        audit.record(
                action,
                "vehicle",
                line.plate,
                Map.of("plateColor", line.plateColor, "organizationId", line.organizationId, "active", line.active));
        terminalsChanged.fire(new TerminalsChanged(plates));
        routesChanged.fire(new RoutesChanged());
    }

    private static Response answer(VehicleRecord line) {
        return Versions.ok(Vehicle.of(line, VehicleRecord.routeCodes()), line.version);
    }

    private Conditions own() {
        return new Conditions()
                .equal(
                        "organizationId",
                        caller.seesEverything() ? null : caller.organization().value());
    }

    private VehicleRecord existing(String plateOrId, @Nullable String plateColor) {
        Conditions conditions = own();
        if (plateOrId.matches("\\d{1,9}")) {
            conditions.equal("id", Integer.valueOf(plateOrId));
        } else {
            Violations violations = new Violations();
            PlateColor color = plateColor == null ? null : FleetFields.color("plateColor", plateColor, violations);
            violations.throwIfAny();
            conditions
                    .equal("plate", PlateNumber.normalize(plateOrId))
                    .equal("plateColor", color == null ? null : (short) color.code());
        }
        List<VehicleRecord> found = VehicleRecord.search(conditions).list();
        if (found.isEmpty()) {
            throw Problem.notFound("没有这辆车 There is no such vehicle.");
        }
        if (found.size() > 1) {
            throw Problem.conflict(
                    "ambiguous-plate",
                    "该牌号有多种颜色，请给出 plateColor There are vehicles of several colours with this plate; give plateColor.",
                    Map.of(
                            "plateColors",
                            found.stream().map(line -> line.plateColor).toList()));
        }
        return found.getFirst();
    }
}
