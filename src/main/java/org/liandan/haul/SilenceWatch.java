package org.liandan.haul;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Watches over trucks that should report and do not: on the way with a load, or with the ignition on when they last
 * reported. A silence counts against a truck only while the platform listened and others were heard.
 *
 * <pre>
 *  heard ──should report, silent for longer than the limit, no outage──▶ silent ──next report──▶ heard
 *    ▲                                                                      │
 *    └── the platform was away, or many fell silent at once: counted anew ◀─┘ (open ones stay open)
 * </pre>
 *
 * An immutable value; {@link #look} is a pure function of it, the time and what is known of the trucks.
 *
 * @param countsFrom no silence counts from before: the platform began to listen, or an outage ended
 * @param lookedAt when the watch last looked, or null before the first time
 * @param outage the outage that goes on, or null
 * @param silent the silences that go on, by vehicle
 * @param loadedSince when the watch first saw a load on board, by vehicle
 */
public record SilenceWatch(
        Instant countsFrom,
        @Nullable Instant lookedAt,
        @Nullable Outage outage,
        Map<Integer, Silence> silent,
        Map<Integer, Instant> loadedSince) {

    public SilenceWatch {
        silent = Map.copyOf(silent);
        loadedSince = Map.copyOf(loadedSince);
    }

    /**
     * A silence that goes on.
     *
     * @param startedAt time of the last report, by the terminal's clock: the natural key
     * @param heardAt when the platform had it
     * @param countedFrom from when on it counts
     */
    public record Silence(Instant startedAt, Instant heardAt, Instant countedFrom) {}

    /**
     * An outage that goes on.
     *
     * @param since about when the trucks fell silent
     * @param noticedAt when the watch noticed; who is heard later has come back
     * @param affected the trucks that fell silent
     */
    public record Outage(Instant since, Instant noticedAt, Set<Integer> affected) {

        public Outage {
            affected = Set.copyOf(affected);
        }
    }

    /** What a look has led to. */
    public record Look(SilenceWatch next, List<WatchEvent> events) {}

    /**
     * A watch that begins.
     *
     * @param now the platform listens from now on
     * @param silent silences that were going on when an earlier watch ended
     */
    public static SilenceWatch from(Instant now, Map<Integer, Silence> silent) {
        return new SilenceWatch(now, null, null, silent, Map.of());
    }

    /**
     * Looks at all trucks.
     *
     * @param now the time; not before that of the last look
     * @param listening whether the platform takes reports in
     * @param fleet every truck that has ever been heard of
     * @param inPlace whether a truck was last inside the fence of a place: a garage or a yard, where it may be switched off
     */
    public Look look(
            Instant now, boolean listening, Collection<Watched> fleet, Predicate<Watched> inPlace, SilenceRule rule) {
        List<WatchEvent> events = new ArrayList<>();
        boolean wasAway = !listening
                || (lookedAt != null && lookedAt.plus(rule.longestPause()).isBefore(now));
        SilenceWatch watch = new SilenceWatch(
                wasAway ? now : countsFrom, now, outage, stillSilent(fleet, events), loadedSince(fleet, now));
        List<Watched> awaited = fleet.stream()
                .filter(truck -> watch.isAwaited(truck, now, rule))
                .toList();
        Look looked = watch.lookForOutage(awaited, fleet, now, rule, events);
        return looked.next().outage() != null || !listening
                ? looked
                : looked.next().accuse(awaited, now, inPlace, rule, events);
    }

    private Map<Integer, Silence> stillSilent(Collection<Watched> fleet, List<WatchEvent> events) {
        Map<Integer, Silence> still = new HashMap<>(silent);
        for (Watched truck : silent.isEmpty() ? List.<Watched>of() : fleet) {
            Silence silence = still.get(truck.vehicleId());
            if (silence != null && truck.heardAt().isAfter(silence.heardAt())) {
                still.remove(truck.vehicleId());
                Instant endedAt = later(truck.heardAt(), silence.startedAt());
                events.add(new WatchEvent.SilenceEnded(
                        truck.vehicleId(),
                        silence.startedAt(),
                        endedAt,
                        Duration.between(silence.countedFrom(), later(endedAt, silence.countedFrom()))));
            }
        }
        return still;
    }

    private Map<Integer, Instant> loadedSince(Collection<Watched> fleet, Instant now) {
        Map<Integer, Instant> since = new HashMap<>();
        for (Watched truck : fleet) {
            if (truck.isLoaded()) {
                since.put(truck.vehicleId(), loadedSince.getOrDefault(truck.vehicleId(), now));
            }
        }
        return since;
    }

    private boolean isAwaited(Watched truck, Instant now, SilenceRule rule) {
        return (truck.ignitionOn() || truck.isLoaded())
                && !silent.containsKey(truck.vehicleId())
                && truck.heardAt().plus(rule.forgetAfter()).isAfter(now);
    }

    /** From when on a truck's silence counts. */
    private Instant countedFrom(Watched truck) {
        Instant heard = later(truck.heardAt(), countsFrom);
        return truck.ignitionOn() ? heard : later(heard, loadedSince.getOrDefault(truck.vehicleId(), heard));
    }

    private Look lookForOutage(
            List<Watched> awaited, Collection<Watched> fleet, Instant now, SilenceRule rule, List<WatchEvent> events) {
        if (outage != null) {
            return isOver(outage, fleet, now, rule) ? over(outage, now, events) : new Look(this, events);
        }
        Instant fellBy = now.minus(rule.quiet());
        Instant fellFrom = fellBy.minus(rule.atOnce());
        Set<Integer> fell = new HashSet<>();
        int reporting = 0;
        for (Watched truck : awaited) {
            Instant since = countedFrom(truck);
            if (!since.isBefore(fellFrom)) {
                reporting++;
                if (!since.isAfter(fellBy)) {
                    fell.add(truck.vehicleId());
                }
            }
        }
        if (fell.size() < rule.outageLeast() || fell.size() < rule.outageShare() * reporting) {
            return new Look(this, events);
        }
        events.add(new WatchEvent.OutageBegan(fellBy, fell.size(), reporting));
        return new Look(
                new SilenceWatch(countsFrom, lookedAt, new Outage(fellBy, now, fell), silent, loadedSince), events);
    }

    private static boolean isOver(Outage outage, Collection<Watched> fleet, Instant now, SilenceRule rule) {
        long back = fleet.stream()
                .filter(truck -> outage.affected().contains(truck.vehicleId()))
                .filter(truck -> truck.heardAt().isAfter(outage.noticedAt()))
                .count();
        return back >= rule.outageShare() * outage.affected().size()
                || !outage.noticedAt().plus(rule.forgetAfter()).isAfter(now);
    }

    private Look over(Outage ended, Instant now, List<WatchEvent> events) {
        events.add(new WatchEvent.OutageEnded(ended.since(), now));
        return new Look(new SilenceWatch(now, lookedAt, null, silent, loadedSince), events);
    }

    private Look accuse(
            List<Watched> awaited, Instant now, Predicate<Watched> inPlace, SilenceRule rule, List<WatchEvent> events) {
        Map<Integer, Silence> all = new HashMap<>(silent);
        for (Watched truck : awaited) {
            Instant since = countedFrom(truck);
            Duration lasted = Duration.between(since, now);
            if (lasted.compareTo(rule.limit()) > 0 && (truck.isLoaded() || !inPlace.test(truck))) {
                all.put(truck.vehicleId(), new Silence(truck.last().at(), truck.heardAt(), since));
                events.add(new WatchEvent.SilenceBegan(truck, since, lasted, rule.limit()));
            }
        }
        return new Look(new SilenceWatch(countsFrom, lookedAt, outage, all, loadedSince), events);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
