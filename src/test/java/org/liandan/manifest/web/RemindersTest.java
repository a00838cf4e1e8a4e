package org.liandan.manifest.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.manifest.store.Reminders;

/** who has not signed in time is noted once, and listed as long as the stage is unsigned. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RemindersTest {

    private static final String MANIFESTS = "/api/v1/manifests";

    @Inject
    Reminders reminders;

    @Inject
    DataSource database;

    @Test
    void anUnsignedStageIsNotedOnceAndListedUntilItIsSigned() {
        District district = new District();
        String number = issuedYesterday(district, 25 * 60);

        reminders.notice();
        reminders.notice();

        of(district.carrier(), number)
                .body("findAll { it.number == '" + number + "' }.kind", contains("CARRIER_REMINDED"));
        of(district.bureau(), number).body("number", hasItem(number));

        district.carrier()
                .body(district.carriage())
                .put(MANIFESTS + "/" + number + "/carriage")
                .then()
                .statusCode(200);
        reminders.notice();
        of(district.carrier(), number).body("findAll { it.number == '" + number + "' }", empty());
    }

    @Test
    void aStageThatIsNotOverdueIsNotNoted() {
        District district = new District();
        String number = issuedYesterday(district, 23 * 60);

        reminders.notice();

        of(district.carrier(), number).body("findAll { it.number == '" + number + "' }", empty());
    }

    @Test
    void aReceiverThatIsLateByDaysIsOnTheBureausList() throws SQLException {
        District district = new District();
        String number = district.inTransit();
        carriedAgo(number, "9 days");

        reminders.notice();

        of(district.receiver(), number)
                .body(
                        "findAll { it.number == '" + number + "' }.kind",
                        containsInAnyOrder("RECEIVER_REMINDED", "BUREAU_LISTED"));
        district.bureau()
                .accept("text/html")
                .get("/manifests/reminders")
                .then()
                .statusCode(200)
                .body(containsString("列入区执法局清单"));
    }

    @Test
    void nobodySeesWhatIsOverdueBetweenOthers() {
        District district = new District();
        String number = issuedYesterday(district, 48 * 60);
        reminders.notice();

        of(district.stranger(), number).body("findAll { it.number == '" + number + "' }", empty());
    }

    @Test
    void whatIsNotedStaysNoted() throws SQLException {
        String number = issuedYesterday(new District(), 48 * 60);
        reminders.notice();

        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> statement.execute("delete from manifest_reminder where number = '" + number + "'"))
                    .isInstanceOf(SQLException.class);
        }
        assertThat(reminders.overdue(null, 1, 0).total()).isPositive();
    }

    private static ValidatableResponse of(RequestSpecification who, String number) {
        assertThat(number).isNotBlank();
        return who.queryParam("size", 500).get(MANIFESTS + "/reminders").then().statusCode(200);
    }

    private static String issuedYesterday(District district, int minutesAgo) {
        return district.producer()
                .body(District.with(district.manifest(), "producer.handedOverAt", District.minute(-minutesAgo)))
                .post(MANIFESTS)
                .then()
                .statusCode(201)
                .extract()
                .path("number");
    }

    private void carriedAgo(String number, String span) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update manifest set carried_at = carried_at - ?::interval where number = ?")) {
            update.setString(1, span);
            update.setString(2, number);
            update.executeUpdate();
        }
    }
}
