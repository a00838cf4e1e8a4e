package org.liandan.track;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which reports may stand among the positions at all. What is merely doubtful is admitted and marked (see
 * {@link Quality}); only what has no place in a day's partition, or on the globe, is set aside.
 *
 * @param retention how far back reports are admitted
 */
public record Admission(Duration retention) {

    /** A terminal's clock may be this far ahead of ours. */
    public static final Duration TOLERATED_AHEAD = Duration.ofMinutes(10);

    /** @throws IllegalArgumentException if the retention is not positive */
    public Admission {
        if (!retention.isPositive()) {
            throw new IllegalArgumentException("retention must be positive, is " + retention);
        }
    }

    /** Null when the position is admitted, else what is to be kept aside. */
    public @Nullable SetAside refuse(Position position) {
        Instant at = position.at();
        Instant received = position.receivedAt();
        if (at.isAfter(received.plus(TOLERATED_AHEAD))) {
            return SetAside.of(
                    position, SetAsideReason.FUTURE_TIME, "reported time " + at + ", received at " + received);
        }
        if (at.isBefore(received.minus(retention))) {
            return SetAside.of(
                    position,
                    SetAsideReason.BEFORE_RETENTION,
                    "reported time " + at + " is older than " + retention.toDays() + " days");
        }
        if (Math.abs((long) position.latE6()) > 90_000_000L || Math.abs((long) position.lonE6()) > 180_000_000L) {
            return SetAside.of(
                    position,
                    SetAsideReason.BAD_COORDINATES,
                    "latitude " + position.latE6() / 1e6 + ", longitude " + position.lonE6() / 1e6);
        }
        return null;
    }
}
