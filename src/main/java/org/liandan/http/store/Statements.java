package org.liandan.http.store;

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
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.geo.LonLat;

/**
 * Runs a store's statements; on the transaction's connection where there is one. Values are bound in their order: instants as times
 * with a zone, collections as arrays of text, null as null, everything else as the driver has it.
 */
@Singleton
public class Statements {

    private final DataSource database;

    @Inject
    public Statements(DataSource database) {
        this.database = database;
    }

    /** Makes something of one row. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * The rows of a query, or what a statement returns.
     *
     * @throws IllegalStateException when the database refuses, or is away
     */
    public <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... values) {
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
            throw failed(sql, e);
        }
    }

    /** The first row of a query. */
    public <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... values) {
        return query(sql, reader, values).stream().findFirst();
    }

    /** Runs a statement and returns how many rows it changed. */
    public int update(String sql, @Nullable Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case null -> statement.setNull(i + 1, Types.NULL);
                case Instant instant -> statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
                case Collection<?> texts ->
                    statement.setArray(i + 1, statement.getConnection().createArrayOf("text", texts.toArray()));
                case Object value -> statement.setObject(i + 1, value);
            }
        }
    }

    /** The statement is ours and holds no value of anybody's, so it may stand in a log. */
    private static IllegalStateException failed(String sql, SQLException cause) {
        return new IllegalStateException("cannot run: " + sql.strip(), cause);
    }

    /** A time column. */
    public static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** A time column. */
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        return instant(row, row.findColumn(column));
    }

    /** A time column that is never empty. */
    public static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** A time column that is never empty. */
    public static Instant time(ResultSet row, String column) throws SQLException {
        return time(row, row.findColumn(column));
    }

    /** Longitude and latitude columns, or null where the row has no place. */
    public static @Nullable LonLat point(ResultSet row, int lonColumn) throws SQLException {
        double lon = row.getDouble(lonColumn);
        return row.wasNull() ? null : new LonLat(lon, row.getDouble(lonColumn + 1));
    }
}
