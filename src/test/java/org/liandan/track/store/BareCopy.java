package org.liandan.track.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.liandan.track.Position;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** The limit that the ingest benchmark compares with: the same rows into the same table by nothing but binary COPY. */
public final class BareCopy {

    private BareCopy() {}

    /**
     * Copies and commits, batch by batch.
     *
     * @return rows a second
     */
    public static double rowsPerSecond(Connection connection, List<Position> rows, int batch) throws SQLException {
        connection.setAutoCommit(false);
        PositionRows encoder = new PositionRows();
        long start = System.nanoTime();
        for (int from = 0; from < rows.size(); from += batch) {
            copy(connection, PositionRows.COPY, encoder, rows.subList(from, Math.min(rows.size(), from + batch)));
            connection.commit();
        }
        return rows.size() / ((System.nanoTime() - start) / 1e9);
    }

    /** Copies without committing. */
    static void copy(Connection connection, List<Position> rows) throws SQLException {
        connection.setAutoCommit(false);
        copy(connection, PositionRows.COPY, new PositionRows(), rows);
    }

    /** Copies past the partitioned table into one that looks like it, without committing. */
    public static void copyInto(Connection connection, String table, Iterable<Position> rows) throws SQLException {
        copy(connection, PositionRows.COPY.replace("copy position ", "copy " + table + " "), new PositionRows(), rows);
    }

    private static void copy(Connection connection, String sql, PositionRows encoder, Iterable<Position> rows)
            throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        encoder.begin();
        for (Position row : rows) {
            encoder.add(row, copy);
        }
        encoder.end(copy);
        copy.endCopy();
    }
}
