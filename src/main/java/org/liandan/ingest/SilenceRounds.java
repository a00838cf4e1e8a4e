package org.liandan.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.liandan.cluster.store.NotOnDuty;
import org.liandan.haul.HaulContexts;
import org.liandan.haul.SilenceRule;
import org.liandan.haul.SilenceWatch;
import org.liandan.haul.SilenceWatch.Silence;
import org.liandan.haul.WatchEvent;
import org.liandan.haul.Watched;
import org.liandan.haul.store.SilenceStore;
import org.liandan.track.Position;
import org.liandan.track.live.LivePositions;
import org.liandan.track.live.LiveVehicle;

/**
 * Looks every few seconds at all trucks in memory, and has silences recorded ({@link SilenceWatch}). What could not be
 * recorded is found again at the next look.
 */
// at once, so that its counters are there before the first outage
@Startup
@Singleton
class SilenceRounds {

    private static final Logger LOG = Logger.getLogger(SilenceRounds.class);

    private static final long LONGEST_PAUSE_NS = TimeUnit.MINUTES.toNanos(2);

    private final LivePositions live;
    private final PositionPipeline pipeline;
    private final HaulContexts contexts;
    private final SilenceStore store;
    private final SilenceRule rule;
    private final SilenceSettings settings;
    private final Clock clock;
    private final Counter outages;
    private volatile @Nullable SilenceWatch watch;
    private long lookedNs = System.nanoTime();

    @Inject
    SilenceRounds(
            LivePositions live,
            PositionPipeline pipeline,
            HaulContexts contexts,
            SilenceStore store,
            SilenceSettings settings,
            Clock clock,
            MeterRegistry metrics) {
        this.live = live;
        this.pipeline = pipeline;
        this.contexts = contexts;
        this.store = store;
        this.settings = settings;
        this.rule = settings.rule();
        this.clock = clock;
        Gauge.builder("liandan.vehicles.silent", this, SilenceRounds::silent)
                .description("trucks that should report and do not")
                .register(metrics);
        Gauge.builder("liandan.outage", this, rounds -> rounds.outage() == null ? 0 : 1)
                .description("1 while so many trucks are silent that it is an outage of the gateway or the network")
                .register(metrics);
        outages = Counter.builder("liandan.outages")
                .description("outages of the gateway or the network, by the silence of many trucks at once")
                .register(metrics);
    }

    @Scheduled(
            every = "${liandan.silence.every:15s}",
            identity = "silent-trucks",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = NotOnDuty.class)
    void round() {
        look(clock.instant(), pipeline.isListening());
    }

    @Scheduled(
            every = "5m",
            delayed = "5m",
            identity = "silent-trucks-uploads",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = NotOnDuty.class)
    void uploads() {
        int filled = store.noteUploads(clock.instant().minus(settings.uploadsWithin()), rule);
        if (filled > 0) {
            LOG.infof("the reports of %d silences have been uploaded since", filled);
        }
    }

    /** One look; nothing before the first moment at which reports are taken in. */
    synchronized void look(Instant now, boolean listening) {
        long nowNs = System.nanoTime();
        // another server was on duty meanwhile: the table knows better
        SilenceWatch before = nowNs - lookedNs > LONGEST_PAUSE_NS ? null : watch;
        lookedNs = nowNs;
        if (before == null && !listening) {
            return;
        }
        List<Watched> fleet = fleet();
        if (before == null) {
            before = SilenceWatch.from(now, stillOpen(now, fleet));
        }
        SilenceWatch.Look look = before.look(now, listening, fleet, this::isInPlace, rule);
        if (!look.events().isEmpty()) {
            store.record(look.events());
            look.events().forEach(this::tell);
        }
        watch = look.next();
    }

    private List<Watched> fleet() {
        List<Watched> fleet = new ArrayList<>();
        live.each(vehicle -> add(vehicle, fleet));
        return fleet;
    }

    private void add(LiveVehicle vehicle, List<Watched> fleet) {
        Position last = vehicle.latestReport();
        Instant heardAt = vehicle.heardAt();
        if (last != null && heardAt != null) {
            int id = last.vehicleId();
            fleet.add(new Watched(id, last, heardAt, vehicle.current().online(), contexts.loadOf(id)));
        }
    }

    /** Silences that were going on when the server stopped; the table keeps times of receipt less exactly than memory. */
    private Map<Integer, Silence> stillOpen(Instant now, List<Watched> fleet) {
        Map<Integer, Silence> open =
                new HashMap<>(store.open(now.minus(rule.forgetAfter().multipliedBy(30))));
        for (Watched truck : fleet) {
            open.computeIfPresent(
                    truck.vehicleId(),
                    (_, silence) -> truck.last().at().isAfter(silence.startedAt())
                            ? silence
                            : new Silence(silence.startedAt(), truck.heardAt(), silence.countedFrom()));
        }
        return open;
    }

    private boolean isInPlace(Watched truck) {
        Position last = truck.last();
        return contexts.of(truck.vehicleId()).ground().isInsideAPlace(last.lonE6(), last.latE6());
    }

    private void tell(WatchEvent event) {
        switch (event) {
            case WatchEvent.OutageBegan(Instant since, int silent, int reporting) -> {
                outages.increment();
                LOG.errorf(
                        "%d of %d trucks fell silent at once at about %s: an outage of the gateway or the network; no truck is"
                                + " taken to be offline until they are back",
                        silent, reporting, since);
            }
            case WatchEvent.OutageEnded(Instant since, Instant endedAt) ->
                LOG.warnf("the outage since about %s is over at %s", since, endedAt);
            case WatchEvent.SilenceBegan _, WatchEvent.SilenceEnded _ -> {}
        }
    }

    /** How many trucks are silent that should report. */
    int silent() {
        SilenceWatch current = watch;
        return current == null ? 0 : current.silent().size();
    }

    /** The outage that goes on, or null. */
    SilenceWatch.@Nullable Outage outage() {
        SilenceWatch current = watch;
        return current == null ? null : current.outage();
    }
}
