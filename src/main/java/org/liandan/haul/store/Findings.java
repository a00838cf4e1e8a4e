package org.liandan.haul.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liandan.haul.HaulEvent;
import org.liandan.haul.Measure;
import org.liandan.haul.RuleCode;
import org.liandan.haul.evidence.EvidencePackage.FindingThen;
import org.liandan.haul.evidence.EvidencePackage.Quantity;
import org.liandan.haul.evidence.EvidencePackage.ReportThen;
import org.liandan.track.Position;

/** Findings and reports in the form in which evidence keeps them. */
public final class Findings {

    private static final EvidenceWriter COMPUTED = new EvidenceWriter(new ObjectMapper());

    private Findings() {}

    /**
     * A violation that detectors have found, in the form in which evidence keeps it, so that the two can be compared.
     *
     * @param vehicleId the vehicle
     * @param rule the rule that found it
     * @param finding what was found
     * @param reports the reports that it rests on, without their bytes
     */
    public record Found(int vehicleId, RuleCode rule, FindingThen finding, List<ReportThen> reports) {}

    /** The violation in an event, if it makes one. */
    public static Optional<Found> of(HaulEvent event) {
        return Finding.of(event)
                .map(finding -> new Found(
                        finding.vehicleId(),
                        finding.rule(),
                        then(finding, COMPUTED),
                        finding.reports().stream().map(Findings::report).toList()));
    }

    static FindingThen then(Finding finding, EvidenceWriter computed) {
        ObjectNode details = CanonicalJson.read(computed.evidence(finding), ObjectNode.class);
        // the reports stand on their own, whole
        details.remove("reports");
        return new FindingThen(
                finding.type(),
                finding.startedAt(),
                finding.endedAt(),
                limit(finding.measure()),
                measured(finding.measure()),
                finding.verdict(),
                finding.established(),
                finding.at(),
                details(details));
    }

    static @Nullable Quantity limit(Measure measure) {
        return switch (measure) {
            case Measure.Speed speed -> new Quantity(speed.limitKph(), "km/h");
            case Measure.Distance distance -> new Quantity(distance.limitM(), "m");
            case Measure.Time time -> new Quantity(time.limit().toSeconds(), "s");
            case Measure.Nothing _ -> null;
        };
    }

    static @Nullable Quantity measured(Measure measure) {
        return switch (measure) {
            case Measure.Speed speed -> new Quantity(speed.measuredKph(), "km/h");
            case Measure.Distance distance -> new Quantity(distance.measuredM(), "m");
            case Measure.Time time -> new Quantity(time.measured().toSeconds(), "s");
            case Measure.Nothing _ -> null;
        };
    }

    @SuppressWarnings("unchecked") // members of a JSON object have names
    private static Map<String, Object> details(ObjectNode details) {
        return CanonicalJson.ofTree(details, Map.class);
    }

    static ReportThen report(Position position) {
        return new ReportThen(
                position.at(),
                // as the table keeps it
                position.receivedAt().truncatedTo(ChronoUnit.MICROS),
                position.lonE6(),
                position.latE6(),
                position.speedDeciKph(),
                said(position.recorderSpeedDeciKph()),
                position.headingDeg(),
                position.altitudeM(),
                said(position.satellites()),
                position.mileageDeciKm() < 0 ? null : position.mileageDeciKm(),
                Integer.toUnsignedLong(position.alarmFlags()),
                Integer.toUnsignedLong(position.statusFlags()),
                position.backlog(),
                position.quality(),
                List.of());
    }

    private static @Nullable Integer said(int value) {
        return value < 0 ? null : value;
    }
}
