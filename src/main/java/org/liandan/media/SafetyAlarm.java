package org.liandan.media;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.liandan.geo.LonLat;
import org.liandan.party.OrganizationId;

/**
 * A stored safety alarm, as people look at it.
 *
 * @param id identity of its row
 * @param plate the vehicle's plate
 * @param vehicleId the vehicle
 * @param terminalPhone number of the terminal
 * @param carrier the organisation that ran the vehicle
 * @param carrierName its name
 * @param kind which system
 * @param type what it saw
 * @param level 1 or 2; 0 where the kind has none
 * @param at the alarm's own time
 * @param endedAt its end, or null
 * @param receivedAt when the platform had it
 * @param speedKph vehicle speed in km/h
 * @param location where
 * @param attachments files that the terminal promised
 */
public record SafetyAlarm(
        long id,
        String plate,
        int vehicleId,
        String terminalPhone,
        OrganizationId carrier,
        String carrierName,
        SafetyAlarmKind kind,
        int type,
        int level,
        Instant at,
        @Nullable Instant endedAt,
        Instant receivedAt,
        int speedKph,
        LonLat location,
        int attachments) {

    /** What the alarm is called. */
    public Wording wording() {
        return kind.wording(type);
    }
}
