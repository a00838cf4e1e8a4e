package org.liandan.haul;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.party.Role;
import org.liandan.track.Position;

/** A vehicle's right turns of a day with their speeds, the lawful ones too, for whoever may see the vehicle. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TurnsOfADayTest {

    private static final String PLATE = "蒙BTURN1";
    /** Eight in the morning of that day in the district. */
    private static final Instant MORNING = Instant.parse("2031-05-06T00:00:00Z");

    @Test
    void lawfulAndUnlawfulTurnsAreShownWithTheirSpeeds() throws SQLException {
        long carrier = Accounts.organization("右转承运公司", "91150203MA0TRN0001");
        store(PLATE, carrier, Drive.positions("""
                ahead 215 m at 30
                ahead 60 m down to 8
                right 90 at 8
                ahead 60 m up to 30
                ahead 400 m at 30
                ahead 30 m down to 25
                right 90 at 25
                ahead 400 m at 30
                left 90 at 25
                ahead 200 m at 30
                """));

        Accounts.as("turns-carrier", Role.CARRIER, carrier)
                .get("/api/v1/vehicles/" + PLATE + "/right-turns?day=2031-05-06")
                .then()
                .statusCode(200)
                .body("complete", equalTo(true))
                .body("turns.verdict", contains("COMPLIANT", "OBSERVED"))
                .body("turns.measuredKph", contains(8.0f, 25.0f))
                .body("turns.limitKph", contains(10.0f, 10.0f))
                .body("turns[0].at", not(nullValue()));
        Accounts.as("turns-carrier", Role.CARRIER, carrier)
                .get("/api/v1/vehicles/" + PLATE + "/right-turns?day=2031-05-07")
                .then()
                .body("turns", hasSize(0));
        Accounts.as("turns-carrier", Role.CARRIER, carrier)
                .get("/api/v1/vehicles/" + PLATE + "/right-turns?day=gestern")
                .then()
                .statusCode(400)
                .body("violations.field", contains("day"));
        long other = Accounts.organization("别的承运公司", "91150203MA0TRN0002");
        Accounts.as("turns-other", Role.CARRIER, other)
                .get("/api/v1/vehicles/" + PLATE + "/right-turns?day=2031-05-06")
                .then()
                .statusCode(404);
        Accounts.as("turns-producer", Role.PRODUCER, other)
                .get("/api/v1/vehicles/" + PLATE + "/right-turns")
                .then()
                .statusCode(403);
    }

    private static void store(String plate, long carrier, List<Position> drive) throws SQLException {
        try (var connection = Arc.container().instance(DataSource.class).get().getConnection()) {
            try (var statement = connection.createStatement()) {
                statement.execute("select create_position_partition('2031-05-06')");
            }
            try (var insert = connection.prepareStatement(
                    "insert into vehicle (plate, plate_color, organization_id) values (?, 2, ?)")) {
                insert.setString(1, plate);
                insert.setLong(2, carrier);
                insert.executeUpdate();
            }
            try (var insert = connection.prepareStatement("""
                    insert into position select ?::timestamptz, now(), v.id, 1, ?, ?, 0, 2, -1, ?::smallint, -1, ?::smallint, 1060, -1, 0
                      from vehicle v where v.plate = ?""")) {
                for (Position report : drive) {
                    insert.setString(
                            1,
                            MORNING.plus(Duration.between(Drive.START, report.at()))
                                    .toString());
                    insert.setInt(2, report.lonE6());
                    insert.setInt(3, report.latE6());
                    insert.setInt(4, report.speedDeciKph());
                    insert.setInt(5, report.headingDeg());
                    insert.setString(6, plate);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
    }
}
