package org.liandan.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SimulatedTimeTest {

    private static final Instant START = Instant.parse("2026-11-21T01:00:00Z");

    private final HandClock clock = new HandClock();

    @Test
    void at_normal_speed_it_is_the_time_of_the_clock() {
        SimulatedTime time = new SimulatedTime(clock, 1, Instant.EPOCH);
        clock.now = START.plusSeconds(100);

        assertThat(time.now()).isEqualTo(START.plusSeconds(100));
    }

    @Test
    void a_fast_fleet_begins_in_the_past_and_runs_as_fast_as_it_was_told() {
        SimulatedTime time = new SimulatedTime(clock, 4, Instant.EPOCH);
        Instant begin = time.now();
        clock.now = START.plusSeconds(100);

        assertThat(begin).isEqualTo(START.minus(Duration.ofMinutes(90)));
        assertThat(time.now()).isEqualTo(begin.plusSeconds(400));
    }

    @Test
    void it_never_passes_the_clock() {
        SimulatedTime time = new SimulatedTime(clock, 4, Instant.EPOCH);
        clock.now = START.plus(Duration.ofHours(3));

        assertThat(time.now()).isEqualTo(clock.now);
    }

    @Test
    void it_does_not_begin_before_what_has_been_reported() {
        SimulatedTime time = new SimulatedTime(clock, 4, START.minusSeconds(60));

        assertThat(time.now()).isEqualTo(START.minusSeconds(60));
    }

    @Test
    void a_report_from_the_future_does_not_make_it_begin_there() {
        assertThat(new SimulatedTime(clock, 4, START.plusSeconds(60)).now()).isEqualTo(START);
    }

    /** A clock that is set by hand. */
    private static final class HandClock extends Clock {

        private Instant now = START;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
