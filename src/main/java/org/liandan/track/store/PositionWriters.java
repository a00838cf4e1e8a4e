package org.liandan.track.store;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Makes the writers of the table, so that nobody else needs to know where the table is. */
@Singleton
public class PositionWriters {

    private final DataSource database;
    private final PositionSettings settings;
    private final PositionCounters counters;

    @Inject
    PositionWriters(DataSource database, PositionSettings settings, PositionCounters counters) {
        this.database = database;
        this.settings = settings;
        this.counters = counters;
    }

    /** A writer with a thread of that name, not yet started. */
    public PositionWriter writer(String threadName) {
        return new PositionWriter(threadName, database, settings, counters);
    }
}
