package org.liandan.haul.store;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.interceptor.Interceptor;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.liandan.haul.Ground;
import org.liandan.haul.HaulContext;
import org.liandan.haul.HaulContexts;
import org.liandan.haul.HaulSettings;
import org.liandan.haul.Load;
import org.liandan.haul.SettingsTimeline;
import org.liandan.place.RoadNetwork;
import org.liandan.place.Route;
import org.liandan.place.RoutesChanged;

/**
 * Contexts from the registry, held in memory and replaced as a whole: at the start, after each change, whoever makes it
 * ({@link RegistryListener}), and every minute in case one was not heard; what has not changed stays as it is. Where the database is away, the last ones stay.
 */
@ApplicationScoped
public class RegistryContexts implements HaulContexts {

    private static final Logger LOG = Logger.getLogger(RegistryContexts.class);
    /** Older reports are judged by whoever replays them, with what was in force then. */
    private static final Duration KEPT = Duration.ofDays(2);

    private final DataSource database;
    private final ConfiguredSettings configured;
    // one at a time, off the thread whose commit brought the change
    private final ExecutorService loader = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("haul-contexts").factory());
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final AtomicBoolean waitingForLoads = new AtomicBoolean();
    private final Clock clock;
    private volatile Loaded loaded = new Loaded(
            SettingsTimeline.always(HaulSettings.DEFAULT),
            List.of(new Contexts(Instant.MIN, HaulContext.NONE, Map.of(), Map.of())),
            Map.of());

    /**
     * One consistent set with the thresholds of one stretch of time. Vehicles without routes, limit and load share a context,
     * and those with the same routes and limit share one until one of them is loaded.
     *
     * @param unladen by vehicle, before loads are looked at
     * @param byVehicle as vehicles are judged now
     */
    private record Contexts(
            Instant from, HaulContext common, Map<Integer, HaulContext> unladen, Map<Integer, HaulContext> byVehicle) {

        HaulContext of(int vehicleId) {
            return byVehicle.getOrDefault(vehicleId, common);
        }

        Contexts with(Map<Integer, Load> loads) {
            Map<Integer, HaulContext> laden = new HashMap<>(unladen);
            loads.forEach((vehicle, load) ->
                    laden.put(vehicle, unladen.getOrDefault(vehicle, common).withLoad(load)));
            return new Contexts(from, common, unladen, Map.copyOf(laden));
        }
    }

    /** What was loaded together; the stretches newest first, nearly always one. */
    private record Loaded(SettingsTimeline settings, List<Contexts> stretches, Map<Integer, Load> loads) {

        Loaded with(Map<Integer, Load> newLoads) {
            return new Loaded(
                    settings,
                    stretches.stream().map(stretch -> stretch.with(newLoads)).toList(),
                    newLoads);
        }
    }

    /** What contexts are made of; thresholds in force from two days ago on. */
    private record Basis(Network network, RoadNetwork roads, List<SettingsTimeline.Entry> settings) {}

    /** Of what is loaded; touched by one load at a time. */
    private @Nullable Basis basis;

    private final RoadTable roads = new RoadTable();

    RegistryContexts(DataSource database, ConfiguredSettings configured, Clock clock) {
        this.database = database;
        this.configured = configured;
        this.clock = clock;
    }

    @Override
    public HaulContext of(int vehicleId) {
        return of(vehicleId, clock.instant());
    }

    @Override
    public HaulContext of(int vehicleId, Instant at) {
        List<Contexts> stretches = loaded.stretches;
        int i = 0;
        while (i < stretches.size() - 1 && at.isBefore(stretches.get(i).from())) {
            i++;
        }
        return stretches.get(i).of(vehicleId);
    }

    @Override
    public SettingsTimeline settings() {
        return loaded.settings;
    }

    @Override
    public @Nullable Load loadOf(int vehicleId) {
        return loaded.loads.get(vehicleId);
    }

    /** Before terminals are let in, which happens later in the start. */
    void onStart(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent event) {
        load();
    }

    void onStop(@Observes ShutdownEvent event) {
        loader.shutdownNow();
    }

    void onChange(@Observes(during = TransactionPhase.AFTER_SUCCESS) RoutesChanged event) {
        refresh();
    }

    @Scheduled(every = "60s", delayed = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void everyMinute() {
        refresh();
    }

    /** Has everything loaded anew. Changes that come while that waits are served by it. */
    void refresh() {
        refresh(waiting, this::load);
    }

    /** Has everything loaded anew, the roads, too, whatever they look like. */
    void refreshRoads() {
        roads.expire();
        refresh();
    }

    /** Has only loads looked at anew: they change all day long, routes do not. */
    void refreshLoads() {
        refresh(waitingForLoads, this::loadLoads);
    }

    private void refresh(AtomicBoolean waits, Runnable load) {
        if (waits.compareAndSet(false, true)) {
            loader.execute(() -> {
                waits.set(false);
                try {
                    load.run();
                } catch (IllegalStateException e) {
                    LOG.warn("the registry could not be loaded; what is in memory stays in force", e);
                }
            });
        }
    }

    private void load() {
        try (Connection connection = database.getConnection()) {
            Instant now = clock.instant();
            SettingsTimeline settings = RuleSettingBook.open(connection, configured.settings(), now);
            Basis next = new Basis(
                    Network.load(connection), roads.load(connection), settings.during(now.minus(KEPT), Instant.MAX));
            if (!next.equals(basis)) {
                // what has not changed stays the same object: what is known of it by object goes on to be known
                loaded = new Loaded(settings, stretches(next), Map.of());
                basis = next;
            }
            loaded = loaded.with(Loads.load(connection, now));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot load routes and places", e);
        }
    }

    private void loadLoads() {
        try (Connection connection = database.getConnection()) {
            loaded = loaded.with(Loads.load(connection, clock.instant()));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot load who carries what", e);
        }
    }

    /** Stretches that a live report, or one that is folded again after a restart, may lie in. */
    private static List<Contexts> stretches(Basis basis) {
        Ground ground = new Ground(basis.network().places(), basis.network().zones(), basis.roads());
        List<Contexts> stretches = new ArrayList<>();
        for (SettingsTimeline.Entry entry : basis.settings()) {
            stretches.addFirst(contexts(basis.network(), ground, entry));
        }
        return List.copyOf(stretches);
    }

    /** What vehicles share a context by. */
    private record Terms(List<Long> routes, @Nullable Integer limitDeciKph) {}

    private static Contexts contexts(Network network, Ground ground, SettingsTimeline.Entry entry) {
        Map<Terms, HaulContext> byTerms = new HashMap<>();
        Map<Integer, HaulContext> byVehicle = new HashMap<>();
        Set<Integer> vehicles = new HashSet<>(network.routesOf().keySet());
        vehicles.addAll(network.limitsDeciKph().keySet());
        for (int vehicle : vehicles) {
            Terms terms = new Terms(
                    network.routesOf().getOrDefault(vehicle, List.of()),
                    network.limitsDeciKph().get(vehicle));
            byVehicle.put(
                    vehicle, byTerms.computeIfAbsent(terms, _ -> context(terms, network, ground, entry.settings())));
        }
        HaulContext common = context(new Terms(List.of(), null), network, ground, entry.settings());
        return new Contexts(entry.validFrom(), common, Map.copyOf(byVehicle), Map.of());
    }

    private static HaulContext context(Terms terms, Network network, Ground ground, HaulSettings settings) {
        List<Route> routes = terms.routes().stream()
                .map(id -> network.routes().get(id))
                .filter(Objects::nonNull)
                .toList();
        return new HaulContext(ground, routes, terms.limitDeciKph(), null, settings);
    }
}
