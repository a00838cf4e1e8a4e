package org.liandan.track.store;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.liandan.cluster.store.ServerRoll;

/** Makes the writers of the table, so that nobody else needs to know where the table is. */
@Singleton
public class PositionWriters {

    private static final Logger LOG = Logger.getLogger(PositionWriters.class);
    /** Each waits some seconds by itself, see {@link WriterSession}. */
    private static final int ATTEMPTS = 12;

    private final DataSource database;
    private final PositionSettings settings;
    private final PositionCounters counters;
    private final ServerRoll roll;

    @Inject
    PositionWriters(DataSource database, PositionSettings settings, PositionCounters counters, ServerRoll roll) {
        this.roll = roll;
        this.database = database;
        this.settings = settings;
        this.counters = counters;
    }

    /** Makes sure that no session of a server that lives no more can still commit; before anything is read back. */
    public void endOthers() {
        for (int attempt = 1; ; attempt++) {
            try {
                WriterSession.endOthers(database);
                return;
            } catch (SQLException e) {
                if (attempt == ATTEMPTS) {
                    throw new IllegalStateException("cannot end the sessions of an earlier server", e);
                }
                LOG.warnf("the start waits: %s", e.getMessage());
            }
        }
    }

    /** A writer with a thread of that name, not yet started. */
    public PositionWriter writer(String threadName) {
        return new PositionWriter(threadName, database, settings, counters, roll.number());
    }
}
