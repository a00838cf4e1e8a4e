package org.liandan.http;

import java.time.Duration;
import java.time.Instant;

/**
 * How many requests an account has left: a bucket that holds a tenth of a minute's and fills up evenly. Pure; a step gives the
 * next value.
 *
 * @param perMinute how many a minute, 1 or more
 * @param left how many there are at that moment, a fraction of one included
 * @param at when
 */
record RequestAllowance(int perMinute, double left, Instant at) {

    /** Nobody has to send a form field by field. */
    private static final int SMALLEST_BUCKET = 10;

    private static final double MINUTE_S = 60;

    static RequestAllowance full(int perMinute, Instant now) {
        return new RequestAllowance(perMinute, bucket(perMinute), now);
    }

    private static int bucket(int perMinute) {
        return Math.max(SMALLEST_BUCKET, perMinute / 10);
    }

    /** Most that can be sent at once. */
    int bucket() {
        return bucket(perMinute);
    }

    /** As it is later, before anything is taken. */
    RequestAllowance at(Instant now) {
        // a clock that was set back gives nothing and takes nothing
        double seconds = Math.max(0, Duration.between(at, now).toMillis() / 1000.0);
        return new RequestAllowance(perMinute, Math.min(bucket(), left + seconds * perMinute / MINUTE_S), now);
    }

    boolean allows() {
        return left >= 1;
    }

    RequestAllowance taken() {
        return new RequestAllowance(perMinute, left - 1, at);
    }

    /** Whole requests that can be sent now. */
    int remaining() {
        return (int) Math.floor(left);
    }

    /** After how many whole seconds so many can be sent; at least one. */
    int secondsUntil(double wanted) {
        return (int) Math.max(1, Math.ceil((wanted - left) * MINUTE_S / perMinute));
    }
}
