package org.liandan.haul;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.liandan.geo.LonLat;
import org.liandan.party.OrganizationId;

/**
 * Event: a violation has been written, or, when its episode ended, written again. Fired inside the transaction.
 *
 * @param id identity of the violation
 * @param type what was done
 * @param vehicleId the vehicle
 * @param plate its plate
 * @param carrier the organisation that runs it
 * @param startedAt when it began
 * @param endedAt when it was over, or null while it goes on
 * @param at where
 * @param measure the limit and the measured value
 * @param verdict OBSERVED or PROVEN
 * @param rule code of the rule, for instance H01
 */
public record ViolationRecorded(
        long id,
        ViolationType type,
        int vehicleId,
        String plate,
        OrganizationId carrier,
        Instant startedAt,
        @Nullable Instant endedAt,
        LonLat at,
        Measure measure,
        Verdict verdict,
        String rule) {}
