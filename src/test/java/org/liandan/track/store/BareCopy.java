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
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(PositionRows.COPY);
            encoder.begin();
            for (Position row : rows.subList(from, Math.min(rows.size(), from + batch))) {
                encoder.add(row, copy);
            }
            encoder.end(copy);
            copy.endCopy();
            connection.commit();
        }
        return rows.size() / ((System.nanoTime() - start) / 1e9);
    }
}
