package org.liandan.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The time in which the demo fleet lives. It runs {@code speedup} times as fast as the clock and never passes it: a
 * fast fleet begins that much in the past, and when it has caught up with the present it goes on at the present's pace.
 * So no report is ever from the future, and the distance between two reports fits the time between them.
 */
final class SimulatedTime {

    /** How long a fast fleet stays fast: it begins so far back that it catches up after this. */
    private static final Duration FAST_FOR = Duration.ofMinutes(30);

    private static final Duration FARTHEST_BACK = Duration.ofHours(20);

    private final Clock clock;
    private final double speedup;
    private final Instant started;
    private final Instant begin;

    /**
     * @param speedup simulated seconds per second, more than 0
     * @param notBefore the simulated time does not begin before this, because reports up to then have been made
     */
    SimulatedTime(Clock clock, double speedup, Instant notBefore) {
        this.clock = clock;
        this.speedup = speedup;
        this.started = clock.instant();
        this.begin = latest(started.minus(lead(speedup)), earliest(notBefore, started));
    }

    private static Duration lead(double speedup) {
        if (speedup <= 1) {
            return Duration.ZERO;
        }
        Duration lead = Duration.ofSeconds((long) (FAST_FOR.toSeconds() * (speedup - 1)));
        return lead.compareTo(FARTHEST_BACK) > 0 ? FARTHEST_BACK : lead;
    }

    Instant begin() {
        return begin;
    }

    Instant now() {
        Instant real = clock.instant();
        double spentS = Duration.between(started, real).toNanos() / 1e9 * speedup;
        return earliest(real, begin.plusNanos((long) (spentS * 1e9)));
    }

    /** Sleeps until the simulated time has come; returns at once when it has. */
    void sleepUntil(Instant simulated) throws InterruptedException {
        Duration left = Duration.between(now(), simulated);
        while (left.isPositive()) {
            boolean present = !now().isBefore(clock.instant());
            long millis = (long) Math.ceil(left.toNanos() / 1e6 / (present ? 1 : speedup));
            Thread.sleep(Math.max(1, millis));
            left = Duration.between(now(), simulated);
        }
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
