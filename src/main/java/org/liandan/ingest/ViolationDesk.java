package org.liandan.ingest;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.liandan.haul.HaulEvent;
import org.liandan.haul.store.DatabaseAway;
import org.liandan.haul.store.ViolationStore;

/**
 * Has violations written before the positions that they rest on are acknowledged. Waits while the database is away, which
 * holds up the lane and so, in the end, the sockets; the same events written twice change nothing.
 */
@Singleton
final class ViolationDesk {

    private static final Logger LOG = Logger.getLogger(ViolationDesk.class);
    private static final int ATTEMPTS = 3;
    private static final long FIRST_PAUSE_MS = 50;
    private static final long LONGEST_PAUSE_MS = 2_000;

    private final ViolationStore store;
    private final LongAdder failed = new LongAdder();

    @Inject
    ViolationDesk(ViolationStore store) {
        this.store = store;
    }

    void record(List<HaulEvent> events) {
        long pauseMs = FIRST_PAUSE_MS;
        int refusals = 0;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                store.record(events);
                return;
            } catch (RuntimeException e) {
                if (!DatabaseAway.says(e) && ++refusals == ATTEMPTS) {
                    // a fault of ours: the positions stay, and a replay of the track finds the violations again
                    failed.add(events.size());
                    LOG.errorf(e, "%d findings could not be recorded", events.size());
                    return;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pauseMs));
                pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
            }
        }
    }

    /** Findings given up since the start; each is a fault to look into. */
    long failed() {
        return failed.sum();
    }
}
