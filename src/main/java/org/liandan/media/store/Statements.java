package org.liandan.media.store;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.geo.LonLat;

/** Runs the statements of this package; on the transaction's connection where there is one. */
@Singleton
class Statements {

    private final DataSource database;

    @Inject
    Statements(DataSource database) {
        this.database = database;
    }

    /** Makes something of one row. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** The rows of a query, or what a statement returns. */
    <T> List<T> query(String sql, List<? extends @Nullable Object> values, RowReader<T> reader) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            List<T> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(reader.read(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read or write media", e);
        }
    }

    /** The first row of a query. */
    <T> Optional<T> first(String sql, List<? extends @Nullable Object> values, RowReader<T> reader) {
        return query(sql, values, reader).stream().findFirst();
    }

    /** Runs a statement and returns how many rows it changed. */
    int update(String sql, List<? extends @Nullable Object> values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write media", e);
        }
    }

    private static void bind(PreparedStatement statement, List<? extends @Nullable Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            switch (value) {
                case null -> statement.setNull(i + 1, Types.NULL);
                case Instant instant -> statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
                case List<?> texts ->
                    statement.setArray(i + 1, statement.getConnection().createArrayOf("text", texts.toArray()));
                default -> statement.setObject(i + 1, value);
            }
        }
    }

    /** A time column. */
    static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** A time column that is never empty. */
    static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** Longitude and latitude columns, or null where the row has no place. */
    static @Nullable LonLat point(ResultSet row, int lonColumn) throws SQLException {
        double lon = row.getDouble(lonColumn);
        return row.wasNull() ? null : new LonLat(lon, row.getDouble(lonColumn + 1));
    }
}
