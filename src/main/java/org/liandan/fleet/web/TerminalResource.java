package org.liandan.fleet.web;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
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
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
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
import org.liandan.fleet.TerminalPhone;
import org.liandan.fleet.TerminalProtocol;
import org.liandan.fleet.TerminalsChanged;
import org.liandan.fleet.store.TerminalRecord;
import org.liandan.fleet.store.VehicleRecord;
import org.liandan.http.Caller;
import org.liandan.http.Conditions;
import org.liandan.http.Idempotency;
import org.liandan.http.Paging;
import org.liandan.http.Problem;
import org.liandan.http.Versions;
import org.liandan.http.Violations;

/** Terminals: only those that stand here may log in. The bureau keeps them, a carrier reads those in its own trucks. */
@Path(TerminalResource.PATH)
@Authenticated
@Tag(name = "terminals", description = "终端 Terminals")
public class TerminalResource {

    static final String PATH = "/api/v1/terminals";

    private static final ZoneId DISTRICT = ZoneId.of("Asia/Shanghai");

    /**
     * A terminal as it shall be.
     *
     * @param phone the number that it puts into the header of its messages; zeros in front do not matter
     * @param plate the vehicle that it is built into
     * @param plateColor needed only where the plate exists in several colours
     * @param terminalId the maker's id of the box
     * @param protocol the edition of JT/T 808; JT808_2013 if left out
     * @param active false withdraws it; true if left out
     */
    public record TerminalRequest(
            @NotBlank @Size(max = 20) String phone,
            @NotBlank @Size(max = 32) String plate,
            @Size(max = 20) @Nullable String plateColor,
            @Size(max = 30) @Nullable String terminalId,
            @Size(max = 20) @Nullable String protocol,
            @Nullable Boolean active) {}

    /** A terminal as it is; {@code registeredAt} is its latest 0x0100. */
    public record Terminal(
            int id,
            String phone,
            String plate,
            int plateColor,
            long organizationId,
            @Nullable String terminalId,
            TerminalProtocol protocol,
            @Nullable OffsetDateTime registeredAt,
            boolean active) {

        static Terminal of(TerminalRecord line) {
            Instant registeredAt = line.registeredAt;
            return new Terminal(
                    line.id,
                    line.phone,
                    line.vehicle.plate,
                    line.vehicle.plateColor,
                    line.vehicle.organizationId,
                    line.terminalId,
                    line.protocol,
                    registeredAt == null ? null : registeredAt.atZone(DISTRICT).toOffsetDateTime(),
                    line.active);
        }
    }

    private final Caller caller;
    private final AuditLog audit;
    private final Idempotency idempotency;
    private final Event<TerminalsChanged> terminalsChanged;

    TerminalResource(Caller caller, AuditLog audit, Idempotency idempotency, Event<TerminalsChanged> terminalsChanged) {
        this.caller = caller;
        this.audit = audit;
        this.idempotency = idempotency;
        this.terminalsChanged = terminalsChanged;
    }

    @GET
    @Transactional
    @Operation(summary = "终端列表 List terminals")
    public Response list(
            @BeanParam @Valid Paging paging,
            @QueryParam("phone") @Nullable String phone,
            @QueryParam("plate") @Nullable String plate,
            @QueryParam("organizationId") @Nullable Long organizationId,
            @QueryParam("active") @Nullable Boolean active,
            @Context UriInfo uri) {
        var found = TerminalRecord.search(own().equal("t.phone", normalPhone(phone))
                .equal("v.plate", plate == null ? null : PlateNumber.normalize(plate))
                .equal("v.organizationId", organizationId)
                .equal("t.active", active));
        long total = found.count();
        var items =
                found.page(paging.page, paging.size).stream().map(Terminal::of).toList();
        return paging.response(items, total, uri);
    }

    @GET
    @Path("/{phone}")
    @Transactional
    @Operation(summary = "查看终端 Read a terminal")
    public Response read(@PathParam("phone") String phone) {
        return answer(existing(phone));
    }

    @POST
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    @Transactional
    @Operation(summary = "登记终端 Register a terminal")
    public Response create(
            @NotNull @Valid TerminalRequest request, @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        return idempotency.once(idempotencyKey, request, () -> {
            TerminalRecord line = new TerminalRecord();
            apply(request, line);
            line.persistAndFlush();
            changed(line, Set.of(line.vehicle.plate), "TERMINAL_CREATED");
            return Response.fromResponse(answer(line))
                    .status(Response.Status.CREATED)
                    .location(URI.create(PATH + "/" + line.phone))
                    .build();
        });
    }

    @PUT
    @Path("/{phone}")
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    @Transactional
    @Operation(summary = "修改终端 Change a terminal")
    public Response update(
            @PathParam("phone") String phone,
            @NotNull @Valid TerminalRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        TerminalRecord line = existing(phone);
        Versions.require(ifMatch, line.version);
        String before = line.vehicle.plate;
        apply(request, line);
        line.persistAndFlush();
        String after = line.vehicle.plate;
        changed(line, before.equals(after) ? Set.of(before) : Set.of(before, after), "TERMINAL_CHANGED");
        return answer(line);
    }

    @DELETE
    @Path("/{phone}")
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    @Transactional
    @Operation(summary = "停用终端 Withdraw a terminal; its records stay")
    public void withdraw(@PathParam("phone") String phone) {
        TerminalRecord line = existing(phone);
        line.active = false;
        changed(line, Set.of(line.vehicle.plate), "TERMINAL_WITHDRAWN");
    }

    private static void apply(TerminalRequest request, TerminalRecord line) {
        Violations violations = new Violations();
        TerminalPhone phone = FleetFields.phone("phone", request.phone(), violations);
        TerminalProtocol protocol = FleetFields.protocol("protocol", request.protocol(), violations);
        VehicleRecord vehicle = vehicle(request, violations);
        violations.throwIfAny();
        line.phone = Objects.requireNonNull(phone).digits();
        line.protocol = Objects.requireNonNull(protocol);
        line.vehicle = Objects.requireNonNull(vehicle);
        line.terminalId = request.terminalId();
        line.active = !Boolean.FALSE.equals(request.active());
    }

    private static @Nullable VehicleRecord vehicle(TerminalRequest request, Violations violations) {
        PlateNumber plate = violations.valid("plate", PlateNumber.check(request.plate()));
        PlateColor color =
                request.plateColor() == null ? null : FleetFields.color("plateColor", request.plateColor(), violations);
        if (plate == null) {
            return null;
        }
        List<VehicleRecord> found = VehicleRecord.ofPlate(plate, color);
        violations.require(!found.isEmpty(), "plate", "没有登记这辆车 there is no such vehicle");
        violations.require(
                found.size() <= 1,
                "plateColor",
                "该牌号有多种颜色，须给出颜色 the plate exists in several colours, so it is required");
        return found.size() == 1 ? found.getFirst() : null;
    }

    private void changed(TerminalRecord line, Set<String> plates, String action) {
        audit.record(action, "terminal", line.phone, Map.of("plate", line.vehicle.plate, "active", line.active));
        terminalsChanged.fire(new TerminalsChanged(plates));
    }

    private static Response answer(TerminalRecord line) {
        return Versions.ok(Terminal.of(line), line.version);
    }

    private Conditions own() {
        return new Conditions()
                .equal(
                        "v.organizationId",
                        caller.seesEverything() ? null : caller.organization().value());
    }

    private static @Nullable String normalPhone(@Nullable String phone) {
        if (phone == null) {
            return null;
        }
        Violations violations = new Violations();
        TerminalPhone normal = FleetFields.phone("phone", phone, violations);
        violations.throwIfAny();
        return Objects.requireNonNull(normal).digits();
    }

    private TerminalRecord existing(String phone) {
        TerminalRecord line = TerminalRecord.search(own().equal("t.phone", normalPhone(phone)))
                .firstResult();
        if (line == null) {
            throw Problem.notFound("没有这个终端 There is no such terminal.");
        }
        return line;
    }
}
