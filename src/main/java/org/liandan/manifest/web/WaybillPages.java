package org.liandan.manifest.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.Page;
import org.liandan.http.Problem;
import org.liandan.manifest.store.CardBook;
import org.liandan.manifest.store.WaybillList;
import org.liandan.manifest.waybill.WaybillReason;
import org.liandan.party.OrganizationId;
import org.liandan.party.PhoneNumber;
import org.liandan.party.Role;

/** 待处理运单: what terminals have sent for manifests and what was wrong with it, for the carrier and the bureau. */
@Path("/waybills")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"CARRIER", "BUREAU", "BUREAU_ADMIN", "AUDITOR"})
public class WaybillPages {

    private static final int PAGE_SIZE = 50;
    private static final int CARDS = 20;
    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");

    private final WaybillList waybills;
    private final CardBook cards;
    private final Caller caller;
    private final Page page;

    WaybillPages(WaybillList waybills, CardBook cards, Caller caller, Page page) {
        this.waybills = waybills;
        this.cards = cards;
        this.caller = caller;
        this.page = page;
    }

    /**
     * A waybill as the page shows it.
     *
     * @param text its content with telephone numbers masked; empty where it is no text
     * @param reasons in the reader's language, each with its code and clause
     */
    public record Shown(WaybillList.Line line, String text, List<String> reasons) {}

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(
                List<Shown> waybills, List<CardBook.Line> cards, boolean all, boolean mayHandle, @Nullable Long next);
    }

    /**
     * One page of waybills.
     *
     * @param all also those that were accepted or looked after
     * @param before id of the last one of the page before, or null
     */
    @GET
    public TemplateInstance list(@QueryParam("all") boolean all, @QueryParam("before") @Nullable Long before) {
        List<WaybillList.Line> lines = waybills.list(own(), all, before, PAGE_SIZE);
        OrganizationId own = own();
        return Templates.list(
                lines.stream().map(this::shown).toList(),
                before == null ? cards.list(own == null ? null : own.value(), CARDS) : List.of(),
                all,
                mayHandle(),
                lines.size() == PAGE_SIZE ? lines.getLast().id() : null);
    }

    /** Somebody has looked after it. */
    @POST
    @Path("{id}/handled")
    @RolesAllowed({"CARRIER", "BUREAU", "BUREAU_ADMIN"})
    public Response handle(@PathParam("id") long id) {
        if (!waybills.handle(id, own(), caller.username())) {
            throw Problem.notFound("没有这份待处理的运单。 There is no such waybill to be looked at.");
        }
        return Response.seeOther(URI.create("/waybills")).build();
    }

    private boolean mayHandle() {
        return caller.has(Role.CARRIER) || caller.has(Role.BUREAU) || caller.has(Role.BUREAU_ADMIN);
    }

    private @Nullable OrganizationId own() {
        return caller.seesEverything() ? null : caller.organization();
    }

    private Shown shown(WaybillList.Line line) {
        String text = line.text() == null
                ? ""
                : MOBILE.matcher(line.text())
                        .replaceAll(
                                match -> new PhoneNumber(match.group()).masked().replace("*", "＊"));
        return new Shown(line, text, line.reasons().stream().map(this::sentence).toList());
    }

    private String sentence(WaybillReason reason) {
        return page.pick(reason.chinese(), reason.english()) + page.text("form.clause", reason.clause()) + " "
                + reason.code();
    }
}
