package org.liandan.manifest.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.gateway.TestTruck;
import org.liandan.party.Role;

/** Steps that a driver's phone has kept while there was no network, and sends when there is one. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class QueuedStepsTest {

    @Inject
    Clock clock;

    private District district = new District();
    private String number = "";
    /** The version that the page showed when it was put aside. */
    private String versionShown = "";

    @BeforeEach
    void issue() {
        district = new District();
        number = district.issued();
        versionShown = latestVersion();
    }

    @Test
    void aCarriageThatIsSentTwiceCountsOnce() {
        carriage("press-1", clock.instant(), district.plate).statusCode(200).body("state", equalTo("CONFIRMED"));

        carriage("press-1", clock.instant(), district.plate).statusCode(422);
        Instant declared = clock.instant();
        carriage("press-2", declared, district.plate).statusCode(409);
        carriage("press-2", declared, district.plate).statusCode(409).body("state", equalTo("REFUSED"));
        assertThat(history()).containsExactly("CREATED", "ISSUED", "CARRIED");
    }

    @Test
    void whoDoesNotHearTheAnswerHearsTheSameAgain() {
        Instant declared = clock.instant();
        String first = carriage("press-1", declared, district.plate).extract().asString();

        assertThat(carriage("press-1", declared, district.plate)
                        .statusCode(200)
                        .extract()
                        .asString())
                .isEqualTo(first);
    }

    @Test
    void oneThatHasWaitedKeepsThePhonesTimeBesideOurs() {
        carriage("press-1", clock.instant().minus(Duration.ofHours(2)), district.plate)
                .statusCode(200);
        arrival("press-2", clock.instant().minus(Duration.ofMinutes(50))).statusCode(200);

        assertThat(TestTruck.query(
                        "select kind, at - (entries ->> 'declaredAt')::timestamptz > interval '49 minutes' from manifest_event"
                                + " where number = ? and entries ->> 'declaredAt' is not null order by at",
                        number))
                .containsExactly("CARRIED|t", "ARRIVED|t");
    }

    @Test
    void oneThatCameAtOnceIsADirectConfirmation() {
        carriage("press-1", clock.instant(), district.plate).statusCode(200);

        assertThat(TestTruck.query(
                        "select entries ->> 'means' is null from manifest_event where number = ? and kind = 'CARRIED'",
                        number))
                .containsExactly("t");
    }

    @Test
    void aClockThatCannotBeSaysNothing() {
        carriage("press-1", Instant.MAX, district.plate).statusCode(200).body("state", equalTo("CONFIRMED"));
        arrival("press-2", Instant.EPOCH).statusCode(200);

        assertThat(TestTruck.query(
                        "select count(*) from manifest_event where number = ? and entries ->> 'declaredAt' is not null",
                        number))
                .containsExactly("0");
    }

    @Test
    void aRefusalNamesTheFieldOfTheForm() {
        carriage("press-1", clock.instant(), "蒙B00000")
                .statusCode(422)
                .body("state", equalTo("REFUSED"))
                .body("faults.field", contains("plate"))
                .body("faults[0].sentence", containsString("："));
        assertThat(history()).containsExactly("CREATED", "ISSUED");
    }

    @Test
    void anotherCarriersDriverIsTurnedAway() {
        District other = new District();
        given().auth()
                .oauth2(Accounts.token("mf-driver-" + other.id, Role.DRIVER, other.carrierId))
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .accept(ContentType.JSON)
                .formParams(Map.of("confirmation", "press-1", "version", "1"))
                .post("/manifests/" + number + "/carriage")
                .then()
                .statusCode(404);
    }

    private ValidatableResponse carriage(String press, Instant declaredAt, String plate) {
        return given().auth()
                .oauth2(Accounts.token("mf-driver-" + district.id, Role.DRIVER, district.carrierId))
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .accept(ContentType.JSON)
                .formParams(Map.of(
                        "confirmation",
                        press,
                        "declaredAt",
                        declaredAt.toString(),
                        "version",
                        versionShown,
                        "checked",
                        "true",
                        "plate",
                        plate,
                        "transportMode",
                        "ROAD_DUMP",
                        "driverName",
                        "李四",
                        "driverPhone",
                        "13900139000"))
                .post("/manifests/" + number + "/carriage")
                .then();
    }

    private ValidatableResponse arrival(String press, Instant declaredAt) {
        return given().auth()
                .oauth2(Accounts.token("mf-driver-" + district.id, Role.DRIVER, district.carrierId))
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .accept(ContentType.JSON)
                .formParams(
                        Map.of("confirmation", press, "declaredAt", declaredAt.toString(), "version", latestVersion()))
                .post("/manifests/" + number + "/arrival")
                .then();
    }

    private String latestVersion() {
        return TestTruck.query("select version from manifest where number = ?", number)
                .getFirst();
    }

    private List<String> history() {
        return TestTruck.query("select kind from manifest_event where number = ? order by at", number);
    }
}
