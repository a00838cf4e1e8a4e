package org.liandan.track.store;

import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
    private final Map<SetAsideReason, LongAdder> setAside = new EnumMap<>(SetAsideReason.class);
    private final LongAdder batches = new LongAdder();
    private final LongAdder retries = new LongAdder();

    PositionCounters() {
        for (SetAsideReason reason : SetAsideReason.values()) {
            setAside.put(reason, new LongAdder());
        }
    }

    private LongAdder adder(SetAsideReason reason) {
        LongAdder adder = setAside.get(reason);
        if (adder == null) {
            throw new AssertionError("every constant has a counter");
        }
        return adder;
    }

    void committed(int storedRows, int duplicateRows, List<SetAside> setAsideRows) {
        stored.add(storedRows);
        duplicate.add(duplicateRows);
        for (SetAside row : setAsideRows) {
            adder(row.reason()).increment();
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
        return adder(reason).sum();
    }

    /** Reports committed to {@code position_set_aside}, for whatever reason. */
    public long setAside() {
        return setAside.values().stream().mapToLong(LongAdder::sum).sum();
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
