package org.liandan.ledger.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.FieldViolation;
import org.liandan.http.Problem;
import org.liandan.http.TableDownload;
import org.liandan.ledger.LedgerKind;
import org.liandan.ledger.LedgerLine;
import org.liandan.ledger.store.LedgerTable;
import org.liandan.manifest.DistrictTime;

/** Daily ledgers: compiled from the manifests, confirmed by a clerk, frozen, with numbered addenda. */
@Path(LedgerResource.PATH)
@RolesAllowed({"SUBDISTRICT", "RECEIVER", "CARRIER", "BUREAU", "BUREAU_ADMIN", "AUDITOR"})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "ledgers", description = "台账 Daily ledgers of sub-districts, sites and carriers")
public class LedgerResource {

    static final String PATH = "/api/v1/ledgers";

    private final LedgerDesk desk;
    private final Caller caller;

    LedgerResource(LedgerDesk desk, Caller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    /**
     * What the clerk has looked at.
     *
     * @param digest the ledger's or the addendum's, as it was read
     */
    @Schema(name = "LedgerConfirmation")
    public record ConfirmationRequest(
            @Schema(
                    description = "所查看内容的摘要 The digest of what was read",
                    examples = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0")
            @NotNull String digest) {}

    @GET
    @Operation(
            summary = "台账单位 Whose ledgers the caller may read",
            description = "街镇按交付时间和产出地，场所按接收时间，承运方按交付时间 Sub-districts by time and place of handing over, sites"
                    + " by time of receipt, carriers by time of handing over. Days are those of Asia/Shanghai.")
    public List<LedgerBody.SubjectBody> subjects() {
        return desk.subjects(caller).stream()
                .map(subject -> new LedgerBody.SubjectBody(
                        subject.kind(), subject.code(), subject.name(), subject.scope(), subject.since()))
                .toList();
    }

    @GET
    @Path("/overdue")
    @Operation(summary = "逾期未确认的台账 Ledgers that nobody has confirmed in time, the oldest first")
    public List<LedgerBody.OverdueBody> overdue() {
        return desk.overdue(caller).stream()
                .map(missing -> new LedgerBody.OverdueBody(
                        missing.subject().kind(),
                        missing.subject().code(),
                        missing.subject().name(),
                        missing.day(),
                        DistrictTime.at(missing.dueAt())))
                .toList();
    }

    @GET
    @Path("/{kind}/{subject}")
    @Operation(summary = "按日列出台账 The days of one, the latest first, at most 31")
    public List<LedgerBody.DayBody> days(
            @PathParam("kind") String kind,
            @PathParam("subject") String subject,
            @QueryParam("to") @Nullable String to) {
        LocalDate last = to == null ? desk.today() : day(to);
        return desk
                .days(
                        desk.subject(kind(kind), subject, last, caller),
                        last.minusDays(LedgerDesk.LISTED_DAYS - 1L),
                        last)
                .stream()
                .map(LedgerBody.DayBody::of)
                .toList();
    }

    @GET
    @Path("/{kind}/{subject}/{day}")
    @Operation(summary = "一日台账 A day's ledger: as confirmed with its addenda, or as the manifests say now")
    public LedgerBody read(
            @PathParam("kind") String kind, @PathParam("subject") String subject, @PathParam("day") String day) {
        return LedgerBody.of(desk.view(kind(kind), subject, day(day), caller));
    }

    @PUT
    @RolesAllowed({"SUBDISTRICT", "RECEIVER", "CARRIER", "BUREAU", "BUREAU_ADMIN"})
    @Path("/{kind}/{subject}/{day}/confirmation")
    @Operation(
            summary = "确认台账 Confirm a day's ledger, which freezes it",
            description =
                    "409 already-confirmed; 409 content-moved-on where it says something else by now; 422 day-not-over")
    public LedgerBody confirm(
            @PathParam("kind") String kind,
            @PathParam("subject") String subject,
            @PathParam("day") String day,
            @NotNull ConfirmationRequest request) {
        desk.confirm(kind(kind), subject, day(day), digest(request), caller);
        return read(kind, subject, day);
    }

    @POST
    @RolesAllowed({"SUBDISTRICT", "RECEIVER", "CARRIER", "BUREAU", "BUREAU_ADMIN"})
    @Path("/{kind}/{subject}/{day}/addenda")
    @Operation(summary = "立即核对变更 Look for changes since the confirmation now; the software does so every two minutes")
    public LedgerBody compare(
            @PathParam("kind") String kind, @PathParam("subject") String subject, @PathParam("day") String day) {
        desk.compare(kind(kind), subject, day(day), caller);
        return read(kind, subject, day);
    }

    @PUT
    @RolesAllowed({"SUBDISTRICT", "RECEIVER", "CARRIER", "BUREAU", "BUREAU_ADMIN"})
    @Path("/{kind}/{subject}/{day}/addenda/{number}/confirmation")
    @Operation(summary = "确认补充 Confirm an addendum, which freezes it")
    public LedgerBody confirmAddendum(
            @PathParam("kind") String kind,
            @PathParam("subject") String subject,
            @PathParam("day") String day,
            @PathParam("number") int number,
            @NotNull ConfirmationRequest request) {
        desk.confirmAddendum(kind(kind), subject, day(day), number, digest(request), caller);
        return read(kind, subject, day);
    }

    @GET
    @Path("/{kind}/{subject}/{day}/file")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "下载台账 The ledger as CSV or XLSX, with confirmed addenda")
    public Response file(
            @PathParam("kind") String kind,
            @PathParam("subject") String subject,
            @PathParam("day") String day,
            @QueryParam("format") @DefaultValue("csv") String format) {
        LedgerDesk.View view = desk.view(kind(kind), subject, day(day), caller);
        List<LedgerLine> lines =
                view.stored() == null ? view.content().lines() : view.stored().standing();
        return TableDownload.of(
                TableDownload.format(format),
                view.subject().kind().chinese(),
                "ledger-" + view.subject().kind().slug() + "-" + view.day(),
                table -> {
                    table.row(LedgerTable.HEADER);
                    for (LedgerLine line : lines) {
                        table.row(LedgerTable.cells(line));
                    }
                });
    }

    static LedgerKind kind(String slug) {
        return LedgerKind.ofSlug(slug).orElseThrow(() -> Problem.notFound("没有这种台账。 There is no such kind of ledger."));
    }

    static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Problem.invalid(
                    List.of(new FieldViolation("day", "应为日期，如 2026-11-21 Must be a date such as 2026-11-21.")));
        }
    }

    private static String digest(ConfirmationRequest request) {
        if (request.digest() == null || request.digest().length() > 64) {
            throw Problem.invalid(List.of(new FieldViolation("digest", "必填 is required")));
        }
        return request.digest();
    }
}
