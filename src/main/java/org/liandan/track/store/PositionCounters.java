package org.liandan.track.store;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import org.liandan.track.SetAside;
import org.liandan.track.SetAsideReason;

/**
 * What became of the reports that reached the writers. Together with what the pipeline received and still has under way
 * they stand in an equation: {@code received = stored + duplicate + set_aside + pending}. If it does not hold while
 * nothing is under way, reports are being lost: that is the alert.
 */
@Singleton
public final class PositionCounters {

    private final LongAdder stored = new LongAdder();
    private final LongAdder duplicate = new LongAdder();
    /** By the reason's ordinal. */
    private final AtomicLongArray setAside = new AtomicLongArray(SetAsideReason.values().length);

    private final LongAdder batches = new LongAdder();
    private final LongAdder retries = new LongAdder();

    void committed(int storedRows, int duplicateRows, List<SetAside> setAsideRows) {
        stored.add(storedRows);
        duplicate.add(duplicateRows);
        for (SetAside row : setAsideRows) {
            setAside.incrementAndGet(row.reason().ordinal());
        }
        batches.increment();
    }

    void retried() {
        retries.increment();
    }

    /** Rows committed to the position table. */
    public long stored() {
        return stored.sum();
    }

    /** Reports that stood in the table already. */
    public long duplicate() {
        return duplicate.sum();
    }

    /** Reports committed to {@code position_set_aside} for that reason. */
    public long setAside(SetAsideReason reason) {
        return setAside.get(reason.ordinal());
    }

    /** Reports committed to {@code position_set_aside}, for whatever reason. */
    public long setAside() {
        long all = 0;
        for (int i = 0; i < setAside.length(); i++) {
            all += setAside.get(i);
        }
        return all;
    }

    /** Transactions committed. */
    public long batches() {
        return batches.sum();
    }

    /** Transactions that failed and were tried again. */
    public long retries() {
        return retries.sum();
    }
}
