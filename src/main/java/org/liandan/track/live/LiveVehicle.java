package org.liandan.track.live;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.liandan.track.Position;
import org.liandan.track.Quality;

/** One vehicle on the map: its latest position, and whether the stream has still to show it. */
public final class LiveVehicle {

    private final AtomicBoolean waitsToBeShown = new AtomicBoolean();
    private volatile LivePosition current;
    private volatile @Nullable Position latestReport;
    private volatile @Nullable Instant heardAt;

    LiveVehicle(LivePosition first) {
        this.current = first;
    }

    /** The latest position. */
    public LivePosition current() {
        return current;
    }

    /** Its newest report by the terminal's time, believable or not; null before the first. */
    public @Nullable Position latestReport() {
        return latestReport;
    }

    /** When the platform last had any report of it, also one from a blind area; null before the first. */
    public @Nullable Instant heardAt() {
        return heardAt;
    }

    /** A report has come. One vehicle's reports come on one thread. */
    void heard(Position report) {
        heardAt = report.receivedAt();
        Position latest = latestReport;
        boolean ofTheFuture = (report.quality() & Quality.FUTURE_TIME) != 0;
        if (!ofTheFuture && (latest == null || !report.at().isBefore(latest.at()))) {
            latestReport = report;
        }
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
