package org.liandan.haul.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.haul.UndeterminableReason;
import org.liandan.haul.Verdict;
import org.liandan.haul.store.TurnTally;
import org.liandan.haul.store.TurnTally.Tally;
import org.liandan.http.Caller;

/** Of how many right turns the speed could be told, by carrier. A carrier sees its own share, the authorities all. */
@Path("/api/v1/statistics/right-turns")
@RolesAllowed({"CARRIER", "BUREAU", "BUREAU_ADMIN", "TRAFFIC_POLICE", "AUDITOR"})
@Tag(name = "statistics", description = "统计 Statistics")
public class RightTurnStatistics {

    private final TurnTally tally;
    private final Caller caller;

    RightTurnStatistics(TurnTally tally, Caller caller) {
        this.tally = tally;
        this.caller = caller;
    }

    /**
     * One carrier's turns.
     *
     * @param verdicts how many were judged how
     * @param reasons why those could not be told that could not
     * @param undeterminableShare share of the turns that could not be told, 0 to 1
     */
    public record CarrierTurns(
            long organizationId,
            String organization,
            long turns,
            Map<Verdict, Long> verdicts,
            Map<UndeterminableReason, Long> reasons,
            double undeterminableShare) {

        static CarrierTurns of(List<Tally> tallies) {
            Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
            Map<UndeterminableReason, Long> reasons = new EnumMap<>(UndeterminableReason.class);
            long turns = 0;
            for (Tally tally : tallies) {
                turns += tally.turns();
                verdicts.merge(tally.verdict(), tally.turns(), Long::sum);
                UndeterminableReason reason = tally.reason();
                if (reason != null) {
                    reasons.merge(reason, tally.turns(), Long::sum);
                }
            }
            double untold = verdicts.getOrDefault(Verdict.UNDETERMINABLE, 0L);
            Tally any = tallies.getFirst();
            return new CarrierTurns(
                    any.carrier().value(),
                    any.carrierName(),
                    turns,
                    verdicts,
                    reasons,
                    Math.round(untold / turns * 1000) / 1000.0);
        }
    }

    @GET
    @Operation(
            summary = "右转弯判定统计 How right turns were judged, by carrier",
            description = "from and to are days (yyyy-MM-dd) in the district's time, both included, 400 days at most.")
    public List<CarrierTurns> list(@QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        DaySpan days = DaySpan.of(from, to);
        Map<Long, List<Tally>> carriers = new LinkedHashMap<>();
        tally.byCarrier(days.first(), days.last(), caller.seesEverything() ? null : caller.organization())
                .forEach(one -> carriers.computeIfAbsent(one.carrier().value(), _ -> new ArrayList<>())
                        .add(one));
        return carriers.values().stream().map(CarrierTurns::of).toList();
    }
}
