package org.liandan.haul.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.function.Consumer;
import org.liandan.haul.Episode;
import org.liandan.haul.Load;
import org.liandan.haul.RightTurn;
import org.liandan.haul.SpeedingEpisode;
import org.liandan.haul.TurnStop;
import org.liandan.manifest.ManifestNumber;
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
                .put("overForS", episode.overFor().toSeconds())
                .put("distanceM", Math.round(episode.distanceM()))
                .put("fastestAt", episode.max().at().toString())
                .put("limitSource", episode.limit().source().name())
                .put("confidence", episode.confidence().name())
                .put("terminalAlarm", episode.terminalAlarm());
    }

    static Consumer<ObjectNode> of(Episode episode) {
        return evidence -> {
            evidence.put("durationS", episode.duration().toSeconds())
                    .put("distanceM", Math.round(episode.distanceM()))
                    .put("reportsShowing", episode.showing())
                    .put("peakAt", episode.peak().at().toString());
            if (!episode.causes().isEmpty()) {
                ArrayNode causes = evidence.putArray("causes");
                episode.causes().stream()
                        .sorted()
                        .forEach(cause -> causes.addObject()
                                .put("code", cause.name())
                                .put("chinese", cause.chinese())
                                .put("english", cause.english()));
            }
            Load load = episode.load();
            if (load != null) {
                ManifestNumber manifest = load.manifest();
                evidence.putObject("load")
                        .put("aboard", load.aboard())
                        .put("manifest", manifest == null ? null : manifest.value());
            }
        };
    }

    static Consumer<ObjectNode> of(TurnStop stop) {
        return evidence -> {
            of(stop.turn()).accept(evidence);
            evidence.put("reportsBeforeTurn", stop.reportsBefore())
                    .put("longestStandingS", Math.round(stop.longestStandingS() * 10) / 10.0);
        };
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
