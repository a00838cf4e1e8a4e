package org.liandan.track.live;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.liandan.haul.ViolationRecorded;
import org.liandan.manifest.ManifestChanged;
import org.liandan.party.OrganizationId;

/**
 * Shows viewers what happens. Vehicles that moved are collected and shown to every viewer once a frame; events go out at
 * once and are remembered for viewers that were away. Whoever reports only puts something into a queue.
 */
@Singleton
public final class LiveStream {

    private final StreamSettings settings;
    private final CopyOnWriteArrayList<Viewer> viewers = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<LiveVehicle> moved = new ConcurrentLinkedQueue<>();
    private final ArrayDeque<StreamEvent> remembered = new ArrayDeque<>();
    /** Event numbers go on rising over restarts, so that an old Last-Event-ID is never taken for a newer one. */
    private long lastId;

    private volatile boolean running;

    @Inject
    LiveStream(StreamSettings settings, Clock clock) {
        this.settings = settings;
        this.lastId = clock.millis() * 1_000;
    }

    void start(@Observes StartupEvent event) {
        running = true;
        Thread.ofVirtual().name("live-stream").start(this::showFrames);
    }

    void stop(@Observes ShutdownEvent event) {
        running = false;
        viewers.forEach(Viewer::close);
    }

    /**
     * Lets a viewer in.
     *
     * @param lastSeen the number of the last event that it saw, or null for a new one
     * @return empty when there are as many viewers as are allowed
     */
    public Optional<Viewer> open(Audience audience, @Nullable Long lastSeen, Collection<LiveVehicle> known) {
        Viewer viewer = new Viewer(audience);
        synchronized (remembered) {
            if (viewers.size() >= settings.maxViewers()) {
                return Optional.empty();
            }
            if (lastSeen != null) {
                remembered.stream().filter(event -> event.id() > lastSeen).forEach(viewer::tell);
            }
            viewers.add(viewer);
        }
        viewer.show(known);
        return Optional.of(viewer);
    }

    /** Lets a viewer go. */
    public void close(Viewer viewer) {
        viewer.close();
        viewers.remove(viewer);
    }

    /** How many viewers there are. */
    public int viewers() {
        return viewers.size();
    }

    /** The vehicle has another position than before. */
    void moved(LiveVehicle vehicle) {
        if (vehicle.mark()) {
            moved.add(vehicle);
        }
    }

    /** The vehicle's terminal has come or gone. */
    void connected(LiveVehicle vehicle) {
        viewers.forEach(viewer -> viewer.showConnection(vehicle));
    }

    void violation(@Observes(during = TransactionPhase.AFTER_SUCCESS) ViolationRecorded violation) {
        publish(id ->
                new StreamEvent(id, "violation", ViolationEvent.of(violation), Set.of(violation.carrier()), true));
    }

    void manifest(@Observes(during = TransactionPhase.AFTER_SUCCESS) ManifestChanged change) {
        Set<OrganizationId> parties = Stream.of(change.producer(), change.carrier(), change.receiver())
                .filter(change::concerns)
                .collect(Collectors.toUnmodifiableSet());
        publish(id -> new StreamEvent(id, "manifest", LiveManifestEvent.of(change), parties, change.issued()));
    }

    private void publish(LongFunction<StreamEvent> numbered) {
        synchronized (remembered) {
            StreamEvent event = numbered.apply(++lastId);
            if (remembered.size() == settings.remembered()) {
                remembered.removeFirst();
            }
            remembered.add(event);
            viewers.forEach(viewer -> viewer.tell(event));
        }
    }

    private void showFrames() {
        List<LiveVehicle> frame = new ArrayList<>();
        while (running) {
            for (LiveVehicle vehicle = moved.poll(); vehicle != null; vehicle = moved.poll()) {
                vehicle.unmark();
                frame.add(vehicle);
            }
            if (!frame.isEmpty()) {
                PositionFrame shown = new PositionFrame(frame);
                viewers.forEach(viewer -> viewer.show(shown));
                frame.clear();
            }
            LockSupport.parkNanos(settings.frameInterval().toNanos());
        }
    }
}
