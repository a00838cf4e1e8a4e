package org.liandan.jt808;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Bytes that the unfinished split messages of many connections may take together; each connection has its own bound in
 * {@link StreamLimits} besides. Shared by any number of threads.
 */
public final class FragmentBudget {

    private final long mostBytes;
    private final AtomicLong takenBytes = new AtomicLong();

    /** @throws IllegalArgumentException if the bound is not positive */
    public FragmentBudget(long mostBytes) {
        Check.range("mostBytes", mostBytes, 1, Long.MAX_VALUE);
        this.mostBytes = mostBytes;
    }

    /** Bytes taken now. */
    public long takenBytes() {
        return takenBytes.get();
    }

    /** The bound. */
    public long mostBytes() {
        return mostBytes;
    }

    /** False when so many are not left; nothing is taken then. */
    boolean take(int bytes) {
        long before = takenBytes.get();
        while (before + bytes <= mostBytes) {
            if (takenBytes.compareAndSet(before, before + bytes)) {
                return true;
            }
            before = takenBytes.get();
        }
        return false;
    }

    void giveBack(int bytes) {
        takenBytes.addAndGet(-bytes);
    }
}
