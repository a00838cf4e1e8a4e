package org.liandan.haul.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
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
        finding.facts().accept(evidence);
        ArrayNode reports = evidence.putArray("reports");
        finding.reports().forEach(report -> reports.add(report(report)));
        return evidence.toString();
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
