package org.liandan.track.store;

import jakarta.inject.Singleton;
import java.util.concurrent.atomic.LongAdder;

/**
 * What became of the reports that reached the writers. Together with what the pipeline received and still has under way
 * they stand in an equation: {@code received = stored + duplicate + set_aside + pending}. If it does not hold while
 * nothing is under way, reports are being lost: that is the alert.
 */
@Singleton
public final class PositionCounters {

    private final LongAdder stored = new LongAdder();
    private final LongAdder duplicate = new LongAdder();
    private final LongAdder setAside = new LongAdder();
    private final LongAdder batches = new LongAdder();
    private final LongAdder retries = new LongAdder();

    void committed(int storedRows, int duplicateRows, int setAsideRows) {
        stored.add(storedRows);
        duplicate.add(duplicateRows);
        setAside.add(setAsideRows);
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

    /** Reports committed to {@code position_set_aside}. */
    public long setAside() {
        return setAside.sum();
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
