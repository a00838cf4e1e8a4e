package org.liandan.enforcement.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.SequencedMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.enforcement.CaseNumber;
import org.liandan.enforcement.CaseOutcome;
import org.liandan.enforcement.EnforcementCase;
import org.liandan.enforcement.ReviewStep;
import org.liandan.enforcement.store.CaseDesk;
import org.liandan.http.Idempotency;
import org.liandan.http.Paging;
import org.liandan.http.Versions;

/** Cases: violations of one carrier that the bureau follows up together. */
@Path("/api/v1/cases")
@RolesAllowed({"BUREAU", "BUREAU_ADMIN", "AUDITOR"})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "cases", description = "案件 Cases")
public class CaseResource {

    private final CaseDesk cases;
    private final CaseOffice office;
    private final Desk desk;
    private final Idempotency idempotency;

    CaseResource(CaseDesk cases, CaseOffice office, Desk desk, Idempotency idempotency) {
        this.cases = cases;
        this.office = office;
        this.desk = desk;
        this.idempotency = idempotency;
    }

    /**
     * A violation to be filed.
     *
     * @param id identity
     * @param revision of its review, as the officer saw it
     */
    public record Filed(
            @NotNull(message = "必填 is required") Long id,
            @NotNull(message = "必填 is required") Integer revision) {}

    /**
     * Violations to be filed under a case.
     *
     * @param violations all of one carrier
     * @param note kept with each of them
     */
    public record FilingRequest(
            @NotNull(message = "必填 is required") @Size(max = EnforcementCase.MOST_VIOLATIONS) List<@Valid @NotNull Filed> violations,

            @Size(max = ReviewStep.LONGEST_NOTE) @Nullable String note) {}

    /** How a case ended, and on what that rests. */
    public record OutcomeRequest(
            @NotNull(message = "必填 is required") CaseOutcome outcome,

            @NotNull(message = "必填 is required") @Size(max = ReviewStep.LONGEST_NOTE) String note) {}

    /** Something for the file. */
    public record NoteRequest(
            @NotNull(message = "必填 is required") @Size(max = ReviewStep.LONGEST_NOTE) String text) {}

    @GET
    @Operation(summary = "案件列表 List cases, newest first")
    public Response list(
            @BeanParam @Valid Paging paging,
            @QueryParam("open") @DefaultValue("false") boolean open,
            @Context UriInfo uri) {
        List<CaseBody.LineBody> lines = cases.list(open, paging.size, paging.offset()).stream()
                .map(CaseBody.LineBody::of)
                .toList();
        return paging.response(lines, cases.count(open), uri);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    @Transactional
    @Operation(
            summary = "立案 Open a case",
            description = "All violations or none; each names the revision of its review that the officer saw.")
    public Response open(@HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull FilingRequest asked) {
        return idempotency.once(key, asked, () -> {
            CaseNumber number = cases.file(null, filed(asked), note(asked), desk.officer());
            CaseBody body = CaseBody.of(office.find(number.value()));
            return Response.created(URI.create("/api/v1/cases/" + number.value()))
                    .entity(body)
                    .tag(String.valueOf(body.revision()))
                    .build();
        });
    }

    @GET
    @Path("/{number}")
    @Operation(summary = "查看案件 Read a case with its violations and the hashes of their evidence")
    public Response read(@PathParam("number") String number) {
        return answer(number);
    }

    @GET
    @Path("/{number}")
    // who does not mind gets data
    @Produces("application/pdf;qs=0.9")
    @Operation(summary = "案件证据清单（PDF） The case as a sheet, A4")
    public Response sheet(@PathParam("number") String number) {
        EnforcementCase file = office.find(number);
        return named(office.sheet(file), file);
    }

    @POST
    @Path("/{number}/violations")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    @Operation(summary = "并案 Add violations to an open case")
    public Response add(@PathParam("number") String number, @Valid @NotNull FilingRequest asked) {
        cases.file(CaseOffice.number(number), filed(asked), note(asked), desk.officer());
        return answer(number);
    }

    @POST
    @Path("/{number}/notes")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    @Operation(summary = "办理记录 Write something into the file")
    public Response note(@PathParam("number") String number, @Valid @NotNull NoteRequest asked) {
        cases.note(CaseOffice.number(number), asked.text(), desk.officer());
        return answer(number);
    }

    @PUT
    @Path("/{number}/outcome")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    @Operation(summary = "办结 Close a case", description = "If-Match names the revision that the officer saw.")
    public Response close(
            @PathParam("number") String number,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull OutcomeRequest asked) {
        if (ifMatch == null || ifMatch.isBlank()) {
            Versions.require(ifMatch, office.find(number).revision());
        }
        cases.close(
                CaseOffice.number(number),
                OptionalInt.of(ReviewResource.seen(ifMatch)),
                asked.outcome(),
                asked.note(),
                desk.officer());
        return answer(number);
    }

    private Response answer(String number) {
        CaseBody body = CaseBody.of(office.find(number));
        return Versions.ok(body, body.revision());
    }

    private static SequencedMap<Long, Integer> filed(FilingRequest asked) {
        SequencedMap<Long, Integer> filed = new LinkedHashMap<>();
        asked.violations().forEach(one -> filed.put(one.id(), one.revision()));
        return filed;
    }

    private static String note(FilingRequest asked) {
        return asked.note() == null ? "" : asked.note().strip();
    }

    static Response named(byte[] sheet, EnforcementCase file) {
        return Response.ok(sheet, "application/pdf")
                .header(
                        "Content-Disposition",
                        "inline; filename=\"case-" + file.number().value() + ".pdf\"")
                .header("Cache-Control", "private, no-store")
                .build();
    }
}
