package org.liandan.haul.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.liandan.haul.HaulEvent;
import org.liandan.haul.RightTurn;
import org.liandan.haul.SpeedingEpisode;
import org.liandan.place.TurnPoint;
import org.liandan.track.Position;

/** The evidence of a finding as JSON: what the rule computed, and the reports that it rests on. */
@Singleton
class EvidenceWriter {

    private final ObjectMapper json;

    EvidenceWriter(ObjectMapper json) {
        this.json = json;
    }

    String evidence(Finding finding) {
        ObjectNode evidence = json.createObjectNode();
        switch (finding.event()) {
            case HaulEvent.SpeedingStarted(SpeedingEpisode episode) -> speeding(episode, evidence);
            case HaulEvent.SpeedingEnded(SpeedingEpisode episode) -> speeding(episode, evidence);
            case HaulEvent.RightTurnJudged(RightTurn turn) -> rightTurn(turn, evidence);
            case HaulEvent.EpisodeStarted _ -> {}
            case HaulEvent.EpisodeEnded _ -> {}
        }
        ArrayNode reports = evidence.putArray("reports");
        finding.reports().forEach(report -> reports.add(report(report)));
        return evidence.toString();
    }

    private static void speeding(SpeedingEpisode episode, ObjectNode evidence) {
        evidence.put("reportsAboveLimit", episode.overReports())
                .put(
                        "durationS",
                        Duration.between(episode.startedAt(), episode.lastOverAt())
                                .toSeconds())
                .put("distanceM", Math.round(episode.distanceM()))
                .put("fastestAt", episode.max().at().toString());
    }

    private static void rightTurn(RightTurn turn, ObjectNode evidence) {
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
    }

    private ObjectNode report(Position position) {
        ObjectNode report = json.createObjectNode()
                .put("at", position.at().toString())
                .put("receivedAt", position.receivedAt().toString())
                .put("lon", position.lonE6() / 1e6)
                .put("lat", position.latE6() / 1e6)
                .put("speedKph", position.speedKph())
                .put("headingDeg", position.headingDeg());
        if (position.recorderSpeedDeciKph() >= 0) {
            report.put("recorderSpeedKph", position.recorderSpeedDeciKph() / 10.0);
        }
        if (position.satellites() >= 0) {
            report.put("satellites", position.satellites());
        }
        return report.put("alarmFlags", Integer.toUnsignedLong(position.alarmFlags()))
                .put("statusFlags", Integer.toUnsignedLong(position.statusFlags()));
    }
}
