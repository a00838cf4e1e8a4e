package org.liandan.fleet.web;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditLog;
import org.liandan.audit.PersonalData;
import org.liandan.fleet.store.DriverRecord;
import org.liandan.http.Caller;
import org.liandan.http.Conditions;
import org.liandan.http.Idempotency;
import org.liandan.http.Paging;
import org.liandan.http.Problem;
import org.liandan.http.Versions;
import org.liandan.http.Violations;
import org.liandan.party.PhoneNumber;

/** Drivers. The bureau keeps them, a carrier reads its own. */
@Path(DriverResource.PATH)
@Authenticated
@Tag(name = "drivers", description = "驾驶员 Drivers")
public class DriverResource {

    static final String PATH = "/api/v1/drivers";

    /**
     * A driver as he or she shall stand in the registry.
     *
     * @param phone 联系电话, unique within the organisation
     * @param licenceNumber 从业资格证 number
     * @param organizationId the carrier
     * @param username the driver's account, where there is one; it belongs to the same organisation
     * @param active false withdraws the driver; true if left out
     */
    public record DriverRequest(
            @NotBlank @Size(max = 40) String name,
            @NotBlank @Size(max = 40) String phone,
            @Size(max = 40) @Nullable String licenceNumber,
            @NotNull Long organizationId,
            @Size(max = 40) @Nullable String username,
            @Nullable Boolean active) {

        @Override
        public String toString() {
            return "DriverRequest[]";
        }
    }

    /** A driver as registered; telephone and licence are masked in lists of whoever is not the driver's carrier. */
    public record Driver(
            long id,
            String name,
            String phone,
            @Nullable String licenceNumber,
            long organizationId,
            @Nullable String username,
            boolean active) {

        static Driver of(DriverRecord line, Map<Long, String> usernames) {
            return new Driver(
                    line.id,
                    line.name,
                    line.phone,
                    line.licenceNumber,
                    line.organizationId,
                    line.userId == null ? null : usernames.get(line.userId),
                    line.active);
        }

        /** Enough to tell two drivers apart. */
        Driver masked() {
            return new Driver(
                    id,
                    name,
                    PersonalData.phone(phone),
                    licenceNumber == null ? null : PersonalData.ending(licenceNumber),
                    organizationId,
                    username,
                    active);
        }
    }

    private final Caller caller;
    private final AuditLog audit;
    private final Idempotency idempotency;

    DriverResource(Caller caller, AuditLog audit, Idempotency idempotency) {
        this.caller = caller;
        this.audit = audit;
        this.idempotency = idempotency;
    }

    @GET
    @Transactional
    @Operation(summary = "驾驶员列表 List drivers")
    public Response list(
            @BeanParam @Valid Paging paging,
            @QueryParam("name") @Nullable String name,
            @QueryParam("phone") @Nullable String phone,
            @QueryParam("organizationId") @Nullable Long organizationId,
            @QueryParam("active") @Nullable Boolean active,
            @Context UriInfo uri) {
        var found = DriverRecord.search(own().contains("name", name)
                .equal("phone", phone)
                .equal("organizationId", organizationId)
                .equal("active", active));
        long total = found.count();
        var lines = found.page(paging.page, paging.size).list();
        Map<Long, String> usernames = usernames(lines);
        return paging.response(
                lines.stream()
                        .map(line -> Driver.of(line, usernames))
                        .map(driver -> caller.seesEverything() ? driver.masked() : driver)
                        .toList(),
                total,
                uri);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(summary = "查看驾驶员 Read a driver")
    public Response read(@PathParam("id") long id) {
        DriverRecord line = existing(id);
        if (caller.seesEverything()) {
            audit.record("DRIVER_READ", "driver", String.valueOf(id), Map.of("organizationId", line.organizationId));
        }
        return answer(line);
    }

    @POST
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    @Transactional
    @Operation(summary = "登记驾驶员 Register a driver")
    public Response create(
            @NotNull @Valid DriverRequest request, @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        return idempotency.once(idempotencyKey, request, () -> {
            DriverRecord line = new DriverRecord();
            apply(request, line);
            line.persistAndFlush();
            changed(line, "DRIVER_CREATED");
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
    @Operation(summary = "修改驾驶员 Change a driver")
    public Response update(
            @PathParam("id") long id,
            @NotNull @Valid DriverRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        DriverRecord line = existing(id);
        Versions.require(ifMatch, line.version);
        apply(request, line);
        line.persistAndFlush();
        changed(line, "DRIVER_CHANGED");
        return answer(line);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    @Transactional
    @Operation(summary = "停用驾驶员 Withdraw a driver; the records stay")
    public void withdraw(@PathParam("id") long id) {
        DriverRecord line = existing(id);
        line.active = false;
        changed(line, "DRIVER_WITHDRAWN");
    }

    private static void apply(DriverRequest request, DriverRecord line) {
        Violations violations = new Violations();
        PhoneNumber phone = violations.valid("phone", PhoneNumber.check(request.phone()));
        Long userId = null;
        if (request.username() != null) {
            userId = DriverRecord.userId(request.username(), request.organizationId())
                    .orElse(null);
            violations.require(userId != null, "username", "该单位没有这个用户 the organisation has no account of this name");
        }
        violations.throwIfAny();
        line.name = request.name().strip();
        line.phone = Objects.requireNonNull(phone).value();
        line.licenceNumber = request.licenceNumber();
        line.organizationId = request.organizationId();
        line.userId = userId;
        line.active = !Boolean.FALSE.equals(request.active());
    }

    private void changed(DriverRecord line, String action) {
        audit.record(
                action,
                "driver",
                String.valueOf(line.id),
                Map.of("organizationId", line.organizationId, "active", line.active));
    }

    private static Response answer(DriverRecord line) {
        return Versions.ok(Driver.of(line, usernames(List.of(line))), line.version);
    }

    private static Map<Long, String> usernames(List<DriverRecord> lines) {
        return DriverRecord.usernames(
                lines.stream().map(line -> line.userId).filter(Objects::nonNull).toList());
    }

    private Conditions own() {
        return new Conditions()
                .equal(
                        "organizationId",
                        caller.seesEverything() ? null : caller.organization().value());
    }

    private DriverRecord existing(long id) {
        DriverRecord line = DriverRecord.search(own().equal("id", id)).firstResult();
        if (line == null) {
            throw Problem.notFound("没有这名驾驶员 There is no such driver.");
        }
        return line;
    }
}
