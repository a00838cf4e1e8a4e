package org.liandan.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private final HandMovedClock clock = new HandMovedClock();
    private final LoginThrottle throttle = new LoginThrottle(clock);

    @Test
    void fourMistakesCostNothing() {
        fail("wang", 4);
        assertThat(throttle.waitFor("wang", "10.0.0.1")).isZero();
    }

    @Test
    void fromTheFifthOnTheWaitDoublesUpToFiveMinutes() {
        fail("wang", 5);
        assertThat(throttle.waitFor("wang", "10.0.0.1")).isEqualTo(Duration.ofSeconds(1));
        fail("wang", 3);
        assertThat(throttle.waitFor("wang", "10.0.0.1")).isEqualTo(Duration.ofSeconds(8));
        fail("wang", 30);
        assertThat(throttle.waitFor("wang", "10.0.0.1")).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void theWaitPasses() {
        fail("wang", 6);
        clock.forward(Duration.ofSeconds(2));
        assertThat(throttle.waitFor("wang", "10.0.0.1")).isZero();
    }

    @Test
    void theSameNameAtAnotherAddressDoesNotWait() {
        fail("wang", 9);
        assertThat(throttle.waitFor("wang", "10.0.0.2")).isZero();
    }

    @Test
    void anAddressThatTriesManyNamesWaitsUnderEveryName() {
        for (int i = 0; i < 51; i++) {
            throttle.failed("name" + i, "10.0.0.1");
        }
        assertThat(throttle.waitFor("somebody-else", "10.0.0.1")).isPositive();
    }

    @Test
    void aSuccessForgetsTheMistakes() {
        fail("wang", 8);
        throttle.succeeded("wang", "10.0.0.1");
        assertThat(throttle.waitFor("wang", "10.0.0.1")).isZero();
    }

    @Test
    void aQuietQuarterOfAnHourForgetsTheMistakes() {
        fail("wang", 8);
        clock.forward(Duration.ofMinutes(16));
        fail("wang", 1);
        assertThat(throttle.waitFor("wang", "10.0.0.1")).isZero();
    }

    private void fail(String username, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(username, "10.0.0.1");
        }
    }

    private static final class HandMovedClock extends Clock {

        private Instant now = Instant.parse("2026-11-21T08:00:00Z");

        void forward(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
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
