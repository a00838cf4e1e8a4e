package org.liandan.track.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.track.Position;
import org.liandan.track.SetAside;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** One transaction of a writer: missing partitions, the check for resent reports, binary COPY, what is set aside. */
final class PositionTransaction {

    private static final String SET_ASIDE = """
            insert into position_set_aside (received_at, terminal_id, vehicle_id, reason, detail, at, lon_e6, lat_e6,
                speed_kph, heading_deg)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String DATA_EXCEPTION = "22000";
    private static final int LONGEST_DETAIL = 500;
    private static final long DISTRICT_OFFSET_S = 8 * 3600;
    private static final long DAY_S = 86_400;

    private final ResentReports resent;
    private final PositionRows encoder = new PositionRows();
    private final Set<Long> daysWithPartition = new HashSet<>();

    PositionTransaction(ResentReports resent) {
        this.resent = resent;
    }

    /** A partition may have been detached, or its making rolled back: ask again. */
    void forgetPartitions() {
        daysWithPartition.clear();
    }

    /**
     * Stores rows {@code from} to {@code to} (exclusive) that are not in the table yet, and commits.
     *
     * @return how many of them were in the table already
     * @throws SQLException if nothing was stored, or, when the connection died during the commit, perhaps all
     */
    int store(Connection connection, List<Position> rows, int from, int to, BitSet suspects, List<SetAside> setAside)
            throws SQLException {
        try {
            makePartitions(connection, rows, from, to);
            BitSet stored = resent.alreadyStored(connection, rows, from, to, suspects);
            int duplicates = stored.cardinality();
            if (duplicates < to - from) {
                copy(connection, rows, from, to, stored);
            }
            insertSetAside(connection, setAside);
            connection.commit();
            return duplicates;
        } catch (SQLException e) {
            rollBack(connection, e);
            throw e;
        } catch (RuntimeException e) {
            // a row that cannot even be encoded is the row's fault, as one that the database refuses
            rollBack(connection, e);
            throw new SQLException("row cannot be written: " + e, DATA_EXCEPTION, e);
        }
    }

    private void makePartitions(Connection connection, List<Position> rows, int from, int to) throws SQLException {
        long previous = Long.MIN_VALUE;
        for (int i = from; i < to; i++) {
            long day = Math.floorDiv(rows.get(i).at().getEpochSecond() + DISTRICT_OFFSET_S, DAY_S);
            if (day != previous && daysWithPartition.add(day)) {
                PositionPartitions.create(connection, LocalDate.ofEpochDay(day));
            }
            previous = day;
        }
    }

    private void copy(Connection connection, List<Position> rows, int from, int to, BitSet except) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(PositionRows.COPY);
        try {
            encoder.begin();
            for (int i = from; i < to; i++) {
                if (!except.get(i)) {
                    encoder.add(rows.get(i), copy);
                }
            }
            encoder.end(copy);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void insertSetAside(Connection connection, List<SetAside> setAside) throws SQLException {
        if (setAside.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(SET_ASIDE)) {
            for (SetAside report : setAside) {
                statement.setObject(1, report.receivedAt().atOffset(ZoneOffset.UTC));
                statement.setInt(2, report.terminalId());
                statement.setInt(3, report.vehicleId());
                statement.setString(4, report.reason().name());
                statement.setString(5, sentence(report.detail()));
                setTime(statement, 6, report.at());
                statement.setInt(7, report.lonE6());
                statement.setInt(8, report.latE6());
                statement.setFloat(9, report.speedDeciKph() / 10f);
                statement.setInt(10, report.headingDeg());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** As text that PostgreSQL takes: no NUL, bounded. */
    private static String sentence(String detail) {
        String text = detail.replace('\0', ' ');
        return text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL);
    }

    private static void setTime(PreparedStatement statement, int index, @Nullable Instant time) throws SQLException {
        if (time == null) {
            statement.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
        } else {
            statement.setObject(index, time.atOffset(ZoneOffset.UTC));
        }
    }

    private static void rollBack(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
