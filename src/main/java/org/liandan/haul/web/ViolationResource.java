package org.liandan.haul.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.haul.Measure;
import org.liandan.haul.Verdict;
import org.liandan.haul.Violation;
import org.liandan.haul.ViolationCategory;
import org.liandan.haul.ViolationType;
import org.liandan.haul.store.ViolationReader;
import org.liandan.http.Caller;
import org.liandan.http.Paging;
import org.liandan.http.Problem;
import org.liandan.http.Violations;
import org.liandan.party.OrganizationId;

/** What trucks did wrong, with the evidence. A carrier sees its own trucks', the authorities all. */
@Path("/api/v1/violations")
@RolesAllowed({"CARRIER", "DRIVER", "BUREAU", "BUREAU_ADMIN", "TRAFFIC_POLICE", "AUDITOR"})
@Tag(name = "violations", description = "违规行为 Violations")
public class ViolationResource {

    private static final ZoneId DISTRICT = ZoneId.of("Asia/Shanghai");

    private final ViolationReader violations;
    private final Caller caller;

    ViolationResource(ViolationReader violations, Caller caller) {
        this.violations = violations;
        this.caller = caller;
    }

    /**
     * A violation as the API shows it. Of limit and measured value those are set that the kind compares: speeds in km/h,
     * distances in m, durations in s.
     *
     * @param typeName the kind in Chinese; {@code typeNameEnglish} says it in English
     * @param category how much it says: a hint or an alarm of the terminal's is no violation that we have established
     * @param safetyAlarm where the terminal's alarm is to be had that it is
     * @param files its pictures and recordings that have come so far; only where one violation is asked for
     * @param established how the measured value was established, in Chinese
     * @param location GeoJSON point
     * @param dismissed whether an officer has not upheld it; such a one is counted nowhere
     * @param rule code of the rule; {@code clause} is the notice's wording
     * @param evidence what the rule computed, and the reports that it rests on; only where one violation is asked for
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ViolationView(
            long id,
            ViolationType type,
            String typeName,
            String typeNameEnglish,
            ViolationCategory category,
            String plate,
            int vehicleId,
            String terminal,
            long organizationId,
            String organization,
            @Nullable String routeCode,
            @Nullable String route,
            @Nullable String zoneCode,
            @Nullable String zone,
            OffsetDateTime startedAt,
            @Nullable OffsetDateTime endedAt,
            OffsetDateTime detectedAt,
            @JsonUnwrapped Measure.Values measure,
            Verdict verdict,
            String established,
            String establishedEnglish,
            PointView location,
            boolean dismissed,
            String rule,
            int ruleVersion,
            String clause,
            String clauseEnglish,
            @Nullable String safetyAlarm,
            @Nullable List<FileLink> files,

            @JsonRawValue @Schema(type = SchemaType.OBJECT) @Nullable String evidence) {

        static ViolationView of(Violation violation) {
            return of(violation, null, null);
        }

        static ViolationView of(Violation violation, @Nullable List<FileLink> files, @Nullable String evidence) {
            Instant endedAt = violation.endedAt();
            return new ViolationView(
                    violation.id(),
                    violation.type(),
                    violation.type().chinese(),
                    violation.type().english(),
                    violation.type().category(),
                    violation.plate(),
                    violation.vehicleId(),
                    violation.terminalPhone(),
                    violation.carrier().value(),
                    violation.carrierName(),
                    violation.routeCode(),
                    violation.routeName(),
                    violation.zoneCode(),
                    violation.zoneName(),
                    inDistrict(violation.startedAt()),
                    endedAt == null ? null : inDistrict(endedAt),
                    inDistrict(violation.detectedAt()),
                    violation.measure().values(),
                    violation.verdict(),
                    violation.established().chinese(),
                    violation.established().english(),
                    new PointView(
                            "Point",
                            List.of(violation.at().lonDeg(), violation.at().latDeg())),
                    violation.dismissed(),
                    violation.rule().code(),
                    violation.ruleVersion(),
                    violation.rule().clause(),
                    violation.rule().clauseEnglish(),
                    violation.safetyAlarmId() == null ? null : "/api/v1/safety-alarms/" + violation.safetyAlarmId(),
                    files,
                    evidence);
        }

        private static OffsetDateTime inDistrict(Instant instant) {
            return instant.atZone(DISTRICT).toOffsetDateTime();
        }
    }

    /**
     * A picture or recording of the terminal's.
     *
     * @param kind IMAGE, AUDIO, VIDEO or another
     * @param name as the terminal named it
     */
    public record FileLink(String href, String kind, String name) {}

    /** GeoJSON, longitude first. */
    public record PointView(String type, List<Double> coordinates) {}

    @GET
    @Operation(
            summary = "违规列表 List violations, newest first",
            description =
                    "from (inclusive) and to (exclusive) are ISO 8601 with offset and speak of the violation's start.")
    public Response list(
            @BeanParam @Valid Paging paging,
            @QueryParam("category") @Parameter(description = "VIOLATION | TERMINAL_ALARM | HINT") @Nullable String category,
            @QueryParam("type") @Parameter(description = "SPEEDING | RIGHT_TURN | OFF_ROUTE | …") @Nullable String type,
            @QueryParam("plate") @Size(max = 20) @Nullable String plate,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("organization") @Nullable Long organization,
            @Context UriInfo uri) {
        ViolationReader.Filter filter = filter(category, type, plate, from, to, organization);
        List<ViolationView> page = violations.page(filter, paging.offset(), paging.size).stream()
                .map(ViolationView::of)
                .toList();
        return paging.response(page, violations.count(filter), uri);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "查看违规及证据 Read a violation with its evidence")
    public ViolationView read(@PathParam("id") long id) {
        return violations
                .find(id)
                // another carrier's record answers as if it were not there
                .filter(found ->
                        caller.seesEverything() || found.violation().carrier().equals(caller.organization()))
                .map(found -> ViolationView.of(
                        found.violation(), files(found.violation().safetyAlarmId()), found.evidence()))
                .orElseThrow(() -> Problem.notFound("没有这条违规记录 There is no such violation."));
    }

    private @Nullable List<FileLink> files(@Nullable Long safetyAlarm) {
        return safetyAlarm == null
                ? null
                : violations.filesOf(safetyAlarm).stream()
                        .map(file -> new FileLink("/api/v1/media/" + file.id(), file.kind(), file.name()))
                        .toList();
    }

    private ViolationReader.Filter filter(
            @Nullable String category,
            @Nullable String type,
            @Nullable String plate,
            @Nullable String from,
            @Nullable String to,
            @Nullable Long organization) {
        Violations wrong = new Violations();
        ViolationCategory weight = named("category", category, ViolationCategory.values(), wrong);
        ViolationType wanted = named("type", type, ViolationType.values(), wrong);
        Instant start = time("from", from, wrong);
        Instant end = time("to", to, wrong);
        wrong.require(
                start == null || end == null || start.isBefore(end),
                "from",
                "开始时间必须早于结束时间 from must be earlier than to");
        wrong.throwIfAny();
        OrganizationId carrier = organization == null ? null : new OrganizationId(organization);
        if (!caller.seesEverything()) {
            if (carrier != null && !carrier.equals(caller.organization())) {
                throw Problem.forbidden("只能查看本单位车辆的违规记录 Only violations of your own trucks can be read.");
            }
            carrier = caller.organization();
        }
        return new ViolationReader.Filter(weight, wanted, plateInNormalForm(plate), start, end, carrier, false);
    }

    private static @Nullable String plateInNormalForm(@Nullable String plate) {
        return plate == null || plate.isBlank()
                ? null
                : plate.replaceAll("[\\s·.\\-]", "").toUpperCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> @Nullable E named(
            String field, @Nullable String text, E[] values, Violations wrong) {
        if (text == null || text.isBlank()) {
            return null;
        }
        for (E value : values) {
            if (value.name().equals(text)) {
                return value;
            }
        }
        wrong.add(field, "须为以下之一 must be one of " + Arrays.toString(values));
        return null;
    }

    private static @Nullable Instant time(String field, @Nullable String text, Violations wrong) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            // a plus sign that was not escaped arrives as a blank
            return OffsetDateTime.parse(text.strip().replace(' ', '+')).toInstant();
        } catch (DateTimeException e) {
            wrong.add(field, "须为带时区的 ISO 8601 时间，例如 2026-03-01T08:00:00+08:00 must be ISO 8601 with offset");
            return null;
        }
    }
}
