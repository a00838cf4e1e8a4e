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
import org.liandan.place.Route;
import org.liandan.place.RoutesChanged;

/**
 * Contexts from the registry, held in memory and replaced as a whole: at the start, after each change that this process
 * makes, and every minute for those that another one makes. Where the database is away, the last ones stay.
 */
@ApplicationScoped
public class RegistryContexts implements HaulContexts {

    private static final Logger LOG = Logger.getLogger(RegistryContexts.class);

    private final DataSource database;
    // one at a time, off the thread whose commit brought the change
    private final ExecutorService loader = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("haul-contexts").factory());
    private final AtomicBoolean waiting = new AtomicBoolean();
    private volatile Contexts contexts = new Contexts(HaulContext.NONE, Map.of());

    /** One consistent set; vehicles without routes share a context that knows the places. */
    private record Contexts(HaulContext withoutRoutes, Map<Integer, HaulContext> byVehicle) {}

    RegistryContexts(DataSource database) {
        this.database = database;
    }

    @Override
    public HaulContext of(int vehicleId) {
        Contexts current = contexts;
        return current.byVehicle.getOrDefault(vehicleId, current.withoutRoutes);
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
            contexts = contexts(Network.load(connection));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot load routes and places", e);
        }
    }

    private static Contexts contexts(Network network) {
        Map<List<Long>, HaulContext> bySetOfRoutes = new HashMap<>();
        Map<Integer, HaulContext> byVehicle = new HashMap<>();
        network.routesOf()
                .forEach((vehicle, ids) ->
                        byVehicle.put(vehicle, bySetOfRoutes.computeIfAbsent(ids, _ -> context(ids, network))));
        return new Contexts(context(List.of(), network), Map.copyOf(byVehicle));
    }

    private static HaulContext context(List<Long> routeIds, Network network) {
        List<Route> routes = routeIds.stream()
                .map(id -> network.routes().get(id))
                .filter(Objects::nonNull)
                .toList();
        return new HaulContext(routes, network.places(), HaulSettings.DEFAULT);
    }
}
