package org.liandan.ledger.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.Page;
import org.liandan.ledger.LedgerRefusedException;
import org.liandan.ledger.LedgerSubject;
import org.liandan.ledger.RegisterKind;
import org.liandan.ledger.store.OverdueLedgers;
import org.liandan.ledger.store.StoredLedger;

/** 台账: what is to be confirmed first, then the days; one day with its sums, its lines and its addenda. */
@Path("/ledgers")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"PRODUCER", "SUBDISTRICT", "RECEIVER", "CARRIER", "BUREAU", "BUREAU_ADMIN", "AUDITOR"})
public class LedgerPages {

    /** What is shown of a long list of overdue ledgers; the number of all stands above it. */
    private static final int MOST_OVERDUE = 60;

    private final LedgerDesk desk;
    private final RegisterDesk registers;
    private final Caller caller;
    private final Page page;

    LedgerPages(LedgerDesk desk, RegisterDesk registers, Caller caller, Page page) {
        this.desk = desk;
        this.registers = registers;
        this.caller = caller;
        this.page = page;
    }

    /** An addendum in the reader's language. */
    public record AddendumView(
            int number,
            String digest,
            boolean open,
            Instant changedAt,
            @Nullable String confirmedBy,
            @Nullable Instant confirmedAt,
            List<ChangeView> changes) {}

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(
                List<OverdueLedgers.Missing> overdue,
                int overdueTotal,
                List<LedgerSubject> subjects,
                List<LedgerDesk.Day> days,
                List<RegisterKind> registers);

        static native TemplateInstance days(LedgerSubject subject, List<LedgerDesk.Day> days, String earlier);

        static native TemplateInstance ledger(
                LedgerDesk.View view,
                List<AddendumView> addenda,
                boolean confirmable,
                boolean intact,
                String before,
                String after,
                String refusal);
    }

    @GET
    public TemplateInstance list() {
        List<LedgerSubject> subjects = desk.subjects(caller);
        List<OverdueLedgers.Missing> overdue = desk.overdue(caller);
        List<LedgerDesk.Day> days = subjects.size() == 1 ? days(subjects.getFirst(), page.today()) : List.of();
        return Templates.list(
                overdue.stream().limit(MOST_OVERDUE).toList(), overdue.size(), subjects, days, registers.kinds(caller));
    }

    private List<LedgerDesk.Day> days(LedgerSubject subject, LocalDate last) {
        return desk.days(subject, last.minusDays(LedgerDesk.LISTED_DAYS - 1L), last);
    }

    @GET
    @Path("/{kind}/{subject}")
    public TemplateInstance days(
            @PathParam("kind") String kind, @PathParam("subject") String code, @QueryParam("to") @Nullable String to) {
        LocalDate last = to == null ? page.today() : LedgerResource.day(to);
        LedgerSubject subject = desk.subject(LedgerResource.kind(kind), code, last, caller);
        LocalDate earlier = last.minusDays(LedgerDesk.LISTED_DAYS);
        return Templates.days(
                subject,
                days(subject, last),
                earlier.isBefore(subject.since()) ? "" : address(kind, code) + "?to=" + earlier);
    }

    @GET
    @Path("/{kind}/{subject}/{day}")
    public TemplateInstance ledger(
            @PathParam("kind") String kind, @PathParam("subject") String code, @PathParam("day") String day) {
        return shown(kind, code, LedgerResource.day(day), "");
    }

    private TemplateInstance shown(String kind, String code, LocalDate day, String refusal) {
        LedgerDesk.View view = desk.view(LedgerResource.kind(kind), code, day, caller);
        StoredLedger stored = view.stored();
        List<AddendumView> addenda = stored == null
                ? List.of()
                : stored.addenda().stream().map(this::view).toList();
        boolean confirmable = switch (view.standing()) {
            case TO_CONFIRM, OVERDUE ->
                view.mayConfirm() && !day.isBefore(view.subject().since());
            case DAY_OPEN, CONFIRMED, ADDENDUM_OPEN -> false;
        };
        return Templates.ledger(
                view,
                addenda,
                confirmable,
                stored == null || stored.isIntact(),
                address(kind, code) + "/" + day.minusDays(1),
                day.isBefore(page.today()) ? address(kind, code) + "/" + day.plusDays(1) : "",
                refusal);
    }

    private AddendumView view(StoredLedger.Addendum addendum) {
        return new AddendumView(
                addendum.number(),
                addendum.digest(),
                addendum.isOpen(),
                addendum.changedAt(),
                addendum.confirmedBy(),
                addendum.confirmedAt(),
                ChangeView.of(addendum.changes(), page));
    }

    @POST
    @RolesAllowed({"PRODUCER", "SUBDISTRICT", "RECEIVER", "CARRIER", "BUREAU", "BUREAU_ADMIN"})
    @Path("/{kind}/{subject}/{day}/confirmation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response confirm(
            @PathParam("kind") String kind,
            @PathParam("subject") String code,
            @PathParam("day") String day,
            @FormParam("digest") @Nullable String digest) {
        return after(
                kind,
                code,
                day,
                () -> desk.confirm(
                        LedgerResource.kind(kind),
                        code,
                        LedgerResource.day(day),
                        digest == null ? "" : digest,
                        caller));
    }

    @POST
    @RolesAllowed({"PRODUCER", "SUBDISTRICT", "RECEIVER", "CARRIER", "BUREAU", "BUREAU_ADMIN"})
    @Path("/{kind}/{subject}/{day}/addenda")
    public Response compare(
            @PathParam("kind") String kind, @PathParam("subject") String code, @PathParam("day") String day) {
        return after(
                kind, code, day, () -> desk.compare(LedgerResource.kind(kind), code, LedgerResource.day(day), caller));
    }

    @POST
    @RolesAllowed({"PRODUCER", "SUBDISTRICT", "RECEIVER", "CARRIER", "BUREAU", "BUREAU_ADMIN"})
    @Path("/{kind}/{subject}/{day}/addenda/{number}/confirmation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response confirmAddendum(
            @PathParam("kind") String kind,
            @PathParam("subject") String code,
            @PathParam("day") String day,
            @PathParam("number") int number,
            @FormParam("digest") @Nullable String digest) {
        return after(
                kind,
                code,
                day,
                () -> desk.confirmAddendum(
                        LedgerResource.kind(kind),
                        code,
                        LedgerResource.day(day),
                        number,
                        digest == null ? "" : digest,
                        caller));
    }

    private Response after(String kind, String code, String day, Runnable step) {
        try {
            step.run();
            return Response.seeOther(URI.create(address(kind, code) + "/" + LedgerResource.day(day)))
                    .build();
        } catch (LedgerRefusedException refused) {
            return Response.status(refused.refusal().status())
                    .entity(shown(
                            kind,
                            code,
                            LedgerResource.day(day),
                            page.pick(
                                    refused.sentence().chinese(),
                                    refused.sentence().english())))
                    .build();
        }
    }

    private static String address(String kind, String code) {
        return "/ledgers/" + kind + "/"
                + URLEncoder.encode(code, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
