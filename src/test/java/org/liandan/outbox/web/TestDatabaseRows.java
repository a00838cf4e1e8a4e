package org.liandan.outbox.web;

import io.quarkus.arc.Arc;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What a test looks up or sets in the table of webhooks, because no clock of its own reaches there. */
final class TestDatabaseRows {

    private TestDatabaseRows() {}

    static int refusals(long webhook) {
        try (var connection = database().getConnection();
                var query = connection.prepareStatement("select refusals from webhook where id = ?")) {
            query.setLong(1, webhook);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void dueNow(long webhook) {
        try (var connection = database().getConnection();
                var update = connection.prepareStatement("update webhook set next_attempt_at = null where id = ?")) {
            update.setLong(1, webhook);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DataSource database() {
        return Arc.container().instance(DataSource.class).get();
    }
}
