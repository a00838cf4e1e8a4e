package org.liandan.haul.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.liandan.haul.RightTurn;
import org.liandan.haul.UndeterminableReason;
import org.liandan.haul.Verdict;
import org.liandan.haul.replay.DayTurns;
import org.liandan.http.Caller;
import org.liandan.http.Days;
import org.liandan.http.FieldViolation;
import org.liandan.http.Problem;

/** A vehicle's right turns of a day with what was measured, the lawful ones too. A carrier sees its own trucks', the authorities all. */
@Path("/api/v1/vehicles/{plate}/right-turns")
@RolesAllowed({"CARRIER", "BUREAU", "BUREAU_ADMIN", "TRAFFIC_POLICE", "AUDITOR"})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "violations")
public class TurnResource {

    private static final double DECI = 10.0;

    private final DayTurns turns;
    private final Caller caller;
    private final Clock clock;

    TurnResource(DayTurns turns, Caller caller, Clock clock) {
        this.turns = turns;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * One turn.
     *
     * @param at when half of it was done
     * @param measuredKph the speed in it; of a PROVEN one what it was at least; null where it cannot be told
     * @param words how it was measured, or why it cannot be told
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TurnView(
            OffsetDateTime at,
            double lon,
            double lat,
            long angleDeg,
            double limitKph,
            @Nullable Double measuredKph,
            Verdict verdict,
            String words,
            String wordsEnglish) {

        static TurnView of(RightTurn turn) {
            UndeterminableReason reason = turn.reason();
            return new TurnView(
                    turn.apexAt().atZone(Days.ZONE).toOffsetDateTime(),
                    turn.apex().lonDeg(),
                    turn.apex().latDeg(),
                    Math.round(turn.angleDeg()),
                    turn.limitDeciKph() / DECI,
                    reason == null ? turn.measuredDeciKph() / DECI : null,
                    turn.verdict(),
                    reason == null ? turn.established().chinese() : reason.chinese(),
                    reason == null ? turn.established().english() : reason.english());
        }
    }

    /**
     * A day's turns.
     *
     * @param complete false where the day has more reports than are looked at
     */
    public record DayView(List<TurnView> turns, boolean complete) {}

    @GET
    @Operation(
            summary = "某日右转弯及其车速 Right turns of a day with their speeds, the lawful ones too",
            description =
                    "day (yyyy-MM-dd) is one of the district's, today by default. Worked out anew from the stored track with "
                            + "today's registry; what is on record as a violation is under /api/v1/violations.")
    public DayView turns(@PathParam("plate") @Size(max = 20) String plate, @QueryParam("day") @Nullable String day) {
        LocalDate wanted = day(day);
        Instant from = Days.start(wanted);
        return turns.turns(
                        plate,
                        caller.seesEverything() ? null : caller.organization(),
                        from,
                        Days.start(wanted.plusDays(1)))
                .map(found ->
                        new DayView(found.turns().stream().map(TurnView::of).toList(), found.complete()))
                .orElseThrow(() -> Problem.notFound("没有该车辆，或无权查看。 No such vehicle, or none that you may see."));
    }

    private LocalDate day(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return LocalDate.ofInstant(clock.instant(), Days.ZONE);
        }
        String readable = Days.readable(text.strip());
        if (readable.isEmpty()) {
            throw Problem.invalid(
                    List.of(new FieldViolation("day", "须为日期，例如 2026-03-01 must be a date, for instance 2026-03-01")));
        }
        return LocalDate.parse(readable);
    }
}
