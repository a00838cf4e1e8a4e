package org.liandan.track.live;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/** One vehicle on the map: its latest position, and whether the stream has still to show it. */
public final class LiveVehicle {

    private final AtomicBoolean waitsToBeShown = new AtomicBoolean();
    private volatile LivePosition current;

    LiveVehicle(LivePosition first) {
        this.current = first;
    }

    /** The latest position. */
    public LivePosition current() {
        return current;
    }

    /** True when the position is another one than before. */
    synchronized boolean change(UnaryOperator<LivePosition> change) {
        LivePosition before = current;
        current = change.apply(before);
        return !current.equals(before);
    }

    /** True for the first change since it was shown. */
    boolean mark() {
        return !waitsToBeShown.get() && waitsToBeShown.compareAndSet(false, true);
    }

    /** Called before the position is read for showing, so that a change behind it is marked again. */
    void unmark() {
        waitsToBeShown.set(false);
    }
}
