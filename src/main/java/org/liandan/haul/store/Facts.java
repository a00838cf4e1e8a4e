package org.liandan.haul.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.function.Consumer;
import org.liandan.haul.RightTurn;
import org.liandan.haul.SpeedingEpisode;
import org.liandan.place.TurnPoint;

/** What a rule computed, beyond what every finding has, as it stands in the evidence. */
final class Facts {

    private Facts() {}

    static Consumer<ObjectNode> of(SpeedingEpisode episode) {
        return evidence -> evidence.put("reportsAboveLimit", episode.overReports())
                .put(
                        "durationS",
                        Duration.between(episode.startedAt(), episode.lastOverAt())
                                .toSeconds())
                .put("distanceM", Math.round(episode.distanceM()))
                .put("fastestAt", episode.max().at().toString());
    }

    static Consumer<ObjectNode> of(RightTurn turn) {
        return evidence -> {
            evidence.put("angleDeg", Math.round(turn.angleDeg()))
                    .put("apexAt", turn.apexAt().toString());
            TurnPoint point = turn.turnPoint();
            if (point != null) {
                evidence.putObject("turnPoint")
                        .put("lon", point.at().lonDeg())
                        .put("lat", point.at().latDeg())
                        .put("alongM", Math.round(point.alongM()))
                        .put("angleDeg", Math.round(point.angleDeg()));
            }
        };
    }
}
