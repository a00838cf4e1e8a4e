package org.liandan.haul.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.haul.evidence.ReadableThreshold;
import org.liandan.haul.evidence.Wording;
import org.liandan.haul.replay.TrialResult;
import org.liandan.haul.store.RuleSettingBook;
import org.liandan.haul.store.TrialBook;
import org.liandan.haul.store.TrialBook.Trial;
import org.liandan.haul.web.RuleSettingPages.Threshold;
import org.liandan.http.Caller;
import org.liandan.http.Days;
import org.liandan.http.Problem;
import org.liandan.party.Role;

/** Trials of thresholds on past days, with what they would have flagged. */
@Path("/rule-trials")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"BUREAU", "BUREAU_ADMIN", "AUDITOR"})
public class RuleTrialPages {

    private final RuleTrialDesk desk;
    private final Caller caller;

    RuleTrialPages(RuleTrialDesk desk, Caller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(
                List<Trial> trials, List<Threshold> current, boolean mayBegin, List<String> refusals);

        static native TemplateInstance trial(
                Trial trial, List<Threshold> changes, @Nullable TrialResult result, String fault, boolean mayCancel);
    }

    @GET
    public TemplateInstance list() {
        return page(List.of());
    }

    private TemplateInstance page(List<String> refusals) {
        return Templates.list(desk.latest(), RuleSettingPages.thresholds(desk.current()), mayBegin(), refusals);
    }

    private boolean mayBegin() {
        return caller.has(Role.BUREAU) || caller.has(Role.BUREAU_ADMIN);
    }

    @GET
    @Path("/{id}")
    public TemplateInstance trial(@PathParam("id") long id) {
        Trial trial = desk.find(id);
        List<Threshold> changes = new ArrayList<>();
        RuleSettingBook.differences(desk.current(), trial.settings())
                .forEach((name, change) ->
                        changes.add(RuleSettingPages.threshold(name, ReadableThreshold.readChange(name, change))));
        String json = trial.result();
        boolean done = trial.state() == TrialBook.State.DONE;
        return Templates.trial(
                trial,
                changes,
                json != null && done ? TrialBook.result(json, TrialResult.class) : null,
                json != null && !done ? TrialBook.fault(json) : "",
                mayBegin() && trial.unfinished() && trial.cancelledBy() == null);
    }

    /** Ends a trial behind the vehicle that it is at. */
    @POST
    @Path("/{id}/cancellation")
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    public Response cancel(@PathParam("id") long id) {
        desk.cancel(id);
        return Response.seeOther(URI.create("/rule-trials/" + id)).build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({"BUREAU", "BUREAU_ADMIN"})
    public Response begin(MultivaluedMap<String, String> form) {
        List<String> refusals = new ArrayList<>();
        try {
            Trial trial = desk.begin(
                    day(form.getFirst("from"), 0),
                    day(form.getFirst("to"), 1),
                    RuleSettingPages.given(form, desk.current()));
            return Response.seeOther(URI.create("/rule-trials/" + trial.id())).build();
        } catch (Problem problem) {
            refusals.add(problem.detail());
            problem.violations()
                    .forEach(violation -> refusals.add(
                            Wording.threshold(violation.field().replace("settings.", "")) + "：" + violation.message()));
        }
        return Response.status(422).entity(page(refusals)).build();
    }

    private static @Nullable Instant day(@Nullable String text, int daysLater) {
        String readable = Days.readable(text);
        return readable.isEmpty() ? null : Days.start(LocalDate.parse(readable).plusDays(daysLater));
    }
}
