package org.liandan.place;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * When a route may be driven, in the district's time (Asia/Shanghai).
 *
 * @param days the days on which the window opens, at least one
 * @param starts first moment of the window
 * @param ends first moment after it; not after the start means the next day, so 00:00 to 00:00 is the whole day
 */
public record TimeWindow(Set<DayOfWeek> days, LocalTime starts, LocalTime ends) {

    /** @throws IllegalArgumentException if there is no day */
    public TimeWindow {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("days must name at least one day");
        }
        days = Set.copyOf(days);
    }

    /** Whether the window is open at a moment given in the district's time. */
    public boolean contains(ZonedDateTime districtTime) {
        LocalTime time = districtTime.toLocalTime();
        DayOfWeek day = districtTime.getDayOfWeek();
        if (starts.isBefore(ends)) {
            return days.contains(day) && !time.isBefore(starts) && time.isBefore(ends);
        }
        return (days.contains(day) && !time.isBefore(starts)) || (days.contains(day.minus(1)) && time.isBefore(ends));
    }
}
