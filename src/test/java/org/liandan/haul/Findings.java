package org.liandan.haul;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.liandan.track.Position;

/** What the detectors find in a drive, as one line: the answer half of a scenario. */
final class Findings {

    private Findings() {}

    /** Findings of a drive that knows no routes. */
    static String in(String drive) {
        return in(drive, HaulContext.NONE);
    }

    static String in(String drive, HaulContext context) {
        return text(fold(Drive.positions(drive), context));
    }

    static List<HaulEvent> fold(List<Position> positions, HaulContext context) {
        List<HaulEvent> events = new ArrayList<>();
        HaulState state = HaulState.INITIAL;
        Position last = null;
        for (Position position : positions) {
            state = HaulDetector.step(state, last, position, context, events::add);
            last = HaulDetector.counts(last, position) ? position : last;
        }
        return events;
    }

    static String text(List<HaulEvent> events) {
        return events.stream().map(Findings::text).collect(Collectors.joining(" · "));
    }

    private static String text(HaulEvent event) {
        return switch (event) {
            case HaulEvent.SpeedingStarted(SpeedingEpisode episode) ->
                "speeding over %.1f from %s".formatted(episode.limitDeciKph() / 10.0, clock(episode.startedAt()));
            case HaulEvent.SpeedingEnded(SpeedingEpisode episode) ->
                "ended %s max %.1f"
                        .formatted(clock(episode.lastOverAt()), episode.max().speedKph());
            case HaulEvent.EpisodeStarted(Episode episode) ->
                "%s from %s".formatted(episode.type(), clock(episode.startedAt()));
            case HaulEvent.EpisodeEnded(Episode episode) ->
                "%s until %s".formatted(episode.type(), clock(episode.lastAt()));
            case HaulEvent.TurnStopJudged(TurnStop stop) ->
                "stop " + stop.verdict() + (stop.reason() == null ? "" : " " + stop.reason());
            case HaulEvent.RightTurnJudged(RightTurn turn) ->
                turn.verdict()
                        + (turn.reason() == null ? "" : " " + turn.reason())
                        + (turn.verdict() == Verdict.PROVEN || turn.verdict() == Verdict.UNDETERMINABLE
                                ? ""
                                : String.format(Locale.ROOT, " %.1f", turn.measuredDeciKph() / 10.0))
                        + (turn.route() == null
                                ? ""
                                : " on route " + turn.route().value());
        };
    }

    private static String clock(java.time.Instant at) {
        return at.toString().substring(14, 19);
    }
}
