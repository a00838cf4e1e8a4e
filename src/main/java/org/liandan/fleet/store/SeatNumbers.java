package org.liandan.fleet.store;

import io.quarkus.agroal.DataSource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Logins of terminals in their order over all servers: a sequence of the database. */
@Singleton
public class SeatNumbers {

    private final javax.sql.DataSource database;

    @Inject
    SeatNumbers(@DataSource("maintenance") javax.sql.DataSource database) {
        this.database = database;
    }

    /**
     * The next login.
     *
     * @throws IllegalStateException if the database gives none
     */
    public long next() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("select nextval('terminal_seat')");
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                throw new IllegalStateException("the sequence gave no number");
            }
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
