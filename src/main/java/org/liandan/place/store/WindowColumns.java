package org.liandan.place.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.liandan.place.TimeWindow;

/** The columns of {@code route_time_window}; days are ISO weekdays. */
@Embeddable
class WindowColumns {

    @Column(nullable = false)
    Short[] days;

    // as java.time, else the driver's zone would shift the time of day
    @Column(nullable = false)
    @JdbcTypeCode(SqlTypes.LOCAL_TIME)
    LocalTime starts;

    @Column(nullable = false)
    @JdbcTypeCode(SqlTypes.LOCAL_TIME)
    LocalTime ends;

    static WindowColumns of(TimeWindow window) {
        WindowColumns columns = new WindowColumns();
        columns.days = window.days().stream()
                .sorted()
                .map(day -> (short) day.getValue())
                .toArray(Short[]::new);
        columns.starts = window.starts();
        columns.ends = window.ends();
        return columns;
    }

    TimeWindow window() {
        Set<DayOfWeek> weekdays = EnumSet.noneOf(DayOfWeek.class);
        for (Short day : days) {
            weekdays.add(DayOfWeek.of(day));
        }
        return new TimeWindow(weekdays, starts, ends);
    }
}
