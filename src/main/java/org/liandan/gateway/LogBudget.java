package org.liandan.gateway;

import java.util.concurrent.atomic.AtomicLong;

/** Bytes that all {@link FrameLog}s together may take. */
final class LogBudget {

    private final AtomicLong left;

    LogBudget(long bytes) {
        this.left = new AtomicLong(bytes);
    }

    /** False when so much is not left; then nothing is taken. */
    boolean take(int bytes) {
        if (left.addAndGet(-bytes) >= 0) {
            return true;
        }
        left.addAndGet(bytes);
        return false;
    }

    void give(int bytes) {
        left.addAndGet(bytes);
    }

    long left() {
        return left.get();
    }
}
