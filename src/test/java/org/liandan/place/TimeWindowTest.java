package org.liandan.place;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeWindowTest {

    @ParameterizedTest(name = "Monday and Friday 09:00-17:00, {0} → {1}")
    @CsvSource({
        "2026-11-16T09:00, true",
        "2026-11-16T16:59:59, true",
        "2026-11-16T17:00, false",
        "2026-11-16T08:59, false",
        "2026-11-17T12:00, false",
        "2026-11-20T12:00, true"
    })
    void isOpenFromItsStartUntilBeforeItsEnd(String local, boolean open) {
        TimeWindow window = new TimeWindow(Set.of(MONDAY, FRIDAY), LocalTime.of(9, 0), LocalTime.of(17, 0));

        assertThat(window.contains(inTheDistrict(local))).isEqualTo(open);
    }

    @ParameterizedTest(name = "Friday 22:00-05:00, {0} → {1}")
    @CsvSource({
        "2026-11-20T23:00, true",
        "2026-11-21T04:59, true",
        "2026-11-21T05:00, false",
        "2026-11-20T04:00, false",
        "2026-11-21T23:00, false"
    })
    void runsOverMidnightIntoTheNextDay(String local, boolean open) {
        TimeWindow window = new TimeWindow(Set.of(FRIDAY), LocalTime.of(22, 0), LocalTime.of(5, 0));

        assertThat(window.contains(inTheDistrict(local))).isEqualTo(open);
    }

    private static ZonedDateTime inTheDistrict(String local) {
        return ZonedDateTime.parse((local.length() == 16 ? local + ":00" : local) + "+08:00[Asia/Shanghai]");
    }
}
