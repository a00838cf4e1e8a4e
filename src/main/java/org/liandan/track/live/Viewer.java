package org.liandan.track.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One viewer's letter box. Positions are merged: however slow the viewer, a vehicle waits once, with its latest position.
 * Events are kept in order up to a bound; a viewer that falls behind it is closed and comes back with the number of the
 * last event that it saw. Nobody waits for a viewer.
 */
public final class Viewer {

    private static final int MOST_EVENTS = 1_000;

    /**
     * What waits for a viewer.
     *
     * @param positions the latest position of each vehicle that changed
     * @param events in order
     */
    public record Frame(List<LivePosition> positions, List<StreamEvent> events) {}

    private final Audience audience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final LinkedHashSet<LiveVehicle> moved = new LinkedHashSet<>();
    private final ArrayDeque<StreamEvent> events = new ArrayDeque<>();
    private boolean closed;

    Viewer(Audience audience) {
        this.audience = audience;
    }

    void show(Collection<LiveVehicle> vehicles) {
        lock.lock();
        try {
            for (LiveVehicle vehicle : vehicles) {
                if (audience.sees(vehicle.current())) {
                    moved.add(vehicle);
                }
            }
            if (!moved.isEmpty()) {
                news.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    void tell(StreamEvent event) {
        if (!audience.sees(event)) {
            return;
        }
        lock.lock();
        try {
            if (events.size() == MOST_EVENTS) {
                closed = true;
            } else {
                events.add(event);
            }
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the viewer from outside. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    public boolean closed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for news, at most that long; an empty frame means that there were none. */
    public Frame take(long timeout, TimeUnit unit) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long leftNs = unit.toNanos(timeout);
            while (moved.isEmpty() && events.isEmpty() && !closed && leftNs > 0) {
                leftNs = news.awaitNanos(leftNs);
            }
            List<LivePosition> positions = new ArrayList<>(moved.size());
            moved.forEach(vehicle -> positions.add(vehicle.current()));
            Frame frame = new Frame(positions, List.copyOf(events));
            moved.clear();
            events.clear();
            return frame;
        } finally {
            lock.unlock();
        }
    }
}
