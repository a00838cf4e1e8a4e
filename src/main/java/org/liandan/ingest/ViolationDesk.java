package org.liandan.ingest;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.liandan.haul.JudgedEvent;
import org.liandan.haul.store.ViolationStore;
import org.liandan.http.store.DatabaseAway;

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

    /** Writes all of them, or, where one is refused, all but that one. */
    void record(List<JudgedEvent> events) {
        if (recorded(events)) {
            return;
        }
        if (events.size() > 1) {
            int middle = events.size() >>> 1;
            record(events.subList(0, middle));
            record(events.subList(middle, events.size()));
        } else {
            // a fault of ours: the positions stay, and a replay of the track finds the violations again
            failed.add(events.size());
        }
    }

    /** False when the database is there and does not take them. */
    private boolean recorded(List<JudgedEvent> events) {
        long pauseMs = FIRST_PAUSE_MS;
        int refusals = 0;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                store.recordJudged(events);
                return true;
            } catch (RuntimeException e) {
                if (!DatabaseAway.says(e) && ++refusals == ATTEMPTS) {
                    LOG.errorf(e, "%d findings could not be recorded together", events.size());
                    return false;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pauseMs));
                pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
            }
        }
        // the server stops; their positions are not acknowledged either
        return true;
    }

    /** Findings given up since the start; each is a fault to look into. */
    long failed() {
        return failed.sum();
    }
}
