package org.liandan.enforcement.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.liandan.enforcement.CaseNumber;
import org.liandan.enforcement.DismissalReason;
import org.liandan.enforcement.PoliceOutcome;
import org.liandan.enforcement.ReviewEvent;
import org.liandan.enforcement.ReviewRefusal;
import org.liandan.enforcement.ReviewState;
import org.liandan.enforcement.store.CaseDesk;
import org.liandan.enforcement.store.ReviewDesk;
import org.liandan.enforcement.store.ReviewDesk.Undoable;
import org.liandan.enforcement.store.ReviewRefusedException;
import org.liandan.enforcement.store.TriageReader;
import org.liandan.enforcement.store.TriageReader.Choice;
import org.liandan.haul.ViolationCategory;
import org.liandan.haul.ViolationType;
import org.liandan.http.Page;

/**
 * 违规复核: the list at the left, the evidence of the chosen one at the right, and what to do about it. Plain forms and addresses; the
 * script adds keys and fetches the next one ahead.
 */
@Path(TriagePages.PATH)
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"BUREAU", "BUREAU_ADMIN", "TRAFFIC_POLICE", "AUDITOR"})
public class TriagePages {

    static final String PATH = "/violations/inbox";

    private final TriageView view;
    private final TriageReader triage;
    private final ReviewDesk reviews;
    private final CaseDesk cases;
    private final Desk desk;
    private final Page page;

    TriagePages(TriageView view, TriageReader triage, ReviewDesk reviews, CaseDesk cases, Desk desk, Page page) {
        this.view = view;
        this.triage = triage;
        this.reviews = reviews;
        this.cases = cases;
        this.desk = desk;
        this.page = page;
    }

    /** The filters, as every address of the inbox carries them. */
    public static final class Filters {

        @QueryParam("state")
        @Nullable String state;

        @QueryParam("kind")
        @Nullable String kind;

        @QueryParam("carrier")
        @Nullable String carrier;

        @QueryParam("place")
        @Nullable String place;

        @QueryParam("day")
        @Nullable String day;
    }

    /** What the filters may be. */
    public record Choices(
            List<ReviewState> states,
            List<ViolationCategory> categories,
            List<ViolationType> types,
            List<Choice> carriers,
            List<Choice> places) {}

    /** What was just done: to which truck, what, and the case that came of it, or empty. */
    public record Said(String plate, String kind, String caseNumber) {}

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance inbox(
                List<TriageRow> rows,
                long total,
                @Nullable Chosen chosen,
                TriageSearch asked,
                Choices choices,
                List<DismissalReason> reasons,
                List<PoliceOutcome> outcomes,
                @Nullable Said said,
                String refused,
                @Nullable Undoable undoable,
                long undoMinutes);

        static native TemplateInstance chosen(
                Chosen chosen, List<DismissalReason> reasons, List<PoliceOutcome> outcomes);
    }

    /**
     * The inbox.
     *
     * @param at the finding to look at; 0 for the first
     * @param said name of the step that was just taken, or null
     * @param of the finding that it was taken on
     */
    @GET
    public TemplateInstance inbox(
            @BeanParam Filters filters,
            @QueryParam("at") @DefaultValue("0") long at,
            @QueryParam("said") @Nullable String said,
            @QueryParam("of") @DefaultValue("0") long of) {
        return page(asked(filters), at, said(said, of), "");
    }

    /** One finding as a part of the page; opened by itself it leads to the page. */
    @GET
    @Path("{id}")
    public Response part(
            @BeanParam Filters filters,
            @PathParam("id") long id,
            @QueryParam("next") @DefaultValue("0") long next,
            @HeaderParam("HX-Request") @Nullable String part) {
        TriageSearch asked = asked(filters);
        if (part == null) {
            return Response.seeOther(URI.create(asked.at(id))).build();
        }
        return Response.ok(Templates.chosen(view.chosen(asked, id, next), reasons(), outcomes()))
                .header("Cache-Control", "private, no-store")
                .build();
    }

    /** Takes a step and goes on to the next finding; refused, the same one says why. */
    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN", "TRAFFIC_POLICE"})
    public Response take(@BeanParam Filters filters, @PathParam("id") long id, MultivaluedMap<String, String> form) {
        TriageSearch asked = asked(filters);
        try {
            ReviewEvent.Kind done = done(id, form);
            long next = done == ReviewEvent.Kind.UNDONE ? id : identity(form.getFirst("next"));
            return Response.seeOther(URI.create(asked.at(next) + "&said=" + done + "&of=" + id))
                    .build();
        } catch (ReviewRefusedException refused) {
            if (refused.code() == ReviewRefusal.VIOLATION_UNKNOWN) {
                throw refused;
            }
            String sentence =
                    page.pick(refused.sentence().chinese(), refused.sentence().english());
            return Response.status(refused.code().status())
                    .entity(page(asked, id, null, sentence))
                    .build();
        }
    }

    private ReviewEvent.Kind done(long id, MultivaluedMap<String, String> form) {
        int known = revision(form.getFirst("revision"));
        if ("FILE".equals(form.getFirst("step"))) {
            cases.file(chosenCase(form), filed(id, known, form), note(form), desk.officer());
            return ReviewEvent.Kind.FILED;
        }
        Desk.Named step = Desk.named(form.getFirst("step"), Desk.Named.values());
        if (step == null) {
            throw new ReviewRefusedException(ReviewRefusal.REASON_REQUIRED);
        }
        return reviews.take(
                        id,
                        known,
                        Desk.step(step, form.getFirst("reason"), form.getFirst("outcome"), note(form)),
                        desk.officer())
                .events()
                .getLast()
                .kind();
    }

    private static @Nullable CaseNumber chosenCase(MultivaluedMap<String, String> form) {
        String number = form.getFirst("case");
        return number == null || number.isEmpty() ? null : CaseOffice.number(number);
    }

    /** The chosen one and the ticked ones, each with the revision that the page showed. */
    private static SequencedMap<Long, Integer> filed(long id, int known, MultivaluedMap<String, String> form) {
        SequencedMap<Long, Integer> filed = new LinkedHashMap<>();
        filed.put(id, known);
        for (String also : form.getOrDefault("also", List.of())) {
            if (also.matches("\\d{1,18}:\\d{1,9}")) {
                String[] parts = also.split(":", -1);
                filed.put(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
            }
        }
        return filed;
    }

    private static String note(MultivaluedMap<String, String> form) {
        String note = form.getFirst("note");
        return note == null ? "" : note.strip();
    }

    private static long identity(@Nullable String text) {
        return text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    /** A form that does not say which revision it shows is an old one. */
    private static int revision(@Nullable String text) {
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }

    private TriageSearch asked(Filters filters) {
        boolean police = desk.isOfficer() && !desk.isBureau();
        return TriageSearch.of(filters.state, filters.kind, filters.carrier, filters.place, filters.day, police);
    }

    private TemplateInstance page(TriageSearch asked, long at, @Nullable Said said, String refused) {
        TriageView.Shown shown = view.shown(asked, at);
        return Templates.inbox(
                shown.rows(),
                shown.total(),
                shown.chosen(),
                asked,
                new Choices(
                        TriageSearch.states(asked.police()).toList(),
                        List.of(ViolationCategory.values()),
                        List.of(ViolationType.values()),
                        triage.carriers(),
                        triage.places()),
                reasons(),
                outcomes(),
                said,
                refused,
                desk.isOfficer() ? reviews.lastOf(desk.officer()).orElse(null) : null,
                reviews.undoTime().toMinutes());
    }

    private @Nullable Said said(@Nullable String name, long of) {
        ReviewEvent.Kind kind = Desk.named(name, ReviewEvent.Kind.values());
        if (kind == null) {
            return null;
        }
        return triage.line(of)
                .map(line -> new Said(
                        line.finding().violation().plate(),
                        page.pick(kind.label().chinese(), kind.label().english()),
                        kind == ReviewEvent.Kind.FILED
                                ? reviews.caseOf(of).map(CaseNumber::value).orElse("")
                                : ""))
                .orElse(null);
    }

    private static List<DismissalReason> reasons() {
        return Arrays.asList(DismissalReason.values());
    }

    private static List<PoliceOutcome> outcomes() {
        return Arrays.asList(PoliceOutcome.values());
    }
}
