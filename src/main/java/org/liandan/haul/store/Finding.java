package org.liandan.haul.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.liandan.geo.LonLat;
import org.liandan.haul.Episode;
import org.liandan.haul.Established;
import org.liandan.haul.HaulEvent;
import org.liandan.haul.Measure;
import org.liandan.haul.RightTurn;
import org.liandan.haul.RuleCode;
import org.liandan.haul.SpeedingEpisode;
import org.liandan.haul.TurnStop;
import org.liandan.haul.Verdict;
import org.liandan.haul.ViolationType;
import org.liandan.place.ForbiddenZoneId;
import org.liandan.place.RouteId;
import org.liandan.track.Position;

/**
 * Something found as a row of {@code violation}.
 *
 * @param facts writes what the rule computed into the evidence
 * @param reports the reports that it rests on
 */
record Finding(
        ViolationType type,
        RuleCode rule,
        int vehicleId,
        int terminalId,
        Instant startedAt,
        @Nullable Instant endedAt,
        LonLat at,
        Measure measure,
        Verdict verdict,
        Established established,
        Links links,
        Consumer<ObjectNode> facts,
        List<Position> reports) {

    /** Other rows that a finding speaks of. */
    record Links(
            @Nullable RouteId route,
            @Nullable ForbiddenZoneId zone,
            @Nullable Long safetyAlarm) {

        static final Links NONE = new Links(null, null, null);

        static Links to(@Nullable RouteId route) {
            return route == null ? NONE : new Links(route, null, null);
        }
    }

    /** The violation in an event, if it makes one. */
    static Optional<Finding> of(HaulEvent event) {
        return switch (event) {
            case HaulEvent.SpeedingStarted(SpeedingEpisode episode) -> Optional.of(speeding(episode, null));
            case HaulEvent.SpeedingEnded(SpeedingEpisode episode) ->
                Optional.of(speeding(episode, episode.lastOverAt()));
            case HaulEvent.RightTurnJudged(RightTurn turn) ->
                turn.verdict().isViolation() ? Optional.of(rightTurn(turn)) : Optional.empty();
            case HaulEvent.TurnStopJudged(TurnStop stop) ->
                stop.verdict().isViolation() ? Optional.of(turnStop(stop)) : Optional.empty();
            case HaulEvent.EpisodeStarted(Episode episode) -> Optional.of(episode(episode, null));
            case HaulEvent.EpisodeEnded(Episode episode) -> Optional.of(episode(episode, episode.lastAt()));
        };
    }

    private static Finding speeding(SpeedingEpisode episode, @Nullable Instant endedAt) {
        return new Finding(
                ViolationType.SPEEDING,
                RuleCode.H01_SPEEDING,
                episode.vehicleId(),
                episode.terminalId(),
                episode.startedAt(),
                endedAt,
                episode.max().lonLat(),
                new Measure.Speed(episode.limitDeciKph(), episode.max().speedDeciKph()),
                Verdict.OBSERVED,
                Established.REPORTS_ABOVE_LIMIT,
                new Links(episode.route(), episode.zone(), null),
                Facts.of(episode),
                episode.reports());
    }

    private static Finding episode(Episode episode, @Nullable Instant endedAt) {
        return new Finding(
                episode.type(),
                episode.rule(),
                episode.vehicleId(),
                episode.terminalId(),
                episode.startedAt(),
                endedAt,
                episode.peak().lonLat(),
                episode.measure(),
                Verdict.OBSERVED,
                episode.established(),
                new Links(episode.route(), episode.zone(), null),
                Facts.of(episode),
                episode.reports());
    }

    private static Finding rightTurn(RightTurn turn) {
        return new Finding(
                ViolationType.RIGHT_TURN,
                RuleCode.H02_RIGHT_TURN,
                turn.vehicleId(),
                turn.terminalId(),
                turn.startedAt(),
                turn.endedAt(),
                turn.apex(),
                new Measure.Speed(turn.limitDeciKph(), turn.measuredDeciKph()),
                turn.verdict(),
                turn.established(),
                Links.to(turn.route()),
                Facts.of(turn),
                turn.reports());
    }

    private static Finding turnStop(TurnStop stop) {
        RightTurn turn = stop.turn();
        return new Finding(
                ViolationType.RIGHT_TURN_STOP,
                RuleCode.H09_RIGHT_TURN_STOP,
                turn.vehicleId(),
                turn.terminalId(),
                turn.startedAt(),
                turn.endedAt(),
                turn.apex(),
                new Measure.Time(stop.asked(), stop.longestStanding()),
                stop.verdict(),
                stop.established(),
                Links.to(turn.route()),
                Facts.of(stop),
                stop.reports());
    }
}
