package org.liandan.track.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Maintenance that may take longer than a request: detaching a partition waits for every query on it. The connection goes
 * back to the pool with the limit that it had.
 */
final class Unhurried {

    private Unhurried() {}

    /** Runs one statement outside of a transaction, however long it takes. */
    static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            int usualMillis = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, 0);
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } finally {
                connection.setNetworkTimeout(Runnable::run, usualMillis);
            }
        }
    }
}
