package org.liandan.ingest;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jboss.logging.Logger;
import org.liandan.haul.HaulContexts;
import org.liandan.haul.HaulSettings;
import org.liandan.haul.ViolationType;
import org.liandan.haul.store.ViolationReader;
import org.liandan.haul.store.ViolationReader.OpenEpisode;
import org.liandan.track.Position;
import org.liandan.track.store.TrackReader;

/**
 * Brings the detectors back to where they were before the server stopped, by folding the stored track over them again: an
 * episode goes on as the same one and ends, a suspicion is confirmed when its time has come. Nothing is found on the way: what
 * reports of the table have brought to light was written before them.
 *
 * <p>Of each vehicle as much is folded as its newest report's memory rests on ({@link HaulSettings#reach}), counted from that
 * report and not from now, for what a silence means the report that ends it will tell. An episode that is open on record is
 * folded from its beginning.
 */
@Singleton
final class Resumption {

    private static final Logger LOG = Logger.getLogger(Resumption.class);

    /** Before the beginning of an episode, so that its first report finds the one before it. */
    private static final Duration RUN_UP = Duration.ofMinutes(2);
    /** An episode that has been open for longer is no drive any more. */
    private static final Duration LONGEST_EPISODE = Duration.ofDays(7);
    /** Of a truck that has been silent for longer, nothing but its newest report can matter. */
    private static final Duration LONGEST_SILENCE = Duration.ofHours(24);
    /** Folding is faster than reading, and the database reads with several processes. */
    private static final int MOST_READERS = 4;

    private final TrackReader tracks;
    private final ViolationReader violations;
    private final HaulContexts contexts;
    private final Clock clock;

    @Inject
    Resumption(TrackReader tracks, ViolationReader violations, HaulContexts contexts, Clock clock) {
        this.tracks = tracks;
        this.violations = violations;
        this.contexts = contexts;
        this.clock = clock;
    }

    /**
     * Folds what is needed of every vehicle's track.
     *
     * @param states of the vehicles, by their identity; fresh ones
     * @throws IllegalStateException if the track cannot be read
     */
    void resume(IntFunction<VehicleState> states) {
        Instant now = clock.instant();
        int open = resume(now, states, tracks::lastOfAll, this::inParallel);
        LOG.infof(
                "detectors go on where they were: %d with an open episode, in %d ms",
                open, Duration.between(now, clock.instant()).toMillis());
    }

    /**
     * The same for vehicles that come from another server.
     *
     * @param newest told the time of the newest report of each that has one
     */
    void resume(Set<Integer> vehicles, IntFunction<VehicleState> states, BiConsumer<Integer, Instant> newest) {
        resume(
                clock.instant(),
                states,
                (since, each) -> tracks.lastOf(
                        vehicles,
                        since,
                        each.andThen(last -> newest.accept(
                                last.vehicle().vehicleId(), last.position().at()))),
                tracks::stretches);
    }

    private interface LastPositions {
        void since(Instant since, Consumer<TrackReader.LastPosition> each);
    }

    private interface Stretches {
        void fold(Map<Integer, Instant> since, Consumer<Position> each);
    }

    private int resume(Instant now, IntFunction<VehicleState> states, LastPositions last, Stretches stretches) {
        Map<Integer, List<OpenEpisode>> open = violations.openEpisodes(now.minus(LONGEST_EPISODE));
        Map<Integer, Instant> since = new HashMap<>();
        Map<Integer, Resumed> vehicles = new HashMap<>();
        last.since(now.minus(LONGEST_EPISODE), newest -> {
            int vehicle = newest.vehicle().vehicleId();
            List<OpenEpisode> itsOwn = open.getOrDefault(vehicle, List.of());
            since.put(vehicle, startOf(newest.position(), itsOwn, now));
            vehicles.put(vehicle, new Resumed(states.apply(vehicle), itsOwn));
        });
        stretches.fold(since, position -> resumed(vehicles, position).recall(position, contexts));
        vehicles.values().forEach(Resumed::keepEpisodes);
        return open.size();
    }

    private Instant startOf(Position newest, List<OpenEpisode> open, Instant now) {
        boolean longSilent = newest.receivedAt().isBefore(now.minus(LONGEST_SILENCE));
        Duration reach = contexts.of(newest.vehicleId(), newest.at()).settings().reach();
        // a clock may have leapt ahead once: what came since lies before that report, but not before its receipt
        Instant last = newest.at().isBefore(newest.receivedAt()) ? newest.at() : newest.receivedAt();
        Instant start = longSilent ? last : last.minus(reach);
        for (OpenEpisode episode : open) {
            Instant before = episode.startedAt().minus(RUN_UP);
            start = before.isBefore(start) ? before : start;
        }
        return start;
    }

    /** A vehicle on its way back to what was known of it. */
    private record Resumed(VehicleState state, List<OpenEpisode> open) {

        void recall(Position position, HaulContexts contexts) {
            try {
                state.recall(position, contexts.of(position.vehicleId(), position.at()), this::isOpen);
            } catch (RuntimeException e) {
                // a fault of ours must not keep the server from starting
                LOG.errorf(e, "position of vehicle %d at %s is not recalled", position.vehicleId(), position.at());
            }
        }

        void keepEpisodes() {
            state.keepEpisodes(this::isOpen);
        }

        private boolean isOpen(ViolationType type, Instant startedAt) {
            for (OpenEpisode episode : open) {
                if (episode.type() == type && episode.startedAt().equals(startedAt)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static Resumed resumed(Map<Integer, Resumed> vehicles, Position position) {
        return Objects.requireNonNull(vehicles.get(position.vehicleId()), "a vehicle that was not asked for");
    }

    /** Each vehicle is on one thread, so the folds need no locks; what they did is seen when all are done. */
    private void inParallel(Map<Integer, Instant> since, Consumer<Position> fold) {
        int readers = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_READERS);
        List<Map<Integer, Instant>> shares = new ArrayList<>();
        for (int i = 0; i < readers; i++) {
            shares.add(new HashMap<>());
        }
        since.forEach(
                (vehicle, start) -> shares.get(Math.floorMod(vehicle, readers)).put(vehicle, start));
        try (ExecutorService threads = Executors.newFixedThreadPool(
                readers, Thread.ofPlatform().name("resumption-", 0).factory())) {
            CompletableFuture.allOf(shares.stream()
                            .filter(share -> !share.isEmpty())
                            .map(share -> CompletableFuture.runAsync(() -> tracks.stretches(share, fold), threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the detectors cannot be brought back to where they were", e.getCause());
        }
    }
}
