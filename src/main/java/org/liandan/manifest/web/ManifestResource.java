package org.liandan.manifest.web;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.Idempotency;
import org.liandan.http.Paging;
import org.liandan.http.Problem;
import org.liandan.http.Versions;
import org.liandan.manifest.ManifestFields;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.store.Filing;
import org.liandan.manifest.store.ManifestDesk;
import org.liandan.manifest.store.ManifestPage;
import org.liandan.manifest.store.OnwardDesk;
import org.liandan.manifest.store.PickLists;
import org.liandan.manifest.store.Reminders;
import org.liandan.manifest.store.StoredManifest;
import org.liandan.party.Checked;
import org.liandan.policy.Policy;

/**
 * Manifests over REST. Who may take which step is the core's business, so that a wrong party, a wrong order and a wrong field
 * are told apart the same way here and on the pages; the roles named here only keep out accounts that take no step at all.
 */
@Path(ManifestResource.PATH)
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "manifests", description = "建筑垃圾电子转移联单 Electronic transfer manifests")
public class ManifestResource {

    static final String PATH = "/api/v1/manifests";

    private final ManifestDesk desk;
    private final OnwardDesk onward;
    private final PickLists lists;
    private final Reminders reminders;
    private final Caller caller;
    private final Idempotency idempotency;
    private final CertificateDesk certificates;
    private final ManifestPull pull;

    ManifestResource(
            ManifestDesk desk,
            OnwardDesk onward,
            PickLists lists,
            Reminders reminders,
            Caller caller,
            Idempotency idempotency,
            CertificateDesk certificates,
            ManifestPull pull) {
        this.desk = desk;
        this.onward = onward;
        this.lists = lists;
        this.reminders = reminders;
        this.caller = caller;
        this.idempotency = idempotency;
        this.certificates = certificates;
        this.pull = pull;
    }

    @POST
    @RolesAllowed({"PRODUCER", "CARRIER", "DRIVER", "RECEIVER", "BUREAU", "BUREAU_ADMIN"})
    @Transactional
    @Operation(summary = "产出方创建联单 The producer creates a manifest")
    public Response create(
            @NotNull ManifestRequest request, @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        return idempotency.once(idempotencyKey, request, () -> {
            StoredManifest stored = filed(desk.create(request.asked(), request.issueAtOnce(), caller));
            URI location = URI.create(PATH + "/" + stored.manifest().header().number());
            return Response.created(location)
                    .header(HttpHeaders.ETAG, Versions.etag(stored.version()))
                    .entity(body(stored))
                    .build();
        });
    }

    @GET
    @Operation(summary = "联单列表 List manifests")
    public Response list(
            @BeanParam ManifestQuery query,
            @BeanParam @Valid Paging paging,
            @Parameter(
                            description = "自该时间（ISO 8601）或上次给出的 X-Next-Updated-After 之后变更的联单，按变更先后；不与其他条件合用 Manifests"
                                    + " changed after that time, or behind what X-Next-Updated-After said, in the order of"
                                    + " their changes; stands alone, see docs/integration.md")
                    @QueryParam("updatedAfter")
                    @Nullable String updatedAfter,
            @Context UriInfo uri) {
        if (updatedAfter != null) {
            return pull.page(updatedAfter, query, paging, uri, caller);
        }
        ManifestPage page = desk.list(
                query.filter(key -> desk.organization(key).orElse(null)), paging.size, paging.offset(), caller);
        return paging.response(page.items().stream().map(ManifestLine::of).toList(), page.total(), page.exact(), uri);
    }

    @GET
    @Path("/fields")
    @Operation(summary = "字段表 The field table: labels, rules and clauses")
    public List<FieldBody> fields() {
        Policy policy = desk.policy();
        return ManifestFields.all().stream()
                .map(field -> FieldBody.of(field, policy))
                .toList();
    }

    @GET
    @Path("/reminders")
    @Operation(summary = "逾期未确认 Unsigned stages that are overdue, the longest first")
    public Response reminders(@BeanParam @Valid Paging paging, @Context UriInfo uri) {
        Reminders.Overdue overdue =
                reminders.overdue(caller.seesEverything() ? null : caller.organization(), paging.size, paging.offset());
        return paging.response(overdue.lines().stream().map(ReminderBody::of).toList(), overdue.total(), uri);
    }

    @GET
    @Path("/choices")
    @Operation(summary = "可选的场所、承运方、车辆和驾驶员 What one can choose from")
    public ChoicesBody choices(
            @QueryParam("destination")
                    @DefaultValue("")
                    @Size(max = 100) @Parameter(description = "消纳场所名称或编码中的文字 Text in the name or code of the destinations")
                    String destination,
            @QueryParam("carrier")
                    @DefaultValue("")
                    @Size(max = 100) @Parameter(description = "承运企业名称或信用代码中的文字 Text in the name or credit code of the carriers")
                    String carrier) {
        return ChoicesBody.of(lists, desk.policy(), caller, destination, carrier);
    }

    @GET
    @Path("/{number}")
    @Operation(summary = "查看联单及其历史 Read a manifest with its history")
    public Response read(@PathParam("number") String number) {
        return ok(desk.get(number(number), caller));
    }

    @PUT
    @RolesAllowed({"PRODUCER", "CARRIER", "DRIVER", "RECEIVER", "BUREAU", "BUREAU_ADMIN"})
    @Path("/{number}")
    @Transactional
    @Operation(summary = "修改草稿 Change a draft")
    public Response edit(
            @PathParam("number") String number,
            @NotNull ManifestRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        if (ifMatch == null) {
            // two clerks at one draft: the second must know what the first has written
            Versions.require(null, 0);
        }
        return ok(filed(desk.edit(number(number), expected(ifMatch), request.asked(), caller)));
    }

    @POST
    @RolesAllowed({"PRODUCER", "CARRIER", "DRIVER", "RECEIVER", "BUREAU", "BUREAU_ADMIN"})
    @Path("/{number}/issue")
    @Transactional
    @Operation(summary = "产出方签发草稿 The producer issues a draft")
    public Response issue(
            @PathParam("number") String number, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return ok(filed(desk.issue(number(number), expected(ifMatch), caller)));
    }

    @PUT
    @RolesAllowed({"PRODUCER", "CARRIER", "DRIVER", "RECEIVER", "BUREAU", "BUREAU_ADMIN"})
    @Path("/{number}/carriage")
    @Transactional
    @Operation(summary = "承运方核实并填写运输信息 The carrier verifies and fills its part")
    public Response carry(
            @PathParam("number") String number,
            @NotNull CarriageRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return ok(filed(desk.carry(number(number), expected(ifMatch), request.entries(), caller)));
    }

    @POST
    @RolesAllowed({"PRODUCER", "CARRIER", "DRIVER", "RECEIVER", "BUREAU", "BUREAU_ADMIN"})
    @Path("/{number}/arrival")
    @Transactional
    @Operation(summary = "登记到达 Record the arrival")
    public Response arrive(
            @PathParam("number") String number, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return ok(filed(desk.arrive(number(number), expected(ifMatch), caller)));
    }

    @PUT
    @RolesAllowed({"PRODUCER", "CARRIER", "DRIVER", "RECEIVER", "BUREAU", "BUREAU_ADMIN"})
    @Path("/{number}/receipt")
    @Transactional
    @Operation(summary = "接收方核实并填写接收信息 The receiver verifies, fills its part and decides")
    public Response receive(
            @PathParam("number") String number,
            @NotNull ReceiptRequest request,
            @Parameter(description = "未接收部分的下一场所：同时开出续运联单 The refused part goes on to this place at once")
                    @QueryParam("continueTo")
                    @Nullable String continueTo,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        StoredManifest received = filed(desk.receive(number(number), expected(ifMatch), request.entries(), caller));
        if (continueTo != null && !continueTo.isBlank()) {
            filed(onward.afterRefusal(number(number), continueTo, null, caller));
        }
        return ok(received);
    }

    /**
     * Why a manifest shall be voided.
     *
     * @param reason 2 to 500 characters
     */
    public record CancellationRequest(@Nullable String reason) {}

    @POST
    @RolesAllowed({"PRODUCER", "CARRIER", "DRIVER", "RECEIVER", "BUREAU", "BUREAU_ADMIN"})
    @Path("/{number}/cancellation")
    @Transactional
    @Operation(summary = "作废 Cancel")
    public Response cancel(
            @PathParam("number") String number,
            @NotNull CancellationRequest request,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        String reason = request.reason() == null ? "" : request.reason();
        return ok(filed(desk.cancel(number(number), expected(ifMatch), reason, caller)));
    }

    @GET
    @Path("/{number}/certificate")
    @Operation(summary = "建筑垃圾“身份证”（JSON） The certificate of a load that has been received")
    public Response certificate(@PathParam("number") String number, @Context UriInfo uri) {
        CertificateDesk.Certificate certificate = certificates.certificate(number(number), uri);
        return Versions.ok(CertificateBody.of(certificate), certificate.stored().version());
    }

    @GET
    @Path("/{number}/certificate")
    // who does not mind gets data
    @Produces("application/pdf;qs=0.9")
    @Operation(summary = "建筑垃圾“身份证”（PDF） The certificate as a page to print, A4")
    public Response certificatePdf(@PathParam("number") String number, @Context UriInfo uri) {
        CertificateDesk.Certificate certificate = certificates.certificate(number(number), uri);
        return Response.ok(certificates.pdf(certificate))
                .header("Content-Disposition", "inline; filename=\"certificate-" + number(number) + ".pdf\"")
                .header("Cache-Control", "private, no-store")
                .build();
    }

    static StoredManifest filed(Filing filing) {
        return switch (filing) {
            case Filing.Filed(StoredManifest stored) -> stored;
            // thrown, so that the transaction and a claimed idempotency key go back with it
            case Filing.Refused refused -> throw ManifestProblems.of(refused);
        };
    }

    private Response ok(StoredManifest stored) {
        return Versions.ok(body(stored), stored.version());
    }

    private ManifestBody body(StoredManifest stored) {
        return ManifestBody.of(stored, desk.history(stored.manifest().header().number()));
    }

    /** A number that cannot be one is a number that nobody has. */
    static ManifestNumber number(String text) {
        return switch (ManifestNumber.check(text)) {
            case Checked.Valid<ManifestNumber>(ManifestNumber number) -> number;
            case Checked.Doubtful<ManifestNumber> doubtful -> doubtful.value();
            case Checked.Invalid<ManifestNumber>(var reason) -> throw Problem.notFound(reason.both());
        };
    }

    private static OptionalInt expected(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            return OptionalInt.empty();
        }
        String tag = ifMatch.strip();
        if (!tag.matches("\"\\d{1,9}\"")) {
            throw Problem.malformed("If-Match 应为 GET 返回的 ETag If-Match must be the ETag of a GET.");
        }
        return OptionalInt.of(Integer.parseInt(tag.substring(1, tag.length() - 1)));
    }
}
