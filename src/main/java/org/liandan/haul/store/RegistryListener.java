package org.liandan.haul.store;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears from the database that routes, places, zones, roads or loads have changed (LISTEN, see {@code announce()} in V10), whoever
 * changed them: this process, another one, or a person with psql. It has a connection of its own; when that is lost, all is
 * loaded anew as soon as there is one again, since nobody knows what was said in between. While there is none, the minute's
 * refresh of {@link RegistryContexts} goes on.
 */
@Singleton
class RegistryListener {

    private static final Logger LOG = Logger.getLogger(RegistryListener.class);
    private static final String NETWORK = "liandan_network";
    private static final String LOADS = "liandan_loads";
    private static final String ROADS = "liandan_roads";
    /** Silence after which the connection is asked whether it is alive. */
    private static final int PATIENCE_MS = 20_000;
    /** An answer that takes longer will not come. */
    private static final int ANSWER_MS = 10_000;

    private static final long FIRST_PAUSE_MS = 100;
    private static final long LONGEST_PAUSE_MS = 5_000;

    private final AgroalDataSource database;
    private final RegistryContexts contexts;
    private volatile boolean running;
    private volatile boolean listening;
    private @Nullable Thread thread;

    @Inject
    RegistryListener(
            @DataSource("maintenance") AgroalDataSource database, RegistryContexts contexts, MeterRegistry metrics) {
        this.database = database;
        this.contexts = contexts;
        Gauge.builder("liandan.registry.listening", this, listener -> listener.listening ? 1 : 0)
                .description("1 while changes of the registry are heard at once, 0 while they wait for the minute")
                .register(metrics);
    }

    void start(@Observes StartupEvent event) {
        running = true;
        thread = Thread.ofVirtual().name("registry-listener").start(this::keepListening);
    }

    void stop(@Observes ShutdownEvent event) {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void keepListening() {
        long pauseMs = FIRST_PAUSE_MS;
        while (running) {
            try (Connection connection = database.getConnection()) {
                connection.setNetworkTimeout(Runnable::run, ANSWER_MS);
                pauseMs = FIRST_PAUSE_MS;
                listen(connection);
            } catch (SQLException e) {
                if (running) {
                    LOG.warnf("changes of the registry are not heard for a while: %s", e.getMessage());
                }
            } finally {
                listening = false;
            }
            if (running) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pauseMs));
                pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + NETWORK);
            statement.execute("listen " + LOADS);
            statement.execute("listen " + ROADS);
            listening = true;
            contexts.refreshRoads();
            PGConnection postgres = connection.unwrap(PGConnection.class);
            while (running) {
                PGNotification[] heard = postgres.getNotifications(PATIENCE_MS);
                if (heard == null || heard.length == 0) {
                    statement.execute("select 1");
                } else {
                    tell(heard);
                }
            }
        }
    }

    private void tell(PGNotification[] heard) {
        boolean network = false;
        boolean roads = false;
        for (PGNotification one : heard) {
            network |= one.getName().equals(NETWORK);
            roads |= one.getName().equals(ROADS);
        }
        if (roads) {
            contexts.refreshRoads();
        } else if (network) {
            contexts.refresh();
        } else {
            contexts.refreshLoads();
        }
    }
}
