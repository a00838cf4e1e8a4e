package org.liandan.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.liandan.geo.LonLat;

class ReportScheduleTest {

    private static final Instant START = Instant.parse("2026-11-21T01:00:00Z");

    private final ReportSchedule schedule = new ReportSchedule(Duration.ofSeconds(5), Duration.ofSeconds(20));

    @Test
    void a_moving_truck_reports_at_its_interval() {
        assertThat(LongStream.range(0, 20).filter(second -> due(second, 40, 90, false)))
                .containsExactly(0L, 5L, 10L, 15L);
    }

    @Test
    void a_standing_truck_reports_less_often() {
        assertThat(LongStream.range(0, 50).filter(second -> due(second, 0, 90, false)))
                .containsExactly(0L, 20L, 40L);
    }

    @Test
    void every_second_in_a_corner_is_reported() {
        assertThat(IntStream.range(0, 5).filter(second -> due(second, 8, 90 + second, true)))
                .hasSize(5);
    }

    @Test
    void a_change_of_course_by_the_corner_angle_is_reported_at_once() {
        assertThat(due(0, 40, 350, false)).isTrue();
        assertThat(due(1, 40, 4, false)).isFalse();
        assertThat(due(2, 40, 5, false)).isTrue();
    }

    private boolean due(long second, double speedKph, double headingDeg, boolean cornering) {
        return schedule.due(
                START.plusSeconds(second),
                new Motion(new LonLat(109.8, 40.6), 0, speedKph, headingDeg % 360, cornering));
    }
}
