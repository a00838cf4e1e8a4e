package org.liandan.manifest.web;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Violations;
import org.liandan.manifest.DistrictTime;
import org.liandan.manifest.ManifestState;
import org.liandan.manifest.store.ManifestFilter;
import org.liandan.party.OrganizationId;

/** The filters of a list request. */
public class ManifestQuery {

    /** Any of these states; may be repeated, or separated by commas. */
    @QueryParam("state")
    @Parameter(description = "状态，可多个 States: DRAFT, ISSUED, IN_TRANSIT, DELIVERED, CLOSED, REJECTED, CANCELLED")
    @Nullable List<String> state;

    /** Handed over at or after. */
    @QueryParam("from")
    @Parameter(description = "交付时间起（含） Handed over at or after, ISO 8601")
    @Nullable String from;

    /** Handed over before. */
    @QueryParam("to")
    @Parameter(description = "交付时间止（不含） Handed over before, ISO 8601")
    @Nullable String to;

    @QueryParam("plate")
    @Parameter(description = "车辆牌号，或其后四位 Plate, or its last four characters")
    @Nullable String plate;

    /** One of the parties. */
    @QueryParam("organization")
    @Parameter(description = "任一方的统一社会信用代码或编号 Credit code or id of one of the parties")
    @Nullable String organization;

    /**
     * The filter.
     *
     * @param organizations finds an organisation by credit code or id
     */
    ManifestFilter filter(Function<String, @Nullable OrganizationId> organizations) {
        Violations violations = new Violations();
        Set<ManifestState> states = states(violations);
        Instant earliest = time("from", from, violations);
        Instant latest = time("to", to, violations);
        String truck = plate == null || plate.isBlank() ? null : violations.valid("plate", ManifestFilter.plate(plate));
        OrganizationId party = organization == null ? null : organizations.apply(organization);
        violations.require(
                organization == null || party != null, "organization", "没有这个单位 There is no such organisation.");
        violations.throwIfAny();
        return new ManifestFilter(states, earliest, latest, truck, party, null);
    }

    private Set<ManifestState> states(Violations violations) {
        Set<ManifestState> states = EnumSet.noneOf(ManifestState.class);
        for (String given : state == null ? List.<String>of() : state) {
            for (String name : given.split(",", -1)) {
                try {
                    states.add(ManifestState.valueOf(name.strip()));
                } catch (IllegalArgumentException e) {
                    violations.add("state", "应为联单状态之一 must be one of " + List.of(ManifestState.values()));
                    return states;
                }
            }
        }
        return states;
    }

    private static @Nullable Instant time(String name, @Nullable String text, Violations violations) {
        if (text == null || text.isBlank()) {
            return null;
        }
        Instant time = time(text);
        violations.require(time != null, name, "应为 ISO 8601 时间或日期 must be an ISO 8601 time or date");
        return time;
    }

    /** A time or a day; null when it is neither. */
    static @Nullable Instant time(String text) {
        // a plus sign in a query arrives as a blank where the client did not encode it
        return DistrictTime.parseMinute(text.strip())
                .or(() -> DistrictTime.parseMinute(text.strip().replaceFirst(" (\\d\\d:\\d\\d)$", "+$1")))
                .or(() -> DistrictTime.parseDay(text.strip()))
                .orElse(null);
    }

    /** Whether nothing is asked for. */
    boolean isEmpty() {
        return (state == null || state.isEmpty())
                && from == null
                && to == null
                && plate == null
                && organization == null;
    }
}
