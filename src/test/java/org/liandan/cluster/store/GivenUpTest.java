package org.liandan.cluster.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.gateway.TestTruck;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class GivenUpTest {

    @Inject
    @DataSource("maintenance")
    javax.sql.DataSource database;

    @ConfigProperty(name = "quarkus.datasource.maintenance.jdbc.max-size")
    int mostConnections;

    @Test
    void thePoolHasItsPlaceBackHoweverManyConnectionsAreGivenUp() throws SQLException {
        for (int i = 0; i < 3 * mostConnections; i++) {
            GivenUp.connection(database.getConnection());
        }

        try (Connection connection = database.getConnection()) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    @Test
    void itsSessionEndsAndNobodyGetsItNext() throws SQLException {
        Connection connection = database.getConnection();
        int session = session(connection);

        GivenUp.connection(connection);

        try (Connection next = database.getConnection()) {
            assertThat(session(next)).isNotEqualTo(session);
        }
        assertThat(await(session)).isTrue();
    }

    private static int session(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            assertThat(row.next()).isTrue();
            return row.getInt(1);
        }
    }

    /** The database notices a socket's end when it next looks. */
    private static boolean await(int session) {
        return ServerRollTest.await(
                () -> TestTruck.queryInt("select count(*) from pg_stat_activity where pid = ?", session) == 0);
    }
}
