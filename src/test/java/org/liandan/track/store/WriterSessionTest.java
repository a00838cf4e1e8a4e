package org.liandan.track.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.cluster.store.ServerRoll;
import org.liandan.gateway.TestTruck;

/** What a writer that was given up has begun must not be committed behind the back of its successor. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class WriterSessionTest {

    /** A number that no living server has. */
    private static final int NOBODY = Integer.MAX_VALUE;

    @Inject
    DataSource database;

    @Inject
    ServerRoll roll;

    @BeforeEach
    void makeTable() {
        TestTruck.query("create table writer_session_test (row integer)");
    }

    @AfterEach
    void dropTable() {
        TestTruck.query("drop table writer_session_test");
    }

    @Test
    void theNextSessionBeginsWhenTheOneBeforeCanDoNothingMore() throws SQLException {
        WriterSession session = new WriterSession(roll.number());
        try (Connection givenUp = session.open(database)) {
            insert(givenUp);
            try (Connection next = session.open(database)) {
                assertThatThrownBy(givenUp::commit).isInstanceOf(SQLException.class);
                next.rollback();
            }
        }
        assertThat(stored()).isZero();
    }

    @Test
    void theSessionsOfAServerThatWasKilledEndBeforeAnythingIsReadBack() throws SQLException {
        try (Connection ofAnother = new WriterSession(NOBODY).open(database)) {
            insert(ofAnother);
            WriterSession.endOthers(database);

            assertThatThrownBy(ofAnother::commit).isInstanceOf(SQLException.class);
        }
        assertThat(stored()).isZero();
    }

    @Test
    void theSessionsOfAServerThatLivesGoOn() throws SQLException {
        try (Connection ofTheLiving = new WriterSession(roll.number()).open(database)) {
            insert(ofTheLiving);
            WriterSession.endOthers(database);

            ofTheLiving.commit();
        }
        assertThat(stored()).isOne();
    }

    private static void insert(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into writer_session_test values (1)");
        }
    }

    private static int stored() {
        return TestTruck.queryInt("select count(*) from writer_session_test");
    }
}
