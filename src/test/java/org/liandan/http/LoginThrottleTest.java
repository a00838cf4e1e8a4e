package org.liandan.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private final HandMovedClock clock = new HandMovedClock();
    private final LoginThrottle throttle = new LoginThrottle(clock);

    @Test
    void aNameStaysOneWordOfTheLogWhateverWasTyped() {
        assertThat(LoginThrottle.printable("王.wei-2@x")).isEqualTo("王.wei-2@x");
        assertThat(LoginThrottle.printable("a\nb c\u202e\u001b[2J")).isEqualTo("a?b?c???2J");
        assertThat(LoginThrottle.printable("a".repeat(5_000))).hasSize(64);
    }

    @Test
    void ofManyThatAreTriedAtOnceNoMoreAreLookedAtThanOneAfterTheOther() {
        long looked = IntStream.range(0, 100)
                .filter(_ -> throttle.attempt("wang", "10.0.0.1").isZero())
                .count();

        assertThat(looked).isEqualTo(LoginThrottle.FREE_FAILURES);
    }

    @Test
    void whoIsRightHasFailedNeitherAsANameNorAsAnAddress() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(throttle.attempt("name" + i % 7, "10.0.0.1")).isZero();
            throttle.succeeded("name" + i % 7, "10.0.0.1");
        }
    }

    @Test
    void addressesOfOneSubscribersNetworkAreOne() {
        for (int i = 0; i < 8; i++) {
            throttle.failed("wang", "2001:db8:1:2::" + i);
        }

        assertThat(throttle.waitFor("wang", "2001:db8:1:2:ffff::9")).isPositive();
        assertThat(throttle.waitFor("wang", "2001:db8:1:3::1")).isZero();
    }

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
