package org.liandan.manifest;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Working days of the district: Monday to Friday. Public holidays and the working weekends that make up for them are not known to
 * the software yet, so a limit that spans a holiday falls earlier than the law has it; whoever shows one says so.
 */
public final class WorkingDays {

    private WorkingDays() {}

    /**
     * The end of the last of some working days after a moment. The day of the moment itself does not count, and neither does what
     * is left of it.
     *
     * @param days at least 1
     */
    public static Instant endAfter(Instant moment, int days) {
        LocalDate day = DistrictTime.dayOf(moment);
        int left = days;
        while (left > 0) {
            day = day.plusDays(1);
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return day.plusDays(1).atStartOfDay(DistrictTime.ZONE).toInstant();
    }
}
