package org.liandan.track.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

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
     * @param shared what moved, where the viewer sees all of one frame and keeps up; else null, and it is in the positions
     * @param positions the latest position of each vehicle that changed and is not in the shared frame
     * @param connections the latest state of each vehicle whose terminal came or went
     * @param events in order
     */
    public record Frame(
            @Nullable PositionFrame shared,
            List<LivePosition> positions,
            List<LivePosition> connections,
            List<StreamEvent> events) {

        public boolean isEmpty() {
            return shared == null && positions.isEmpty() && connections.isEmpty() && events.isEmpty();
        }
    }

    private final Audience audience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Set<LiveVehicle> moved = new LinkedHashSet<>();
    private final Set<LiveVehicle> connections = new LinkedHashSet<>();
    private final ArrayDeque<StreamEvent> events = new ArrayDeque<>();
    private @Nullable PositionFrame shared;
    private boolean closed;

    Viewer(Audience audience) {
        this.audience = audience;
    }

    void show(Collection<LiveVehicle> vehicles) {
        merge(vehicles, moved);
    }

    /** A frame: taken as it is by who sees everything and waits for it, else merged with what is still to be shown. */
    void show(PositionFrame frame) {
        lock.lock();
        try {
            if (audience.everything() && shared == null && moved.isEmpty()) {
                shared = frame;
                news.signal();
                return;
            }
            if (shared != null) {
                moved.addAll(shared.vehicles());
                shared = null;
            }
        } finally {
            lock.unlock();
        }
        merge(frame.vehicles(), moved);
    }

    void showConnection(LiveVehicle vehicle) {
        merge(List.of(vehicle), connections);
    }

    private void merge(Collection<LiveVehicle> vehicles, Set<LiveVehicle> waiting) {
        lock.lock();
        try {
            for (LiveVehicle vehicle : vehicles) {
                if (audience.sees(vehicle.current())) {
                    waiting.add(vehicle);
                }
            }
            if (!waiting.isEmpty()) {
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
            while (shared == null
                    && moved.isEmpty()
                    && connections.isEmpty()
                    && events.isEmpty()
                    && !closed
                    && leftNs > 0) {
                leftNs = news.awaitNanos(leftNs);
            }
            Frame frame = new Frame(shared, empty(moved), empty(connections), List.copyOf(events));
            events.clear();
            shared = null;
            return frame;
        } finally {
            lock.unlock();
        }
    }

    private static List<LivePosition> empty(Set<LiveVehicle> waiting) {
        List<LivePosition> latest = new ArrayList<>(waiting.size());
        waiting.forEach(vehicle -> latest.add(vehicle.current()));
        waiting.clear();
        return latest;
    }
}
