package org.liandan.party.web;

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
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditLog;
import org.liandan.fleet.TerminalsChanged;
import org.liandan.http.Caller;
import org.liandan.http.Conditions;
import org.liandan.http.Idempotency;
import org.liandan.http.Paging;
import org.liandan.http.Problem;
import org.liandan.http.Versions;
import org.liandan.http.Violations;
import org.liandan.party.CreditCode;
import org.liandan.party.store.Administrators;
import org.liandan.party.store.OrganizationRecord;

/** Organisations: producers, carriers, receivers and authorities. The bureau keeps them, everybody reads his own. */
@Path(OrganizationResource.PATH)
@Authenticated
@Tag(name = "organizations", description = "单位 Organisations")
public class OrganizationResource {

    static final String PATH = "/api/v1/organizations";

    /**
     * An organisation as it shall be.
     *
     * @param creditCode 统一社会信用代码, GB 32100
     * @param creditCodeOverrideReason why the code is kept although its check character does not fit
     * @param active false withdraws it, with its accounts and terminals; true if left out
     */
    public record OrganizationRequest(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 40) String creditCode,
            @Size(max = 200) @Nullable String creditCodeOverrideReason,
            @Size(max = 200) @Nullable String address,
            @Size(max = 40) @Nullable String phone,
            @Nullable Boolean active) {}

    /** An organisation as it is. */
    public record Organization(
            long id,
            String name,
            String creditCode,
            @Nullable String creditCodeOverrideReason,
            @Nullable String address,
            @Nullable String phone,
            boolean active) {

        static Organization of(OrganizationRecord line) {
            return new Organization(
                    line.id,
                    line.name,
                    line.creditCode,
                    line.creditCodeOverrideReason,
                    line.address,
                    line.phone,
                    line.active);
        }
    }

    private final Caller caller;
    private final AuditLog audit;
    private final Idempotency idempotency;
    private final Administrators administrators;
    private final Event<TerminalsChanged> terminalsChanged;

    OrganizationResource(
            Caller caller,
            AuditLog audit,
            Idempotency idempotency,
            Administrators administrators,
            Event<TerminalsChanged> terminalsChanged) {
        this.administrators = administrators;
        this.caller = caller;
        this.audit = audit;
        this.idempotency = idempotency;
        this.terminalsChanged = terminalsChanged;
    }

    @GET
    @Transactional
    @Operation(summary = "单位列表 List organisations")
    public Response list(
            @BeanParam @Valid Paging paging,
            @QueryParam("name") @Nullable String name,
            @QueryParam("creditCode") @Nullable String creditCode,
            @QueryParam("active") @Nullable Boolean active,
            @Context UriInfo uri) {
        var found = OrganizationRecord.search(new Conditions()
                .equal(
                        "id",
                        caller.seesEverything() ? null : caller.organization().value())
                .contains("name", name)
                .equal("creditCode", creditCode)
                .equal("active", active));
        long total = found.count();
        var items = found.page(paging.page, paging.size).stream()
                .map(Organization::of)
                .toList();
        return paging.response(items, total, uri);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(summary = "查看单位 Read an organisation")
    public Response read(@PathParam("id") long id) {
        OrganizationRecord line = existing(id);
        return Versions.ok(Organization.of(line), line.version);
    }

    @POST
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    @Transactional
    @Operation(summary = "登记单位 Register an organisation")
    public Response create(
            @NotNull @Valid OrganizationRequest request,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        return idempotency.once(idempotencyKey, request, () -> {
            OrganizationRecord line = new OrganizationRecord();
            apply(request, line);
            line.persistAndFlush();
            audit.record("ORGANIZATION_CREATED", "organization", line.creditCode, Map.of("name", line.name));
            return Response.created(URI.create(PATH + "/" + line.id))
                    .header(HttpHeaders.ETAG, Versions.etag(line.version))
                    .entity(Organization.of(line))
                    .build();
        });
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    @Transactional
    @Operation(summary = "修改单位 Change an organisation")
    public Response update(
            @PathParam("id") long id,
            @NotNull @Valid OrganizationRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        OrganizationRecord line = existing(id);
        Versions.require(ifMatch, line.version);
        apply(request, line);
        line.persistAndFlush();
        requireAdministrator(line);
        changed(line, "ORGANIZATION_CHANGED");
        return Versions.ok(Organization.of(line), line.version);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    @Transactional
    @Operation(summary = "停用单位 Withdraw an organisation; its records stay")
    public void withdraw(@PathParam("id") long id) {
        OrganizationRecord line = existing(id);
        refuseOwn(line.id);
        line.active = false;
        line.persistAndFlush();
        requireAdministrator(line);
        changed(line, "ORGANIZATION_WITHDRAWN");
    }

    private void apply(OrganizationRequest request, OrganizationRecord line) {
        Violations violations = new Violations();
        boolean overridden = request.creditCodeOverrideReason() != null
                && !request.creditCodeOverrideReason().isBlank();
        CreditCode code = violations.valid("creditCode", CreditCode.check(request.creditCode()), overridden);
        violations.throwIfAny();
        if (Boolean.FALSE.equals(request.active())) {
            refuseOwn(line.id);
        }
        line.name = request.name().strip();
        line.creditCode = Objects.requireNonNull(code).value();
        line.creditCodeOverrideReason = code.checkHolds() ? null : request.creditCodeOverrideReason();
        line.address = request.address();
        line.phone = request.phone();
        line.active = !Boolean.FALSE.equals(request.active());
    }

    private void changed(OrganizationRecord line, String action) {
        audit.record(action, "organization", line.creditCode, Map.of("name", line.name, "active", line.active));
        terminalsChanged.fire(TerminalsChanged.everything());
    }

    /** Withdrawing one's own organisation would lock its administrator out. */
    private void refuseOwn(long id) {
        if (id == caller.organization().value()) {
            throw Problem.conflict(
                    "own-organization", "不能停用自己所在的单位 One cannot withdraw one's own organisation.", Map.of());
        }
    }

    /** Withdrawing an organisation takes its accounts with it. */
    private void requireAdministrator(OrganizationRecord line) {
        if (!line.active && !administrators.isOneLeft()) {
            throw UserDesk.lastAdministrator();
        }
    }

    private OrganizationRecord existing(long id) {
        boolean mayKnow = caller.seesEverything() || id == caller.organization().value();
        OrganizationRecord line = mayKnow ? OrganizationRecord.findById(id) : null;
        if (line == null) {
            throw Problem.notFound("没有这个单位 There is no such organisation.");
        }
        return line;
    }
}
