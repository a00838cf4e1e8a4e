package org.liandan.track.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.liandan.cluster.Told;
import org.liandan.cluster.store.ServerTalk;
import org.liandan.haul.ViolationRecorded;
import org.liandan.manifest.ManifestChanged;
import org.liandan.party.OrganizationId;

/**
 * Shows viewers what happens. Vehicles that moved are collected and shown to every viewer once a frame; events go out at
 * once and are remembered for viewers that were away. Whoever reports only puts something into a queue.
 */
@Singleton
public final class LiveStream {

    private static final Logger LOG = Logger.getLogger(LiveStream.class);
    /** Told with an event as JSON. */
    private static final String EVENT = "event";

    private final StreamSettings settings;
    private final ServerTalk talk;
    private final ObjectMapper json;
    private final Clock clock;
    private final CopyOnWriteArrayList<Viewer> viewers = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<LiveVehicle> moved = new ConcurrentLinkedQueue<>();
    private final ArrayDeque<StreamEvent> remembered = new ArrayDeque<>();
    /**
     * Event numbers are the time, or one more than the last: they go on rising over restarts, and those of several servers
     * mix in the order of happening, as far as their clocks agree.
     */
    private long lastId;

    private volatile boolean running;

    @Inject
    LiveStream(StreamSettings settings, ServerTalk talk, ObjectMapper json, Clock clock) {
        this.settings = settings;
        this.talk = talk;
        this.json = json;
        this.clock = clock;
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
        StreamEvent event;
        synchronized (remembered) {
            lastId = Math.max(lastId + 1, clock.millis() * 1_000);
            event = numbered.apply(lastId);
            show(event);
        }
        if (!talk.alone()) {
            tellOthers(event);
        }
    }

    private void tellOthers(StreamEvent event) {
        try {
            talk.tell(EVENT, json.writeValueAsString(event));
        } catch (JsonProcessingException e) {
            LOG.errorf(e, "other servers are not told of the event %d", event.id());
        }
    }

    /** What has happened at another server; viewers here see it under the same number. */
    void onTold(@Observes Told told) {
        if (told.subject().equals(EVENT)) {
            try {
                ToldEvent event = json.readValue(told.words(), ToldEvent.class);
                synchronized (remembered) {
                    show(new StreamEvent(event.id(), event.name(), event.payload(), event.parties(), event.official()));
                }
            } catch (JsonProcessingException e) {
                LOG.debugf("an event of another server is not understood: %s", e.getOriginalMessage());
            }
        }
    }

    /** An event as another server has told it; its payload goes on as it came. */
    record ToldEvent(long id, String name, JsonNode payload, Set<OrganizationId> parties, boolean official) {}

    /** Under the lock of what is remembered. */
    private void show(StreamEvent event) {
        if (remembered.size() == settings.remembered()) {
            remembered.removeFirst();
        }
        remembered.add(event);
        viewers.forEach(viewer -> viewer.tell(event));
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
