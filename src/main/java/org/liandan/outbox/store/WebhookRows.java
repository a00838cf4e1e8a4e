package org.liandan.outbox.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.http.store.Statements;
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

    private final Statements statements;

    WebhookRows(Statements statements) {
        this.statements = statements;
    }

    long insert(
            OrganizationId organization,
            boolean everything,
            WebhookBook.Wish wish,
            String salt,
            long cursor,
            String by,
            Instant now) {
        return statements
                .query(
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
        return statements.query(SELECT + where, WebhookRows::webhook, values);
    }

    List<DeadLetter> deadLetters(long webhook, int most) {
        return statements.query(
                DEAD,
                row -> new DeadLetter(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        Statements.time(row, 4),
                        row.getInt(5),
                        row.getObject(6, Integer.class),
                        row.getString(7),
                        Statements.instant(row, 8)),
                webhook,
                most);
    }

    boolean isDeadLetter(long webhook, long position) {
        return !statements
                .query(
                        "select position from webhook_dead_letter where webhook_id = ? and position = ?",
                        row -> row.getLong(1),
                        webhook,
                        position)
                .isEmpty();
    }

    /** Whether a row was changed. */
    boolean update(String sql, @Nullable Object... values) {
        return statements.update(sql, values) > 0;
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
                        Statements.instant(row, "failing_since")),
                Statements.instant(row, "next_attempt_at"),
                Statements.instant(row, "last_success_at"),
                row.getObject("last_status", Integer.class),
                row.getString("last_error"),
                row.getString("created_by"),
                Statements.time(row, "created_at"),
                row.getInt("version"));
    }
}
