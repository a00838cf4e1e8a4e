package org.liandan.command.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.command.CommandKind;
import org.liandan.command.CommandOrigin;
import org.liandan.command.CommandState;
import org.liandan.command.FailureReason;
import org.liandan.command.PlacedCommand;
import org.liandan.fleet.TerminalId;

/** Runs statements and reads rows of {@code terminal_command}. */
@Singleton
class CommandRows {

    static final String SELECT = """
            select c.id, c.terminal_id, c.kind, c.origin, c.requested_by, c.reason, c.request, c.state, c.created_at,
                c.expires_at, c.confirm_by, c.confirmed_by, c.confirmed_at, c.sendings, c.last_sent_at, c.acknowledged_at,
                c.ended_at, c.answer, c.failure, c.failure_detail
            from terminal_command c
            """;

    private static final TypeReference<LinkedHashMap<String, Object>> TREE = new TypeReference<>() {};

    private final DataSource database;
    private final ObjectMapper json;

    CommandRows(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Instants become timestamps, enums their names; everything else goes as it is, null as a text. */
    <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, values)) {
            List<T> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(reader.read(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read orders", e);
        }
    }

    int update(String sql, @Nullable Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write orders", e);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case null -> statement.setNull(i + 1, Types.VARCHAR);
                case Instant instant -> statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
                case Enum<?> constant -> statement.setString(i + 1, constant.name());
                case List<?> names ->
                    statement.setArray(
                            i + 1,
                            connection.createArrayOf(
                                    "text", names.stream().map(String::valueOf).toArray()));
                case Object value -> statement.setObject(i + 1, value);
            }
        }
        return statement;
    }

    @Nullable String json(@Nullable Map<String, ?> tree) {
        if (tree == null) {
            return null;
        }
        try {
            return json.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not to be written as JSON", e);
        }
    }

    private Map<String, ?> tree(String text) {
        try {
            return json.readValue(text, TREE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the table holds what is no JSON object", e);
        }
    }

    PlacedCommand command(ResultSet row) throws SQLException {
        String answer = row.getString(18);
        String failure = row.getString(19);
        return new PlacedCommand(
                row.getLong(1),
                new TerminalId(row.getInt(2)),
                CommandKind.valueOf(row.getString(3)),
                CommandOrigin.valueOf(row.getString(4)),
                row.getString(5),
                row.getString(6),
                tree(row.getString(7)),
                CommandState.valueOf(row.getString(8)),
                time(row, 9),
                time(row, 10),
                maybeTime(row, 11),
                row.getString(12),
                maybeTime(row, 13),
                row.getInt(14),
                maybeTime(row, 15),
                maybeTime(row, 16),
                maybeTime(row, 17),
                answer == null ? null : tree(answer),
                failure == null ? null : FailureReason.valueOf(failure),
                row.getString(20));
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant maybeTime(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
