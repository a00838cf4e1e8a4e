package org.liandan.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The machine's clock without its leaps. When that is set by more than a tolerance, time goes on here as it did, and the new
 * time is followed only if it still stands some minutes later. So a time server's mistake, or a hand's, that is soon put
 * right does not set reports aside as future, lets no order expire and holds up no second sending.
 *
 * <p>Drift and slewing are followed at once. Any thread; costs two clock reads.
 */
final class SteadyClock extends Clock {

    private static final Logger LOG = Logger.getLogger(SteadyClock.class);
    /** How often the way of the machine's clock is taken as right, while it runs as it should. */
    private static final long REFERENCE_NS = Duration.ofSeconds(1).toNanos();

    /**
     * A moment at which both clocks were right together.
     *
     * @param millis the machine's clock, milliseconds since the epoch
     * @param ns the steady clock, nanoseconds
     * @param leap where the machine's clock has gone since, or null while it has not
     */
    private record Reference(long millis, long ns, @Nullable Leap leap) {}

    /**
     * @param byMillis how far it went
     * @param ns since when, by the steady clock
     */
    private record Leap(long byMillis, long ns) {}

    private final Clock machine;
    private final LongSupplier nanoTime;
    private final long toleranceMillis;
    private final long bridgedNs;
    private final AtomicReference<Reference> reference;
    private volatile long leapMillis;

    /**
     * @param machine the clock that may be set
     * @param nanoTime one that never is
     * @param tolerance what is not yet a leap
     * @param bridged how long a leap must last to be followed
     */
    SteadyClock(Clock machine, LongSupplier nanoTime, Duration tolerance, Duration bridged) {
        this.machine = machine;
        this.nanoTime = nanoTime;
        this.toleranceMillis = tolerance.toMillis();
        this.bridgedNs = bridged.toNanos();
        this.reference = new AtomicReference<>(new Reference(machine.millis(), nanoTime.getAsLong(), null));
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the application's clock has one zone");
    }

    @Override
    public Instant instant() {
        Instant shown = machine.instant();
        long ns = nanoTime.getAsLong();
        Reference last = Objects.requireNonNull(reference.get());
        long expected = last.millis + (ns - last.ns) / 1_000_000;
        long leap = shown.toEpochMilli() - expected;
        if (Math.abs(leap) <= toleranceMillis) {
            runsAsItShould(last, shown, ns);
            return shown;
        }
        return leapt(last, shown, ns, leap) ? shown : Instant.ofEpochMilli(expected);
    }

    @Override
    public long millis() {
        return instant().toEpochMilli();
    }

    /** By how much the machine's clock is away from this one, milliseconds; 0 while it is followed. */
    long leapMillis() {
        return leapMillis;
    }

    private void runsAsItShould(Reference last, Instant shown, long ns) {
        if (last.leap != null || ns - last.ns > REFERENCE_NS) {
            boolean first = reference.compareAndSet(last, new Reference(shown.toEpochMilli(), ns, null));
            if (first && last.leap != null) {
                leapMillis = 0;
                LOG.warn("the machine's clock is right again");
            }
        }
    }

    /** True when the leap has lasted so long that it is followed. */
    private boolean leapt(Reference last, Instant shown, long ns, long leap) {
        Leap before = last.leap;
        // set once more, it must prove itself once more
        if (before == null || Math.abs(leap - before.byMillis) > toleranceMillis) {
            if (reference.compareAndSet(last, new Reference(last.millis, last.ns, new Leap(leap, ns)))) {
                leapMillis = leap;
                LOG.warnf("the machine's clock was set by %d ms; it is not followed for now", leap);
            }
            return false;
        }
        if (ns - before.ns < bridgedNs) {
            return false;
        }
        if (reference.compareAndSet(last, new Reference(shown.toEpochMilli(), ns, null))) {
            leapMillis = 0;
            LOG.warnf("the machine's clock stays %d ms away and is followed from now on", leap);
        }
        return true;
    }
}
