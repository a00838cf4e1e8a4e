package org.liandan.media;

import java.time.Instant;
import java.util.Map;
import org.liandan.geo.LonLat;

/**
 * An active-safety alarm as a terminal reported it.
 *
 * @param vehicleId the vehicle
 * @param terminalId the terminal
 * @param kind which system
 * @param type what it saw, see {@link SafetyAlarmKind#wording}
 * @param level 1 or 2; 0 where the kind has none
 * @param flag 0 neither start nor end, 1 start, 2 end
 * @param counter the terminal's count of alarms of all kinds; start and end of one alarm share it
 * @param at the alarm's own time
 * @param receivedAt when the platform had it
 * @param speedKph vehicle speed in km/h, 0 to 255
 * @param altitudeM metres
 * @param location where
 * @param vehicleState bits: 0 ignition, 1 left turn, 2 right turn, 3 wiper, 4 brake, 5 card inserted, 10 positioned
 * @param identity names it when its attachments are asked for
 * @param detail what only its kind has, as it becomes JSON
 */
public record SafetyReport(
        int vehicleId,
        int terminalId,
        SafetyAlarmKind kind,
        int type,
        int level,
        int flag,
        long counter,
        Instant at,
        Instant receivedAt,
        int speedKph,
        int altitudeM,
        LonLat location,
        int vehicleState,
        AlarmIdentity identity,
        Map<String, ?> detail) {

    /** Value of {@link #flag} for the start of an alarm that goes on for a while. */
    public static final int START = 1;

    /** Value of {@link #flag} for the end of an alarm that goes on for a while. */
    public static final int END = 2;

    public SafetyReport {
        detail = Map.copyOf(detail);
    }
}
