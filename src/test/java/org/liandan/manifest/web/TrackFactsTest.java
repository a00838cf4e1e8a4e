package org.liandan.manifest.web;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.track.Quality;

/** Declared times and places held against stored positions, through the API and on the real table. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TrackFactsTest {

    private static final String MANIFESTS = "/api/v1/manifests";

    /** In the fence that every place of a {@link District} has, and far from it. */
    private static final double[] INSIDE = {109.805, 40.603};

    private static final double[] TEN_KILOMETRES_AWAY = {109.92, 40.603};

    @Inject
    DataSource database;

    @Inject
    Clock clock;

    private final District district = new District();

    @Test
    void aTruckThatHasSentNothingIsNoted() {
        carried(district.issued()).body("warnings.code", contains("TRUCK_NOT_SEEN"));
    }

    @Test
    void aTruckThatStandsAtTheOriginIsFine() throws SQLException {
        report(INSIDE, Duration.ofMinutes(2), 0);

        carried(district.issued()).body("warnings", empty());
    }

    @Test
    void aTruckThatIsElsewhereIsNotedWithItsDistance() throws SQLException {
        report(TEN_KILOMETRES_AWAY, Duration.ofMinutes(1), 0);

        carried(district.issued())
                .body("warnings.code", contains("TRUCK_FAR_FROM_ORIGIN"))
                .body("warnings[0].clause", is("二（二）2（1）②"));
    }

    @Test
    void aPositionThatIsOldOrWorthlessDoesNotCount() throws SQLException {
        report(INSIDE, Duration.ofMinutes(6), 0);
        report(INSIDE, Duration.ofMinutes(1), Quality.NOT_POSITIONED);

        carried(district.issued()).body("warnings.code", contains("TRUCK_NOT_SEEN"));
    }

    @Test
    void aReceiptOfATruckThatNeverCameIsNoted() throws SQLException {
        report(INSIDE, Duration.ofMinutes(2), 0);
        String number = district.inTransit();
        report(TEN_KILOMETRES_AWAY, Duration.ZERO, 0);

        received(number).body("warnings.code", hasItem("NOT_SEEN_AT_DESTINATION"));
    }

    @Test
    void aReceiptOfATruckThatIsThereIsFine() throws SQLException {
        report(INSIDE, Duration.ofMinutes(2), 0);
        String number = district.inTransit();
        report(INSIDE, Duration.ZERO, 0);

        received(number).body("warnings", empty());
    }

    private ValidatableResponse carried(String number) {
        return district.carrier()
                .body(district.carriage())
                .put(MANIFESTS + "/" + number + "/carriage")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse received(String number) {
        return district.receiver()
                .body(district.receipt())
                .put(MANIFESTS + "/" + number + "/receipt")
                .then()
                .statusCode(200);
    }

    private void report(double[] place, Duration ago, int marks) throws SQLException {
        Instant at = clock.instant().minus(ago);
        LocalDate day = LocalDate.ofInstant(at, ZoneId.of("Asia/Shanghai"));
        try (var connection = database.getConnection();
                var partition = connection.prepareStatement("select create_position_partition(?)");
                var insert = connection.prepareStatement("""
                        insert into position (at, received_at, vehicle_id, terminal_id, lon_e6, lat_e6, alarm_flags,
                            status_flags, mileage_deci_km, speed_deci_kph, recorder_speed_deci_kph, heading_deg, altitude_m,
                            satellites, marks)
                        select ?, ?, id, -1, ?, ?, 0, 2, -1, 0, -1, 0, 0, -1, ? from vehicle where plate = ?""")) {
            partition.setObject(1, day);
            partition.execute();
            insert.setObject(1, at.atOffset(ZoneOffset.UTC));
            insert.setObject(2, at.atOffset(ZoneOffset.UTC));
            insert.setInt(3, (int) Math.round(place[0] * 1e6));
            insert.setInt(4, (int) Math.round(place[1] * 1e6));
            insert.setInt(5, marks);
            insert.setString(6, district.plate);
            insert.executeUpdate();
        }
    }
}
