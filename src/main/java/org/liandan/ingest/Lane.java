package org.liandan.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.liandan.track.store.PositionWriter;

/**
 * One ordered lane: its vehicles' reports are taken by one thread in the order in which they came. Bounded by what is
 * under way, from arrival to commit, so that a slow database reaches back to the sockets: above the capacity a sender is
 * no longer read, below half of it reading goes on. What a socket had read already is always taken, never dropped.
 */
final class Lane {

    /** The steps that a chunk of deliveries goes through on the lane's thread. */
    interface Road {
        void travel(List<Delivery> chunk, Lane lane);
    }

    private static final Logger LOG = Logger.getLogger(Lane.class);
    private static final int CHUNK = 1024;

    private final int capacity;
    private final PositionWriter writer;
    private final Road road;
    private final LinkedBlockingQueue<Delivery> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger pending = new AtomicInteger();
    private final Queue<Receipt> waiting = new ConcurrentLinkedQueue<>();
    /** Touched by the lane's thread only. */
    private final Map<Integer, VehicleState> vehicles = new HashMap<>();

    /** Vehicles of which another server may know more than {@link #vehicles} does. */
    private final Set<Integer> doubted = ConcurrentHashMap.newKeySet();

    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private final Thread thread;
    private volatile boolean closing;

    Lane(String name, int capacity, PositionWriter writer, Road road) {
        this.capacity = capacity;
        this.writer = writer;
        this.road = road;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    PositionWriter writer() {
        return writer;
    }

    /** What the detectors remember of the vehicle; on the lane's thread only, or before that has started. */
    VehicleState vehicle(int vehicleId) {
        return vehicles.computeIfAbsent(vehicleId, _ -> new VehicleState());
    }

    /** What is remembered of the vehicle may be out of date: it has just come from another server. Any thread. */
    void doubt(int vehicleId) {
        doubted.add(vehicleId);
    }

    /** Those of the vehicles with deliveries that are doubted; they are not any more. The lane's thread only. */
    Set<Integer> takeDoubted(List<Delivery> chunk) {
        if (doubted.isEmpty()) {
            return Set.of();
        }
        Set<Integer> taken = new HashSet<>();
        for (Delivery delivery : chunk) {
            int vehicle = delivery.terminal().vehicle().value();
            if (doubted.remove(vehicle)) {
                taken.add(vehicle);
            }
        }
        return taken;
    }

    /** What is known of the vehicle from now on. The lane's thread only. */
    void remember(int vehicleId, VehicleState state) {
        vehicles.put(vehicleId, state);
    }

    /** Takes a delivery; false when its sender is not to be read until {@link Receipt#resumeReading}. */
    boolean accept(Delivery delivery) {
        accepted.addAndGet(delivery.size());
        int underWay = pending.addAndGet(delivery.size());
        queue.add(delivery);
        if (underWay <= capacity) {
            return true;
        }
        waiting.add(delivery.receipt());
        // the lane may have drained between the two: then nobody else would wake this sender
        if (pending.get() <= capacity / 2) {
            resumeWaiting();
        }
        return false;
    }

    /** That many reports are committed. */
    void finished(int reports) {
        done.addAndGet(reports);
        int left = pending.addAndGet(-reports);
        if (left <= capacity / 2 && !waiting.isEmpty()) {
            resumeWaiting();
        }
    }

    /** False once its thread has ended, which only a stop or a fault of ours does. */
    boolean healthy() {
        return thread.isAlive();
    }

    /** Reports received and not yet committed. */
    int pending() {
        return pending.get();
    }

    /** All that has been accepted so far; reports are committed in the order of the lane. */
    long mark() {
        return accepted.get();
    }

    /** Whether all that had been accepted at that mark is committed. */
    boolean isPast(long mark) {
        return done.get() >= mark;
    }

    void close() {
        closing = true;
    }

    private void resumeWaiting() {
        for (Receipt sender = waiting.poll(); sender != null; sender = waiting.poll()) {
            sender.resumeReading();
        }
    }

    private void run() {
        List<Delivery> chunk = new ArrayList<>(CHUNK);
        try {
            while (true) {
                Delivery first = queue.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    chunk.add(first);
                    queue.drainTo(chunk, CHUNK - 1);
                    travel(chunk);
                    chunk.clear();
                } else if (closing) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void travel(List<Delivery> chunk) {
        try {
            road.travel(chunk, this);
        } catch (RuntimeException e) {
            // a fault of ours must not stop the lane; what it concerned stays unacknowledged and is sent again
            LOG.error("a chunk of positions left the road", e);
        }
    }
}
