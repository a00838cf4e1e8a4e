package org.liandan.haul.store;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.haul.Established;
import org.liandan.haul.Measure;
import org.liandan.haul.RuleCode;
import org.liandan.haul.Verdict;
import org.liandan.haul.ViolationType;
import org.liandan.media.SafetyAlarmEnded;
import org.liandan.media.SafetyAlarmKind;
import org.liandan.media.SafetyAlarmStored;
import org.liandan.media.SafetyReport;

/**
 * Alarms of active-safety systems (items 0x64, 0x65 and 0x67 of a position report) as findings of their own kinds, written
 * in the transaction that writes the alarm. What the terminal says is passed on as what it says: the platform has not seen
 * it. Its pictures are the alarm's, so they show as soon as they come.
 */
@Singleton
class TerminalAlarms {

    private final ViolationStore violations;

    @Inject
    TerminalAlarms(ViolationStore violations) {
        this.violations = violations;
    }

    void onStored(@Observes SafetyAlarmStored alarm) {
        SafetyReport report = alarm.report();
        ViolationType type = typeOf(report.kind(), report.type());
        if (type != null) {
            violations.write(List.of(finding(type, alarm.id(), report)));
        }
    }

    void onEnded(@Observes SafetyAlarmEnded alarm) {
        violations.end(alarm.id(), alarm.endedAt());
    }

    private static Finding finding(ViolationType type, long alarm, SafetyReport report) {
        Instant endedAt = report.flag() == SafetyReport.START ? null : report.at();
        return new Finding(
                type,
                RuleCode.H10_TERMINAL_ALARM,
                report.vehicleId(),
                report.terminalId(),
                report.at(),
                endedAt,
                report.location(),
                new Measure.Nothing(),
                Verdict.OBSERVED,
                Established.TERMINAL_ALARM,
                new Finding.Links(null, null, alarm),
                evidence -> evidence.put("kind", report.kind().name())
                        .put("type", report.type())
                        .put("typeName", report.kind().wording(report.type()).chinese())
                        .put(
                                "typeNameEnglish",
                                report.kind().wording(report.type()).english())
                        .put("level", report.level())
                        .put("speedKph", report.speedKph()),
                List.of());
    }

    /**
     * What an alarm is a finding of; null for what says nothing of the driving: tyres (0x66), events (0x10 and up: photos,
     * signs seen, the driver changed) and types of makers' own.
     *
     * @param code type of alarm, T/JSATL 12-2017 tables 4-15, 4-17 and 4-21, T/GDRTA 002-2020
     */
    static @Nullable ViolationType typeOf(SafetyAlarmKind kind, int code) {
        return switch (kind) {
            case ADAS ->
                switch (code) {
                    case 0x01, 0x07 -> ViolationType.FORWARD_COLLISION;
                    case 0x02 -> ViolationType.LANE_DEPARTURE;
                    case 0x03 -> ViolationType.FOLLOWING_TOO_CLOSE;
                    case 0x04 -> ViolationType.PEDESTRIAN_COLLISION;
                    case 0x05, 0x12 -> ViolationType.LANE_CHANGING;
                    case 0x06 -> ViolationType.ROAD_SIGN;
                    default -> null;
                };
            case DSM ->
                switch (code) {
                    case 0x01 -> ViolationType.FATIGUE;
                    case 0x02, 0x0d -> ViolationType.PHONE_USE;
                    case 0x03 -> ViolationType.SMOKING;
                    case 0x04, 0x0c -> ViolationType.DISTRACTION;
                    case 0x05 -> ViolationType.DRIVER_ABNORMAL;
                    case 0x06 -> ViolationType.CAMERA_COVERED;
                    case 0x08 -> ViolationType.DRIVING_TOO_LONG;
                    case 0x0a -> ViolationType.NO_SEAT_BELT;
                    default -> null;
                };
            case BSD -> code >= 0x01 && code <= 0x03 ? ViolationType.BLIND_SPOT : null;
            case TPMS -> null;
        };
    }
}
