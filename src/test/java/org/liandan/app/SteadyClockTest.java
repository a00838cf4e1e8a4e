package org.liandan.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SteadyClockTest {

    private static final Instant START = Instant.parse("2026-11-22T06:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final Machine machine = new Machine();
    private final SteadyClock clock =
            new SteadyClock(machine, () -> machine.elapsed.toNanos(), Duration.ofSeconds(2), Duration.ofMinutes(2));

    @Test
    void aClockThatRunsAsItShouldIsFollowed() {
        passes(Duration.ofMinutes(10));

        assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofMinutes(10)));
        assertThat(clock.leapMillis()).isZero();
    }

    @Test
    void driftIsFollowedHoweverFarItLeads() {
        for (int second = 0; second < 3_600; second++) {
            passes(Duration.ofSeconds(1));
            machine.set(Duration.ofMillis(5));
            assertThat(clock.instant()).isEqualTo(machine.instant());
        }
    }

    @Test
    void aLeapThatIsSoonPutRightIsNotSeenAtAll() {
        for (Duration leap : new Duration[] {HOUR, HOUR.negated()}) {
            Instant before = clock.instant();
            machine.set(leap);
            passes(Duration.ofSeconds(90));
            assertThat(clock.instant()).isEqualTo(before.plusSeconds(90));
            assertThat(clock.leapMillis()).isEqualTo(leap.toMillis());

            machine.set(leap.negated());
            passes(Duration.ofSeconds(1));

            assertThat(clock.instant()).isEqualTo(before.plusSeconds(91));
            assertThat(clock.leapMillis()).isZero();
        }
    }

    @Test
    void aLeapThatLastsIsFollowed() {
        machine.set(HOUR.negated());
        assertThat(clock.instant()).isEqualTo(START);
        passes(Duration.ofMinutes(2));

        assertThat(clock.instant()).isEqualTo(START.minus(HOUR).plus(Duration.ofMinutes(2)));
        assertThat(clock.leapMillis()).isZero();
    }

    @Test
    void aSecondLeapMustLastAsLongAsTheFirst() {
        machine.set(HOUR);
        passes(Duration.ofSeconds(100));
        machine.set(HOUR);
        passes(Duration.ofSeconds(100));

        assertThat(clock.instant()).isEqualTo(START.plusSeconds(200));

        passes(Duration.ofSeconds(30));

        assertThat(clock.instant()).isEqualTo(START.plus(HOUR).plus(HOUR).plusSeconds(230));
    }

    private void passes(Duration time) {
        for (Duration rest = time; rest.isPositive(); rest = rest.minusSeconds(1)) {
            machine.elapsed = machine.elapsed.plusSeconds(1);
            Instant _ = clock.instant();
        }
    }

    /** A clock that somebody sets. */
    private static final class Machine extends Clock {

        private Duration elapsed = Duration.ZERO;
        private Duration set = Duration.ZERO;

        void set(Duration by) {
            set = set.plus(by);
        }

        @Override
        public Instant instant() {
            return START.plus(elapsed).plus(set);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
