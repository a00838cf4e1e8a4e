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

    /** What is done with the connection. */
    @FunctionalInterface
    interface Work {
        void on(Connection connection) throws SQLException;
    }

    private Unhurried() {}

    /** Does it on a connection whose answers may take as long as they take. */
    static void run(DataSource database, Work work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            int usualMillis = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, 0);
            try {
                work.on(connection);
            } finally {
                connection.setNetworkTimeout(Runnable::run, usualMillis);
            }
        }
    }

    /** Runs one statement outside of a transaction. */
    static void execute(DataSource database, String sql) throws SQLException {
        run(database, connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        });
    }
}
