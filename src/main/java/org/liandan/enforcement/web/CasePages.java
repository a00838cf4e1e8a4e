package org.liandan.enforcement.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditLog;
import org.liandan.enforcement.CaseOutcome;
import org.liandan.enforcement.EnforcementCase;
import org.liandan.enforcement.ReviewRefusal;
import org.liandan.enforcement.store.CaseDesk;
import org.liandan.enforcement.store.CaseLine;
import org.liandan.enforcement.store.ReviewRefusedException;
import org.liandan.http.Days;
import org.liandan.http.Page;
import org.liandan.http.Problem;
import org.liandan.http.TableDownload;
import org.liandan.http.TableFile;

/** 案件: the list, and one with its violations, the hashes of their evidence, notes and outcome. */
@Path("/cases")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"BUREAU", "BUREAU_ADMIN", "AUDITOR"})
public class CasePages {

    private static final int SIZE = 30;
    private static final int MOST_PAGES = 10_000;

    /** Years of a district. */
    private static final int MOST_EXPORTED = 20_000;

    private static final List<String> HEADER = List.of("案件编号", "承运方", "违规数", "立案时间", "立案人", "处理结果", "结案时间");

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final CaseDesk cases;
    private final CaseOffice office;
    private final Desk desk;
    private final AuditLog audit;
    private final Page page;

    CasePages(CaseDesk cases, CaseOffice office, Desk desk, AuditLog audit, Page page) {
        this.audit = audit;
        this.cases = cases;
        this.office = office;
        this.desk = desk;
        this.page = page;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(
                List<CaseLine> cases, long total, boolean open, String previous, String next);

        static native TemplateInstance file(
                EnforcementCase file, boolean editable, List<CaseOutcome> outcomes, String refused);
    }

    @GET
    public TemplateInstance list(
            @QueryParam("all") @DefaultValue("false") boolean all, @QueryParam("page") @DefaultValue("0") int asked) {
        int number = Math.clamp(asked, 0, MOST_PAGES);
        long total = cases.count(!all);
        return Templates.list(
                cases.list(!all, SIZE, number * SIZE),
                total,
                !all,
                number == 0 ? "" : address(all, number - 1),
                (number + 1L) * SIZE >= total ? "" : address(all, number + 1));
    }

    /**
     * The list as a table for a spreadsheet, newest first.
     *
     * @param format {@code csv} or {@code xlsx}
     */
    @GET
    @Path("file")
    // for the line in the audit log; the rows go out after it
    @Transactional
    @Produces(MediaType.WILDCARD)
    public Response table(
            @QueryParam("all") @DefaultValue("false") boolean all,
            @QueryParam("format") @DefaultValue("xlsx") String format) {
        TableFile.Format wanted = TableDownload.format(format);
        if (cases.count(!all) > MOST_EXPORTED) {
            throw new Problem(
                    413,
                    "too-many-rows",
                    "最多导出 " + MOST_EXPORTED + " 件案件。 At most " + MOST_EXPORTED + " cases.",
                    List.of(),
                    Map.of());
        }
        List<CaseLine> lines = cases.list(!all, MOST_EXPORTED, 0);
        audit.record("CASES_EXPORTED", "enforcement_case", wanted.name(), Map.of());
        return TableDownload.of(wanted, "案件", "cases-" + page.today(), file -> {
            file.row(HEADER);
            for (CaseLine line : lines) {
                EnforcementCase.Closing closing = line.closing();
                file.row(Arrays.asList(
                        line.number().value(),
                        line.carrierName(),
                        line.violations(),
                        shown(line.openedAt()),
                        line.officer(),
                        closing == null ? "未结" : closing.outcome().label().chinese(),
                        closing == null ? null : shown(closing.at())));
            }
        });
    }

    private static String shown(Instant at) {
        return MINUTE.format(at.atZone(Days.ZONE));
    }

    private static String address(boolean all, int number) {
        return "/cases?all=" + all + "&page=" + number;
    }

    @GET
    @Path("{number}")
    public TemplateInstance file(@PathParam("number") String number) {
        return shown(number, "");
    }

    /** For links, which cannot ask for a form by a header. */
    @GET
    @Path("{number}/case.pdf")
    @Produces("application/pdf")
    public Response sheet(@PathParam("number") String number) {
        EnforcementCase file = office.find(number);
        return CaseResource.named(office.sheet(file), file);
    }

    @POST
    @Path("{number}/notes")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    public Response note(@PathParam("number") String number, @FormParam("text") @Nullable String text) {
        return answer(number, () -> cases.note(CaseOffice.number(number), text == null ? "" : text, desk.officer()));
    }

    @POST
    @Path("{number}/outcome")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    public Response close(
            @PathParam("number") String number,
            @FormParam("revision") @DefaultValue("-1") int revision,
            @FormParam("outcome") @Nullable String outcome,
            @FormParam("note") @Nullable String note) {
        return answer(
                number,
                () -> cases.close(
                        CaseOffice.number(number),
                        OptionalInt.of(revision),
                        Desk.named(outcome, CaseOutcome.values()),
                        note == null ? "" : note,
                        desk.officer()));
    }

    private Response answer(String number, Runnable change) {
        try {
            change.run();
            return Response.seeOther(URI.create("/cases/" + number)).build();
        } catch (ReviewRefusedException refused) {
            if (refused.code() == ReviewRefusal.CASE_UNKNOWN) {
                throw refused;
            }
            String sentence =
                    page.pick(refused.sentence().chinese(), refused.sentence().english());
            return Response.status(refused.code().status())
                    .entity(shown(number, sentence))
                    .build();
        }
    }

    private TemplateInstance shown(String number, String refused) {
        EnforcementCase file = office.find(number);
        // nobody withdraws a case by hand: it is what is left when the last violation is taken out
        List<CaseOutcome> outcomes = Arrays.stream(CaseOutcome.values())
                .filter(outcome -> outcome != CaseOutcome.WITHDRAWN)
                .toList();
        return Templates.file(file, desk.isBureau() && file.isOpen(), outcomes, refused);
    }
}
