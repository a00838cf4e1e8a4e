package org.liandan.ingest;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.liandan.haul.HaulContexts;
import org.liandan.haul.HaulEvent;
import org.liandan.haul.store.ViolationReader;
import org.liandan.track.Position;
import org.liandan.track.store.TrackReader;

/**
 * Brings the detectors back to where they were before the server stopped, by folding the stored track over them again: an
 * episode of speeding goes on as the same one, and ends. What is found on the way is found again, or for the first time
 * where the server was killed in between; written twice it changes nothing.
 */
@Singleton
final class Resumption {

    /** Longer than any silence that the detectors bridge. */
    private static final Duration RECENT = Duration.ofMinutes(3);
    /** Before the beginning of an episode, so that its first report finds the one before it. */
    private static final Duration RUN_UP = Duration.ofMinutes(1);
    /** An episode that has been open for longer is no drive any more. */
    private static final Duration LONGEST_EPISODE = Duration.ofHours(24);
    /** A day at a report a second. */
    private static final int MOST_REPORTS = 86_400;

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
     * Folds what is needed of every vehicle's track; a vehicle that has an open episode from before its beginning.
     *
     * @param states of the vehicles, by their identity; fresh ones
     * @return what was found
     */
    List<HaulEvent> resume(IntFunction<VehicleState> states) {
        Instant now = clock.instant();
        List<HaulEvent> events = new ArrayList<>();
        Map<Integer, Instant> open = violations.openEpisodes(now.minus(LONGEST_EPISODE));
        open.forEach((vehicle, begun) -> tracks.track(vehicle, begun.minus(RUN_UP), now, MOST_REPORTS)
                .forEach(position -> fold(position, states, events)));
        tracks.recent(now.minus(RECENT), open.keySet(), position -> fold(position, states, events));
        return events;
    }

    private void fold(Position position, IntFunction<VehicleState> states, List<HaulEvent> events) {
        Position _ = states.apply(position.vehicleId()).judge(position, contexts, events::add);
    }
}
