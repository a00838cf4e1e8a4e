package org.liandan.ledger;

import java.time.Instant;
import java.time.LocalDate;
import org.liandan.manifest.DistrictTime;

/**
 * Which ledger.
 *
 * @param kind whose
 * @param subject the organisation of a sub-district or a carrier, or the place of a site
 * @param day a calendar day of the district, weekends and holidays included
 */
public record LedgerKey(LedgerKind kind, long subject, LocalDate day) {

    /** The day's first instant; it belongs to the day. */
    public Instant from() {
        return day.atStartOfDay(DistrictTime.ZONE).toInstant();
    }

    /** The first instant of the day after; it does not belong to the day. */
    public Instant to() {
        return day.plusDays(1).atStartOfDay(DistrictTime.ZONE).toInstant();
    }
}
