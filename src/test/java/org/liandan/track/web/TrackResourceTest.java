package org.liandan.track.web;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.gateway.Jt808Server;
import org.liandan.gateway.TestTerminal;
import org.liandan.gateway.TestTruck;
import org.liandan.jt808.PlatformResult;
import org.liandan.party.Role;

/** Positions and tracks over REST, reported by a real terminal. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TrackResourceTest {

    @Inject
    Jt808Server server;

    @Inject
    Clock clock;

    private TestTruck truck = new TestTruck(0, 0, "", "", 0);
    private Instant start = Instant.EPOCH;

    @BeforeEach
    void drive() {
        truck = TestTruck.register();
        start = clock.instant().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60);
        try (TestTerminal terminal = TestTerminal.online(server.port(), truck)) {
            for (int i = 0; i < 3; i++) {
                Assertions.assertThat(terminal.ask(TestTerminal.report(
                                start.plusSeconds(10L * i), 109.84 + i * 0.001, 40.65, 36.5 + i, 90)))
                        .isEqualTo(PlatformResult.OK);
            }
        }
    }

    @Test
    void theLastPositionIsTheNewestOne() {
        officer()
                .get("/api/v1/vehicles/{plate}/position", truck.plate())
                .then()
                .statusCode(200)
                .body("plate", equalTo(truck.plate()))
                .body("lon", equalTo(109.842f))
                .body("lat", equalTo(40.65f))
                .body("speedKph", equalTo(38.5f))
                .body("headingDeg", equalTo(90))
                .body("at", equalTo(start.plusSeconds(20).toString()));
    }

    @Test
    void aTrackIsAGeoJsonLineWithTimesSpeedsAndHeadings() {
        officer()
                .queryParam("from", start.toString())
                .queryParam("to", start.plusSeconds(20).toString())
                .get("/api/v1/vehicles/{plate}/track", truck.plate())
                .then()
                .statusCode(200)
                .body("type", equalTo("Feature"))
                .body("geometry.type", equalTo("LineString"))
                .body("geometry.coordinates", contains(contains(109.84f, 40.65f), contains(109.841f, 40.65f)))
                .body(
                        "properties.times",
                        contains(start.toString(), start.plusSeconds(10).toString()))
                .body("properties.speedsKph", contains(36.5f, 37.5f))
                .body("properties.headingsDeg", contains(90, 90))
                .body("properties.truncated", equalTo(false));
    }

    @Test
    void aSimplifiedTrackHasNoMorePointsThanItsLineNeedsAndSaysHowManyFixesThereAre() {
        officer()
                .queryParam("from", start.toString())
                .queryParam("to", start.plusSeconds(30).toString())
                .queryParam("toleranceM", 5)
                .get("/api/v1/vehicles/{plate}/track", truck.plate())
                .then()
                .statusCode(200)
                .body("geometry.coordinates", contains(contains(109.84f, 40.65f), contains(109.842f, 40.65f)))
                .body("properties.speedsKph", contains(36.5f, 38.5f))
                .body("properties.fixes", equalTo(3))
                .body("properties.toleranceM", equalTo(5));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 501})
    void aToleranceOutsideItsBoundsIsRefused(int toleranceM) {
        officer()
                .queryParam("toleranceM", toleranceM)
                .get("/api/v1/vehicles/{plate}/track", truck.plate())
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("toleranceM"));
    }

    @Test
    void aStretchWithoutReportsHasNoGeometry() {
        officer()
                .queryParam("from", start.minus(Duration.ofDays(1)).toString())
                .queryParam("to", start.toString())
                .get("/api/v1/vehicles/{plate}/track", truck.plate())
                .then()
                .statusCode(200)
                .body("geometry", nullValue())
                .body("properties.times", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource({
        "yesterday,2026-03-01T08:00:00+08:00,from",
        "2026-03-01T08:00:00,2026-03-01T09:00:00+08:00,from",
        "2026-03-02T08:00:00+08:00,2026-03-01T08:00:00+08:00,from",
        "2026-03-01T08:00:00+08:00,2026-03-03T08:00:01+08:00,to"
    })
    void aBadStretchIsRefusedWithItsField(String from, String to, String field) {
        officer()
                .queryParam("from", from)
                .queryParam("to", to)
                .get("/api/v1/vehicles/{plate}/track", truck.plate())
                .then()
                .statusCode(400)
                .body("violations.field", hasItem(field));
    }

    @ParameterizedTest
    @CsvSource({"position", "track"})
    void aCarrierSeesItsOwnTrucksAndNoOthers(String what) {
        Accounts.as("gateway-carrier", Role.CARRIER, truck.carrierId())
                .get("/api/v1/vehicles/{plate}/{what}", truck.plate(), what)
                .then()
                .statusCode(200);
        long stranger = Accounts.organization("别的承运公司", "GATEWAYTESTSTRANGE");
        Accounts.as("gateway-stranger", Role.CARRIER, stranger)
                .get("/api/v1/vehicles/{plate}/{what}", truck.plate(), what)
                .then()
                .statusCode(404);
    }

    @Test
    void aPlateThatNobodyHasIsNotFound() {
        officer().get("/api/v1/vehicles/{plate}/position", "蒙B99999").then().statusCode(404);
    }

    @Test
    void withoutLoginNothingIsShown() {
        RestAssured.given()
                .get("/api/v1/vehicles/{plate}/position", truck.plate())
                .then()
                .statusCode(401);
    }

    private static RequestSpecification officer() {
        return Accounts.admin();
    }
}
