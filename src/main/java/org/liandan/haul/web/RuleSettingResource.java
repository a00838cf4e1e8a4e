package org.liandan.haul.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.haul.HaulSettings;
import org.liandan.haul.store.RuleSettingBook;
import org.liandan.haul.store.SettingsDraft;
import org.liandan.http.Days;

/** The detectors' thresholds by date: which, since when, by whom. Entries are added, never changed. */
@Path("/api/v1/rule-settings")
@RolesAllowed({"BUREAU", "BUREAU_ADMIN", "TRAFFIC_POLICE", "AUDITOR"})
@Tag(name = "rule-settings", description = "规则设置 Rule settings")
public class RuleSettingResource {

    private final RuleSettingDesk desk;

    RuleSettingResource(RuleSettingDesk desk) {
        this.desk = desk;
    }

    /**
     * An entry as the API shows it.
     *
     * @param id identity; findings store it
     * @param validFrom first moment at which the thresholds hold
     * @param source CONFIGURATION or OFFICER
     * @param enteredBy account, or {@code system}
     * @param reason why
     * @param recordedAt when it was entered
     * @param settings every threshold, durations in seconds
     */
    public record RuleSettingView(
            long id,
            OffsetDateTime validFrom,
            RuleSettingBook.Source source,
            String enteredBy,
            String reason,
            OffsetDateTime recordedAt,
            Map<String, String> settings) {

        static RuleSettingView of(RuleSettingBook.Entry entry) {
            return new RuleSettingView(
                    entry.id(),
                    entry.validFrom().atZone(Days.ZONE).toOffsetDateTime(),
                    entry.source(),
                    entry.enteredBy(),
                    entry.reason(),
                    entry.recordedAt().atZone(Days.ZONE).toOffsetDateTime(),
                    shown(entry.settings()));
        }

        private static Map<String, String> shown(HaulSettings settings) {
            Map<String, String> shown = new LinkedHashMap<>();
            SettingsDraft.shown(settings).forEach(entry -> shown.put(entry.getKey(), entry.getValue()));
            return shown;
        }
    }

    /**
     * A new entry.
     *
     * @param validFrom ISO 8601 with offset; left out for as soon as can be
     * @param settings thresholds that change, by name; the others stay as they would have been
     * @param reason why, at most 500 characters
     */
    public record NewRuleSetting(
            @Nullable OffsetDateTime validFrom,

            @NotNull @Size(min = 1) Map<String, Object> settings,

            @NotNull @Size(min = 1, max = 500) String reason) {}

    @GET
    @Operation(summary = "规则设置列表 List rule settings, the latest date first")
    public List<RuleSettingView> list() {
        return desk.all().stream().map(RuleSettingView::of).toList();
    }

    @POST
    @RolesAllowed("BUREAU_ADMIN")
    @Operation(
            summary = "新增规则设置 Enter thresholds that hold from a moment on",
            description = "The moment must lie some minutes ahead: nothing that has been judged is touched.")
    public Response enter(@Valid @NotNull NewRuleSetting wanted) {
        RuleSettingBook.Entry entry = desk.enter(
                wanted.validFrom() == null ? null : wanted.validFrom().toInstant(), wanted.settings(), wanted.reason());
        return Response.created(URI.create("/api/v1/rule-settings#" + entry.id()))
                .entity(RuleSettingView.of(entry))
                .build();
    }
}
