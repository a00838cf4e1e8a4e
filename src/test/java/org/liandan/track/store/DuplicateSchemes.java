package org.liandan.track.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.BitSet;
import java.util.List;
import org.liandan.track.Position;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Ways to have each report once although terminals send some again, each by one bare writer, batch by batch, into a table
 * like {@code position} with the same index: rows a second, as offered.
 */
public enum DuplicateSchemes {
    /** The limit: binary COPY, nothing checked. Resent reports are stored twice. */
    COPY_ALONE("binary COPY, nothing checked (the limit)", "") {
        @Override
        void store(Connection connection, List<Position> batch) throws SQLException {
            copy(connection, PositionRows.COPY, batch);
            connection.commit();
        }
    },
    /** What the writer does: only what is not newer than all before is looked up. */
    LOOK_UP_SUSPECTS("binary COPY, suspects looked up (ours)", "") {

        private final ResentReports resent = new ResentReports();
        private final PositionTransaction transaction = new PositionTransaction(resent);

        @Override
        void store(Connection connection, List<Position> batch) throws SQLException {
            BitSet suspects = resent.suspects(batch);
            int _ = transaction.store(connection, batch, 0, batch.size(), suspects, List.of());
        }
    },
    /** The same with nothing remembered of the vehicles. */
    LOOK_UP_ALL("binary COPY, every report looked up", "") {

        private final ResentReports resent = new ResentReports();
        private final PositionTransaction transaction = new PositionTransaction(resent);

        @Override
        void store(Connection connection, List<Position> batch) throws SQLException {
            BitSet all = new BitSet();
            all.set(0, batch.size());
            int _ = transaction.store(connection, batch, 0, batch.size(), all, List.of());
        }
    },
    /** A unique index; a batch with one resent report fails as a whole, so this alone is no scheme. */
    UNIQUE_INDEX("binary COPY into a unique index (fails on a duplicate)", Unique.INDEX) {
        @Override
        void store(Connection connection, List<Position> batch) throws SQLException {
            copy(connection, PositionRows.COPY, batch);
            connection.commit();
        }
    },
    /** The usual way. */
    STAGING("COPY to a temporary table, INSERT ON CONFLICT DO NOTHING", Unique.INDEX) {
        @Override
        void store(Connection connection, List<Position> batch) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("create temp table if not exists staging (like position) on commit delete rows");
                copy(connection, PositionRows.COPY.replace("copy position", "copy staging"), batch);
                statement.execute("insert into position select * from staging on conflict do nothing");
            }
            connection.commit();
        }
    };

    private static final class Unique {
        /** What makes two reports the same one, as {@link SameReport} has it, in as few columns as tell them apart. */
        static final String INDEX =
                "create unique index bench_unique_ix on position (vehicle_id, at, terminal_id, lon_e6, lat_e6)";
    }

    private final String title;
    private final String index;

    DuplicateSchemes(String title, String index) {
        this.title = title;
        this.index = index;
    }

    public String title() {
        return title;
    }

    abstract void store(Connection connection, List<Position> batch) throws SQLException;

    /** False where a resent report ends the batch, or is stored twice. */
    public boolean takesResentReports() {
        return this != UNIQUE_INDEX && this != COPY_ALONE;
    }

    /** Makes the empty table's index what the scheme wants. */
    public void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("truncate position");
            statement.execute("drop index if exists bench_unique_ix");
            if (!index.isEmpty()) {
                statement.execute(index);
            }
        }
        connection.commit();
    }

    /** Stores the batches, each in a transaction; rows a second. */
    public double rowsPerSecond(Connection connection, List<List<Position>> batches) throws SQLException {
        long rows = 0;
        long start = System.nanoTime();
        for (List<Position> batch : batches) {
            store(connection, batch);
            rows += batch.size();
        }
        return rows / ((System.nanoTime() - start) / 1e9);
    }

    private static void copy(Connection connection, String sql, List<Position> rows) throws SQLException {
        PositionRows encoder = new PositionRows();
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        encoder.begin();
        for (Position row : rows) {
            encoder.add(row, copy);
        }
        encoder.end(copy);
        copy.endCopy();
    }
}
