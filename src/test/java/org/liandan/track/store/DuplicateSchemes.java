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
        Writer writer() {
            return DuplicateSchemes::copyAndCommit;
        }
    },
    /** What the writer does: only what is not newer than all before is looked up. */
    LOOK_UP_SUSPECTS("binary COPY, suspects looked up (ours)", "") {
        @Override
        Writer writer() {
            ResentReports resent = new ResentReports();
            PositionTransaction transaction = new PositionTransaction(resent);
            return (connection, batch) -> {
                int _ = transaction.store(connection, batch, 0, batch.size(), resent.suspects(batch), List.of());
            };
        }
    },
    /** The same with nothing remembered of the vehicles. */
    LOOK_UP_ALL("binary COPY, every report looked up", "") {
        @Override
        Writer writer() {
            PositionTransaction transaction = new PositionTransaction(new ResentReports());
            return (connection, batch) -> {
                BitSet all = new BitSet();
                all.set(0, batch.size());
                int _ = transaction.store(connection, batch, 0, batch.size(), all, List.of());
            };
        }
    },
    /** A unique index; a batch with one resent report fails as a whole, so this alone is no scheme. */
    UNIQUE_INDEX("binary COPY into a unique index (fails on a duplicate)", Unique.INDEX) {
        @Override
        Writer writer() {
            return DuplicateSchemes::copyAndCommit;
        }
    },
    /** The usual way. */
    STAGING("COPY to a temporary table, INSERT ON CONFLICT DO NOTHING", Unique.INDEX) {
        @Override
        Writer writer() {
            return (connection, batch) -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("create temp table if not exists staging (like position) on commit delete rows");
                    copy(connection, PositionRows.COPY.replace("copy position", "copy staging"), batch);
                    statement.execute("insert into position select * from staging on conflict do nothing");
                }
                connection.commit();
            };
        }
    };

    /** Stores and commits one batch. */
    interface Writer {
        void store(Connection connection, List<Position> batch) throws SQLException;
    }

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

    /** One that has not seen anything yet. */
    abstract Writer writer();

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
        Writer writer = writer();
        long rows = 0;
        long start = System.nanoTime();
        for (List<Position> batch : batches) {
            writer.store(connection, batch);
            rows += batch.size();
        }
        return rows / ((System.nanoTime() - start) / 1e9);
    }

    private static void copyAndCommit(Connection connection, List<Position> batch) throws SQLException {
        copy(connection, PositionRows.COPY, batch);
        connection.commit();
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
