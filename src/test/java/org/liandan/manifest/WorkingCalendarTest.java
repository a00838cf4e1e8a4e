package org.liandan.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Working days with the holidays of 2025 as published: eight days in October, worked for on 28 September and 11 October. */
class WorkingCalendarTest {

    private static final WorkingCalendar AUTUMN_2025 = autumn2025();

    @ParameterizedTest
    @CsvSource({
        // 29 September is a Monday: 30 September, 9 and 10 October
        "2025-09-29T09:30+08:00, 3, 2025-10-11T00:00+08:00",
        // the Saturday is worked
        "2025-09-29T09:30+08:00, 4, 2025-10-12T00:00+08:00",
        "2025-09-26T17:59+08:00, 1, 2025-09-29T00:00+08:00",
        "2025-10-01T00:00+08:00, 1, 2025-10-10T00:00+08:00"
    })
    void r428WorkingDaysSkipHolidaysAndCountWorkedWeekends(OffsetDateTime since, int days, OffsetDateTime due) {
        assertThat(WorkingDays.endAfter(since.toInstant(), days, AUTUMN_2025)).isEqualTo(due.toInstant());
    }

    @Test
    void aYearThatIsNotLoadedIsSaidNotToBe() {
        assertThat(AUTUMN_2025.knows(LocalDate.parse("2025-12-30"), LocalDate.parse("2025-12-31")))
                .isTrue();
        assertThat(AUTUMN_2025.knows(LocalDate.parse("2025-12-30"), LocalDate.parse("2026-01-05")))
                .isFalse();
        assertThat(AUTUMN_2025.isWorkingDay(LocalDate.parse("2027-10-01"))).isTrue();
    }

    @Property
    void aLimitNeverEndsOnADayThatIsNotWorked(
            @ForAll @IntRange(min = 0, max = 900) int offset, @ForAll @IntRange(min = 1, max = 30) int days) {
        var moment = LocalDate.parse("2024-06-01")
                .plusDays(offset)
                .atTime(15, 0)
                .atZone(DistrictTime.ZONE)
                .toInstant();
        LocalDate last = DistrictTime.dayOf(
                WorkingDays.endAfter(moment, days, AUTUMN_2025).minusSeconds(1));

        assertThat(AUTUMN_2025.isWorkingDay(last)).isTrue();
        assertThat(last).isAfter(DistrictTime.dayOf(moment));
    }

    @Test
    void aTableThatContradictsItselfIsRefused() {
        assertThat(WorkingCalendar.fault(2025, Map.of(LocalDate.parse("2025-10-11"), true)))
                .isEmpty();
        assertThat(WorkingCalendar.fault(2025, Map.of())).isPresent();
        assertThat(WorkingCalendar.fault(2025, Map.of(LocalDate.parse("2026-01-01"), false)))
                .isPresent();
        assertThat(WorkingCalendar.fault(2025, Map.of(LocalDate.parse("2025-10-10"), true)))
                .isPresent();
    }

    private static WorkingCalendar autumn2025() {
        Map<LocalDate, Boolean> days = new HashMap<>();
        LocalDate.parse("2025-10-01").datesUntil(LocalDate.parse("2025-10-09")).forEach(day -> days.put(day, false));
        days.put(LocalDate.parse("2025-09-28"), true);
        days.put(LocalDate.parse("2025-10-11"), true);
        return new WorkingCalendar(days, Set.of(2025));
    }
}
