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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.liandan.haul.HaulContext;
import org.liandan.haul.HaulContexts;
import org.liandan.haul.HaulSettings;
import org.liandan.haul.SettingsTimeline;
import org.liandan.place.Route;
import org.liandan.place.RoutesChanged;

/**
 * Contexts from the registry, held in memory and replaced as a whole: at the start, after each change that this process
 * makes, and every minute for those that another one makes. Where the database is away, the last ones stay.
 */
@ApplicationScoped
public class RegistryContexts implements HaulContexts {

    private static final Logger LOG = Logger.getLogger(RegistryContexts.class);
    /** Older reports are judged by whoever replays them, with what was in force then. */
    private static final Duration KEPT = Duration.ofDays(2);

    private final DataSource database;
    // one at a time, off the thread whose commit brought the change
    private final ExecutorService loader = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("haul-contexts").factory());
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final Clock clock;
    private volatile Loaded loaded = new Loaded(
            SettingsTimeline.always(HaulSettings.DEFAULT),
            List.of(new Contexts(Instant.MIN, HaulContext.NONE, Map.of())));

    /** One consistent set with the thresholds of one stretch of time; vehicles without routes share a context. */
    private record Contexts(Instant from, HaulContext withoutRoutes, Map<Integer, HaulContext> byVehicle) {

        HaulContext of(int vehicleId) {
            return byVehicle.getOrDefault(vehicleId, withoutRoutes);
        }
    }

    /** What was loaded together; the stretches newest first, nearly always one. */
    private record Loaded(SettingsTimeline settings, List<Contexts> stretches) {}

    RegistryContexts(DataSource database, Clock clock) {
        this.database = database;
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

    /** Changes that come while a load waits are served by that load. */
    void refresh() {
        if (waiting.compareAndSet(false, true)) {
            loader.execute(() -> {
                waiting.set(false);
                try {
                    load();
                } catch (IllegalStateException e) {
                    LOG.warn("routes and places could not be loaded; the ones in memory stay in force", e);
                }
            });
        }
    }

    private void load() {
        try (Connection connection = database.getConnection()) {
            Instant now = clock.instant();
            SettingsTimeline settings = RuleSettingBook.open(connection, HaulSettings.DEFAULT, now);
            loaded = new Loaded(settings, stretches(Network.load(connection), settings, now));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot load routes and places", e);
        }
    }

    /** Stretches that a live report, or one that is folded again after a restart, may lie in. */
    private static List<Contexts> stretches(Network network, SettingsTimeline settings, Instant now) {
        List<Contexts> stretches = new ArrayList<>();
        for (SettingsTimeline.Entry entry : settings.during(now.minus(KEPT), Instant.MAX)) {
            stretches.addFirst(contexts(network, entry));
        }
        return List.copyOf(stretches);
    }

    private static Contexts contexts(Network network, SettingsTimeline.Entry entry) {
        Map<List<Long>, HaulContext> bySetOfRoutes = new HashMap<>();
        Map<Integer, HaulContext> byVehicle = new HashMap<>();
        network.routesOf()
                .forEach((vehicle, ids) -> byVehicle.put(
                        vehicle, bySetOfRoutes.computeIfAbsent(ids, _ -> context(ids, network, entry.settings()))));
        return new Contexts(entry.validFrom(), context(List.of(), network, entry.settings()), Map.copyOf(byVehicle));
    }

    private static HaulContext context(List<Long> routeIds, Network network, HaulSettings settings) {
        List<Route> routes = routeIds.stream()
                .map(id -> network.routes().get(id))
                .filter(Objects::nonNull)
                .toList();
        return new HaulContext(routes, network.places(), settings);
    }
}
