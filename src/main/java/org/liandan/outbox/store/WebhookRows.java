package org.liandan.outbox.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.outbox.Delivery;
import org.liandan.outbox.WebhookState;
import org.liandan.outbox.store.WebhookBook.DeadLetter;
import org.liandan.party.OrganizationId;

/** Rows of {@code webhook} and {@code webhook_dead_letter}. */
@ApplicationScoped
class WebhookRows {

    private static final String SELECT = """
            select id, organization_id, everything, url, description, types, salt, state, state_reason, cursor, failures,
                   refusals, failing_since, next_attempt_at, last_success_at, last_status, last_error, created_by,
                   created_at, version
              from webhook\s""";

    private static final String INSERT = """
            insert into webhook (organization_id, everything, url, description, types, salt, cursor, created_by, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""";

    private static final String DEAD = """
            select position, type, subject, given_up_at, attempts, last_status, last_error, redelivered_at
              from webhook_dead_letter where webhook_id = ? order by position desc limit ?""";

    private final DataSource database;

    WebhookRows(DataSource database) {
        this.database = database;
    }

    long insert(
            OrganizationId organization,
            boolean everything,
            WebhookBook.Wish wish,
            String salt,
            long cursor,
            String by,
            Instant now) {
        return query(
                        INSERT,
                        row -> row.getLong(1),
                        organization.value(),
                        everything,
                        wish.url(),
                        wish.description(),
                        wish.types(),
                        salt,
                        cursor,
                        by,
                        now)
                .getFirst();
    }

    List<Webhook> select(String where, Object... values) {
        return query(SELECT + where, WebhookRows::webhook, values);
    }

    List<DeadLetter> deadLetters(long webhook, int most) {
        return query(
                DEAD,
                row -> new DeadLetter(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        time(row, 4),
                        row.getInt(5),
                        row.getObject(6, Integer.class),
                        row.getString(7),
                        maybe(row, 8)),
                webhook,
                most);
    }

    boolean isDeadLetter(long webhook, long position) {
        return !query(
                        "select position from webhook_dead_letter where webhook_id = ? and position = ?",
                        row -> row.getLong(1),
                        webhook,
                        position)
                .isEmpty();
    }

    /** Whether a row was changed. */
    boolean update(String sql, @Nullable Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement, values);
            return statement.executeUpdate() > 0;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot change a webhook", e);
        }
    }

    @FunctionalInterface
    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement, values);
            List<T> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(reader.read(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read webhooks", e);
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, @Nullable Object... values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case Instant at -> statement.setObject(i + 1, at.atOffset(ZoneOffset.UTC));
                case Set<?> texts -> statement.setArray(i + 1, connection.createArrayOf("text", texts.toArray()));
                case null, default -> statement.setObject(i + 1, values[i]);
            }
        }
    }

    private static Webhook webhook(ResultSet row) throws SQLException {
        return new Webhook(
                row.getLong("id"),
                new OrganizationId(row.getLong("organization_id")),
                row.getBoolean("everything"),
                row.getString("url"),
                row.getString("description"),
                Set.of((String[]) row.getArray("types").getArray()),
                row.getString("salt"),
                WebhookState.valueOf(row.getString("state")),
                row.getString("state_reason"),
                new Delivery(
                        row.getLong("cursor"),
                        row.getInt("failures"),
                        row.getInt("refusals"),
                        maybe(row, row.findColumn("failing_since"))),
                maybe(row, row.findColumn("next_attempt_at")),
                maybe(row, row.findColumn("last_success_at")),
                row.getObject("last_status", Integer.class),
                row.getString("last_error"),
                row.getString("created_by"),
                time(row, row.findColumn("created_at")),
                row.getInt("version"));
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant maybe(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
