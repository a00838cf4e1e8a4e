package org.liandan.haul;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.liandan.geo.LonLat;
import org.liandan.party.OrganizationId;

/**
 * A violation on record.
 *
 * @param id identity
 * @param type what was done
 * @param vehicleId the vehicle
 * @param plate its plate when the violation was recorded
 * @param terminalPhone number of the terminal that reported it
 * @param carrier the organisation that ran the vehicle
 * @param carrierName its name today
 * @param routeCode code of the route concerned, or null
 * @param routeName its name, or null
 * @param zoneCode code of the forbidden zone concerned, or null
 * @param zoneName its name, or null
 * @param safetyAlarmId the terminal's alarm that it is, whose files are its pictures, or null
 * @param startedAt when it began
 * @param endedAt when it was over, or null while it goes on
 * @param detectedAt when the detectors said so
 * @param measure the limit and the measured value; for PROVEN the least speed in the turn
 * @param verdict OBSERVED or PROVEN
 * @param established how the measured value was established
 * @param at where
 * @param rule the rule
 * @param ruleVersion its version at the time
 * @param dismissed whether an officer has looked at it and not upheld it: it stays on record and is counted nowhere
 */
public record Violation(
        long id,
        ViolationType type,
        int vehicleId,
        String plate,
        String terminalPhone,
        OrganizationId carrier,
        String carrierName,
        @Nullable String routeCode,
        @Nullable String routeName,
        @Nullable String zoneCode,
        @Nullable String zoneName,
        @Nullable Long safetyAlarmId,
        Instant startedAt,
        @Nullable Instant endedAt,
        Instant detectedAt,
        Measure measure,
        Verdict verdict,
        Established established,
        LonLat at,
        RuleCode rule,
        int ruleVersion,
        boolean dismissed) {}
