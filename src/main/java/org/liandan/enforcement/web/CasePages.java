package org.liandan.enforcement.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
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
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.liandan.enforcement.CaseOutcome;
import org.liandan.enforcement.EnforcementCase;
import org.liandan.enforcement.ReviewRefusal;
import org.liandan.enforcement.store.CaseDesk;
import org.liandan.enforcement.store.CaseLine;
import org.liandan.enforcement.store.ReviewRefusedException;
import org.liandan.http.Page;

/** 案件: the list, and one with its violations, the hashes of their evidence, notes and outcome. */
@Path("/cases")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"BUREAU", "BUREAU_ADMIN", "AUDITOR"})
public class CasePages {

    private static final int SIZE = 30;
    private static final int MOST_PAGES = 10_000;

    private final CaseDesk cases;
    private final CaseOffice office;
    private final Desk desk;
    private final Page page;

    CasePages(CaseDesk cases, CaseOffice office, Desk desk, Page page) {
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
