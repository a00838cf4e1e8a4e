package org.liandan.haul;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.liandan.place.TimeWindow;

class WeekHoursTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Property
    void saysWhatTheWindowSays(
            @ForAll @NotEmpty @Size(max = 7) Set<DayOfWeek> days,
            @ForAll @IntRange(min = 0, max = 1_439) int starts,
            @ForAll @IntRange(min = 0, max = 1_439) int ends,
            @ForAll @LongRange(min = 700_000_000, max = 2_000_000_000) long epochSecond) {
        TimeWindow window =
                new TimeWindow(days, LocalTime.ofSecondOfDay(60L * starts), LocalTime.ofSecondOfDay(60L * ends));

        assertThat(new WeekHours(List.of(window)).contains(epochSecond))
                .isEqualTo(window.contains(Instant.ofEpochSecond(epochSecond).atZone(SHANGHAI)));
    }

    @Test
    void theDistrictsZoneHasKeptOneOffsetForAsLongAsThereAreReports() {
        Instant since = Instant.parse("1992-01-01T00:00:00Z");

        assertThat(SHANGHAI.getRules().nextTransition(since)).isNull();
        assertThat(SHANGHAI.getRules().getOffset(since)).isEqualTo(ZoneOffset.ofHours(8));
    }

    @Test
    void noWindowMeansAnyTime() {
        assertThat(new WeekHours(List.of()).contains(0)).isTrue();
    }

    @Test
    void graceReachesBothWays() {
        WeekHours night = new WeekHours(
                List.of(new TimeWindow(Set.of(DayOfWeek.values()), LocalTime.of(22, 0), LocalTime.of(6, 0))));
        long six = Instant.parse("2026-11-21T22:00:00Z").getEpochSecond();

        assertThat(night.contains(six - 1)).isTrue();
        assertThat(night.contains(six)).isFalse();
        assertThat(night.containsAbout(six + 299, 300)).isTrue();
        assertThat(night.containsAbout(six + 300, 300)).isFalse();
        assertThat(night.containsAbout(six + 16 * 3600 - 300, 300)).isTrue();
        assertThat(night.containsAbout(six + 16 * 3600 - 301, 300)).isFalse();
    }
}
