package org.liandan.haul.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liandan.geo.LonLat;
import org.liandan.haul.Established;
import org.liandan.haul.HaulEvent;
import org.liandan.haul.RightTurn;
import org.liandan.haul.RuleCode;
import org.liandan.haul.SpeedingEpisode;
import org.liandan.haul.Verdict;
import org.liandan.haul.ViolationType;
import org.liandan.place.RouteId;
import org.liandan.track.Position;

/** A detector's event as a row of {@code violation}. */
record Finding(
        ViolationType type,
        int vehicleId,
        int terminalId,
        @Nullable RouteId route,
        Instant startedAt,
        @Nullable Instant endedAt,
        int limitDeciKph,
        int measuredDeciKph,
        Verdict verdict,
        Established established,
        LonLat at,
        RuleCode rule,
        HaulEvent event,
        List<Position> reports) {

    /** The violation in an event, if it makes one. */
    static Optional<Finding> of(HaulEvent event) {
        return switch (event) {
            case HaulEvent.SpeedingStarted(SpeedingEpisode episode) -> Optional.of(speeding(event, episode, null));
            case HaulEvent.SpeedingEnded(SpeedingEpisode episode) ->
                Optional.of(speeding(event, episode, episode.lastOverAt()));
            case HaulEvent.RightTurnJudged(RightTurn turn) ->
                turn.verdict().isViolation() ? Optional.of(rightTurn(event, turn)) : Optional.empty();
            case HaulEvent.EpisodeStarted _ -> Optional.empty();
            case HaulEvent.EpisodeEnded _ -> Optional.empty();
        };
    }

    private static Finding speeding(HaulEvent event, SpeedingEpisode episode, @Nullable Instant endedAt) {
        return new Finding(
                ViolationType.SPEEDING,
                episode.vehicleId(),
                episode.terminalId(),
                episode.route(),
                episode.startedAt(),
                endedAt,
                episode.limitDeciKph(),
                episode.max().speedDeciKph(),
                Verdict.OBSERVED,
                Established.REPORTS_ABOVE_LIMIT,
                episode.max().lonLat(),
                RuleCode.H01_SPEEDING,
                event,
                episode.reports());
    }

    private static Finding rightTurn(HaulEvent event, RightTurn turn) {
        return new Finding(
                ViolationType.RIGHT_TURN,
                turn.vehicleId(),
                turn.terminalId(),
                turn.route(),
                turn.startedAt(),
                turn.endedAt(),
                turn.limitDeciKph(),
                turn.measuredDeciKph(),
                turn.verdict(),
                turn.established(),
                turn.apex(),
                RuleCode.H02_RIGHT_TURN,
                event,
                turn.reports());
    }
}
