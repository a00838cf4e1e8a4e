package org.liandan.policy.web;

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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.Days;
import org.liandan.http.Problem;
import org.liandan.party.Role;
import org.liandan.party.Sentence;
import org.liandan.policy.OpenPoint;
import org.liandan.policy.OpenPoints;
import org.liandan.policy.Policy;
import org.liandan.policy.Ruling;
import org.liandan.policy.store.PolicyBook;

/** 需区执法局决定: every point that the notice leaves open, what holds now, and the form by which the bureau rules. */
@Path("/open-points")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"BUREAU", "BUREAU_ADMIN", "AUDITOR"})
public class OpenPointPages {

    private final OpenPointDesk desk;
    private final Caller caller;

    OpenPointPages(OpenPointDesk desk, Caller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    /**
     * One point on the page.
     *
     * @param point the point
     * @param value what holds now, in words
     * @param since from when on it has been ruled so; null while the proposal holds
     * @param lines its proposals, the newest first
     */
    public record Card(
            OpenPoint<?> point, Sentence value, @Nullable Instant since, List<Line> lines) {
        /** Whether the bureau has ruled. */
        public boolean isRuled() {
            return since != null;
        }
    }

    /**
     * A proposal of a point.
     *
     * @param entry what is on record
     * @param value what it says, in words
     * @param textKey key of its standing
     * @param open whether it waits for an answer
     * @param own whether the reader made it
     */
    public record Line(PolicyBook.Entry entry, Sentence value, String textKey, boolean open, boolean own) {}

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(
                List<Card> applied,
                List<Card> onRecord,
                boolean mayPropose,
                boolean mayConfirm,
                Instant usualMoment,
                String refused,
                List<String> refusals);
    }

    @GET
    public TemplateInstance list() {
        return page("", List.of());
    }

    @POST
    @Path("{point}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    public Response propose(@PathParam("point") String point, MultivaluedMap<String, String> form) {
        // several boxes of one name are one list
        String value = String.join(",", form.getOrDefault("value", List.of()));
        Instant validFrom = moment(form.getFirst("validFrom"));
        try {
            desk.propose(point, value, validFrom, form.getFirst("reference"), form.getFirst("reason"));
            return Response.seeOther(URI.create("/open-points#" + point)).build();
        } catch (Problem problem) {
            return refused(point, problem);
        }
    }

    @POST
    @Path("proposals/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed("BUREAU_ADMIN")
    public Response answer(@PathParam("id") long id, @FormParam("confirm") boolean confirm) {
        try {
            PolicyBook.Entry entry = desk.answer(id, confirm);
            return Response.seeOther(URI.create("/open-points#" + entry.asked().point()))
                    .build();
        } catch (Problem problem) {
            if (problem.status() == 404) {
                throw problem;
            }
            return refused("", problem);
        }
    }

    private Response refused(String point, Problem problem) {
        List<String> refusals = new ArrayList<>();
        problem.violations().forEach(violation -> refusals.add(violation.message()));
        if (refusals.isEmpty()) {
            refusals.add(problem.detail());
        }
        return Response.status(problem.status()).entity(page(point, refusals)).build();
    }

    private TemplateInstance page(String refused, List<String> refusals) {
        Policy policy = desk.now();
        List<PolicyBook.Entry> entries = desk.entries();
        List<Card> applied = new ArrayList<>();
        List<Card> onRecord = new ArrayList<>();
        for (OpenPoint<?> point : OpenPoints.all()) {
            (point.applied() ? applied : onRecord).add(card(point, policy, entries));
        }
        boolean admin = caller.has(Role.BUREAU_ADMIN);
        return Templates.list(
                applied, onRecord, admin || caller.has(Role.BUREAU), admin, desk.usualMoment(), refused, refusals);
    }

    private <T> Card card(OpenPoint<T> point, Policy policy, List<PolicyBook.Entry> entries) {
        List<Line> lines = entries.stream()
                .filter(entry -> entry.asked().point().equals(point.name()))
                .map(entry -> new Line(
                        entry,
                        Ruling.read(
                                        entry.id(),
                                        point,
                                        entry.asked().validFrom(),
                                        entry.asked().value())
                                .shown(),
                        standing(entry),
                        entry.answer() == null && !desk.begun(entry),
                        entry.proposedBy().equals(caller.username())))
                .toList();
        return new Card(
                point,
                point.kind().shown(policy.get(point)),
                policy.ruling(point).map(Ruling::from).orElse(null),
                lines);
    }

    private String standing(PolicyBook.Entry entry) {
        if (entry.answer() == null) {
            return desk.begun(entry) ? "points.lapsed" : "points.waiting";
        }
        if (!entry.isConfirmed()) {
            return "points.turnedDown";
        }
        return desk.begun(entry) ? "points.begun" : "points.ahead";
    }

    /** The moment of the form; the epoch, which is refused as too early, where there is none. */
    private static Instant moment(@Nullable String text) {
        try {
            return text == null
                    ? Instant.EPOCH
                    : LocalDateTime.parse(text).atZone(Days.ZONE).toInstant();
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }
}
