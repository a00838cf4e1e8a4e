package org.liandan.manifest;

import java.time.Instant;
import java.time.LocalDate;

/** Limits in working days of the district. */
public final class WorkingDays {

    private WorkingDays() {}

    /**
     * The end of the last of some working days after a moment. The day of the moment itself does not count, and neither does what
     * is left of it.
     *
     * @param days at least 1
     * @param calendar which days are worked
     */
    public static Instant endAfter(Instant moment, int days, WorkingCalendar calendar) {
        LocalDate day = DistrictTime.dayOf(moment);
        int left = days;
        while (left > 0) {
            day = day.plusDays(1);
            if (calendar.isWorkingDay(day)) {
                left--;
            }
        }
        return day.plusDays(1).atStartOfDay(DistrictTime.ZONE).toInstant();
    }
}
