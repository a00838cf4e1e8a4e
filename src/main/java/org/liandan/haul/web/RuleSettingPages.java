package org.liandan.haul.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liandan.haul.HaulSettings;
import org.liandan.haul.evidence.ReadableThreshold;
import org.liandan.haul.evidence.Wording;
import org.liandan.haul.store.RuleSettingBook;
import org.liandan.haul.store.SettingsDraft;
import org.liandan.http.Caller;
import org.liandan.http.Days;
import org.liandan.http.Problem;
import org.liandan.party.Role;

/** Which threshold holds since when, and who said so; the administrator enters the next ones. */
@Path("/rule-settings")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"BUREAU", "BUREAU_ADMIN", "AUDITOR"})
public class RuleSettingPages {

    private final RuleSettingDesk desk;
    private final Caller caller;

    RuleSettingPages(RuleSettingDesk desk, Caller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    /** A threshold with its name for people. */
    public record Threshold(String name, String label, String value) {

        /** Whether it is one of a group, which few people ever change. */
        public boolean isGrouped() {
            return name.contains(".");
        }
    }

    /**
     * An entry with what it changed against the one before it.
     *
     * @param entry the entry
     * @param changes label to "old → new"; all thresholds of the first entry
     * @param future whether it does not hold yet
     */
    public record Line(RuleSettingBook.Entry entry, List<Threshold> changes, boolean future) {

        /** Whether it holds since the beginning. */
        public boolean isFirst() {
            return entry.validFrom().equals(Instant.EPOCH);
        }
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(
                List<Line> lines, List<Threshold> next, boolean mayEnter, String earliest, List<String> refusals);
    }

    @GET
    public TemplateInstance list() {
        return page(List.of());
    }

    private TemplateInstance page(List<String> refusals) {
        List<RuleSettingBook.Entry> entries = desk.all();
        Instant earliest = desk.earliest();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            RuleSettingBook.Entry entry = entries.get(i);
            List<Threshold> changes = i + 1 < entries.size()
                    ? changes(entries.get(i + 1).settings(), entry.settings())
                    : thresholds(entry.settings());
            lines.add(new Line(
                    entry,
                    changes,
                    entry.validFrom()
                            .isAfter(earliest.minus(RuleSettingBook.LEAD).minus(1, ChronoUnit.MINUTES))));
        }
        String from = LocalDateTime.ofInstant(earliest, Days.ZONE).toString();
        return Templates.list(lines, thresholds(desk.at(earliest)), caller.has(Role.BUREAU_ADMIN), from, refusals);
    }

    private static List<Threshold> changes(HaulSettings before, HaulSettings after) {
        List<Threshold> changes = new ArrayList<>();
        RuleSettingBook.differences(before, after)
                .forEach((name, change) -> changes.add(threshold(name, ReadableThreshold.readChange(name, change))));
        return changes;
    }

    static List<Threshold> thresholds(HaulSettings settings) {
        return SettingsDraft.shown(settings).stream()
                .map(entry -> threshold(entry.getKey(), ReadableThreshold.read(entry.getKey(), entry.getValue())))
                .toList();
    }

    static Threshold threshold(String name, String readable) {
        return new Threshold(name, Wording.threshold(name), readable);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed("BUREAU_ADMIN")
    public Response enter(MultivaluedMap<String, String> form) {
        List<String> refusals = new ArrayList<>();
        Instant validFrom = time(form.getFirst("validFrom"), refusals);
        String reason = form.getFirst("reason");
        if (reason == null || reason.isBlank() || reason.length() > 500) {
            refusals.add("请填写修改理由（500 字以内） A reason is needed, at most 500 characters");
        }
        if (refusals.isEmpty() && reason != null) {
            try {
                desk.enter(validFrom, given(form, desk.at(desk.earliest())), reason);
                return Response.seeOther(URI.create("/rule-settings")).build();
            } catch (Problem problem) {
                refusals.add(problem.detail());
                problem.violations()
                        .forEach(violation -> refusals.add(Wording.threshold(
                                        violation.field().replace("settings.", "")) + "：" + violation.message()));
            }
        }
        return Response.status(422).entity(page(refusals)).build();
    }

    /**
     * Thresholds of a form in the units they are kept in; what was left empty, or as it was shown, stays.
     *
     * @param shown what the form was filled with
     */
    static Map<String, Object> given(MultivaluedMap<String, String> form, HaulSettings shown) {
        Map<String, Object> given = new LinkedHashMap<>();
        for (Threshold before : thresholds(shown)) {
            String value = form.getFirst(before.name());
            if (value != null && !value.isBlank() && !value.strip().equals(before.value())) {
                given.put(before.name(), ReadableThreshold.keep(before.name(), value));
            }
        }
        return given;
    }

    private static @Nullable Instant time(@Nullable String text, List<String> refusals) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return LocalDateTime.parse(text).atZone(Days.ZONE).toInstant();
        } catch (DateTimeException e) {
            refusals.add("生效时间无法识别 The time cannot be read");
            return null;
        }
    }
}
