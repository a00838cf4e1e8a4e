package org.liandan.ledger.web;

import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.PlateNumber;
import org.liandan.http.Days;
import org.liandan.http.Violations;
import org.liandan.ledger.RegisterFilter;
import org.liandan.ledger.RegisterNarrowing;
import org.liandan.manifest.Decision;
import org.liandan.manifest.ManifestState;
import org.liandan.manifest.Reminder;
import org.liandan.manifest.WasteCategory;
import org.liandan.party.CreditCode;

/** The filters of a register; without days the last 31. */
public class RegisterQuery {

    private static final int USUAL_DAYS = 31;
    private static final int LONGEST_CODE = 100;

    @QueryParam("from")
    @Parameter(
            description = "第一天 First day: of handing over; in the incoming register of receipt",
            example = "2026-11-01")
    @Nullable String from;

    @QueryParam("to")
    @Parameter(description = "最后一天（含） Last day, included", example = "2026-11-21")
    @Nullable String to;

    @QueryParam("category")
    @Parameter(
            description =
                    "垃圾种类 ENGINEERING_SOIL, ENGINEERING_SLURRY, ENGINEERING_WASTE, DEMOLITION_WASTE, RENOVATION_WASTE")
    @Nullable String category;

    @QueryParam("plate")
    @Parameter(description = "车辆牌号 Plate")
    @Nullable String plate;

    @QueryParam("party")
    @Parameter(description = "任一方的统一社会信用代码 Credit code of one of the parties")
    @Nullable String party;

    @QueryParam("state")
    @Parameter(description = "状态，可多个 States, repeated")
    @Nullable List<String> state;

    @QueryParam("destination")
    @Parameter(description = "目的地代码 Code of the place that it is for")
    @Nullable String destination;

    @QueryParam("decision")
    @Parameter(description = "接受意见 ACCEPTED, PARTIALLY_ACCEPTED, REJECTED")
    @Nullable String decision;

    @QueryParam("late")
    @Parameter(description = "曾逾期 Was overdue: CARRIER_REMINDED or RECEIVER_REMINDED")
    @Nullable String late;

    @QueryParam("offRoute")
    @Parameter(description = "途中偏离路线 true: only loads whose truck left its route on the way")
    @Nullable String offRoute;

    RegisterFilter filter(LocalDate today) {
        Violations violations = new Violations();
        LocalDate last = day("to", to, today, violations);
        LocalDate first = day("from", from, last.minusDays(USUAL_DAYS - 1L), violations);
        violations.require(!last.isBefore(first), "to", "不得早于 from must not lie before from");
        String categoryName = said(category);
        WasteCategory wanted =
                categoryName == null ? null : named(categoryName, "category", WasteCategory::valueOf, violations);
        String plateText = said(plate);
        PlateNumber truck = plateText == null ? null : violations.valid("plate", PlateNumber.check(plateText));
        String partyText = said(party);
        CreditCode code = partyText == null ? null : violations.valid("party", CreditCode.check(partyText), true);
        Set<ManifestState> states = EnumSet.noneOf(ManifestState.class);
        for (String given : state == null ? List.<String>of() : state) {
            String name = said(given);
            ManifestState known = name == null ? null : named(name, "state", ManifestState::valueOf, violations);
            if (known != null) {
                states.add(known);
            }
        }
        RegisterNarrowing narrowing = narrowing(violations);
        violations.throwIfAny();
        return new RegisterFilter(
                first,
                last,
                wanted,
                truck == null ? null : truck.value(),
                code == null ? null : code.value(),
                states,
                narrowing);
    }

    private RegisterNarrowing narrowing(Violations violations) {
        String place = said(destination);
        violations.require(place == null || place.length() <= LONGEST_CODE, "destination", "代码过长 the code is too long");
        String said = said(decision);
        String stage = said(late);
        return new RegisterNarrowing(
                place,
                said == null ? null : named(said, "decision", Decision::valueOf, violations),
                stage == null ? null : named(stage, "late", Reminder::valueOf, violations),
                "true".equals(said(offRoute)));
    }

    /** The filter as a query, to be put behind an address. */
    String query() {
        StringBuilder query = new StringBuilder();
        append(query, "from", from);
        append(query, "to", to);
        append(query, "category", category);
        append(query, "plate", plate);
        append(query, "party", party);
        for (String name : state == null ? List.<String>of() : state) {
            append(query, "state", name);
        }
        append(query, "destination", destination);
        append(query, "decision", decision);
        append(query, "late", late);
        append(query, "offRoute", offRoute);
        return query.toString();
    }

    private static void append(StringBuilder query, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            query.append(query.isEmpty() ? "" : "&")
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    private static <T> @Nullable T named(
            String text, String field, Function<String, T> valueOf, Violations violations) {
        try {
            return valueOf.apply(text.strip());
        } catch (IllegalArgumentException e) {
            violations.add(field, "没有这个取值 there is no such value");
            return null;
        }
    }

    private static LocalDate day(String field, @Nullable String text, LocalDate usual, Violations violations) {
        String given = said(text);
        if (given == null) {
            return usual;
        }
        String readable = Days.readable(given);
        violations.require(!readable.isEmpty(), field, "应为日期 must be a date such as 2026-11-21");
        return readable.isEmpty() ? usual : LocalDate.parse(readable);
    }

    private static @Nullable String said(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
