package org.liandan.haul.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.haul.HaulEvent;
import org.liandan.haul.Verdict;
import org.liandan.haul.store.Examples;
import org.liandan.haul.store.TestFleet;
import org.liandan.haul.store.TestFleet.Truck;
import org.liandan.haul.store.ViolationStore;
import org.liandan.party.Role;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ViolationResourceTest {

    private static final Instant START = Instant.parse("2026-03-03T08:00:00Z");

    @Inject
    ViolationStore store;

    private Truck mine;
    private Truck other;

    @BeforeEach
    void twoCarriersWithAViolationEach() {
        mine = TestFleet.truck("蒙BH3001", "13900003001", "违规接口甲公司", "HAUL00000000000003");
        other = TestFleet.truck("蒙BH3002", "13900003002", "违规接口乙公司", "HAUL00000000000004");
        store.record(List.of(
                Examples.rightTurn(mine, START, Verdict.OBSERVED, 250),
                new HaulEvent.SpeedingStarted(Examples.episode(mine, START.plusSeconds(60), 10, 650))));
        store.record(List.of(Examples.rightTurn(other, START, Verdict.OBSERVED, 250)));
    }

    @Test
    void showsWhatWasDoneWhenWhereAndHowItWasEstablished() {
        bureau().queryParam("plate", "蒙B·H3001")
                .queryParam("type", "RIGHT_TURN")
                .get("/api/v1/violations")
                .then()
                .statusCode(200)
                .header("X-Total-Count", "1")
                .body("", hasSize(1))
                .body("[0].type", equalTo("RIGHT_TURN"))
                .body("[0].plate", equalTo("蒙BH3001"))
                .body("[0].organization", equalTo("违规接口甲公司"))
                .body("[0].terminal", equalTo("13900003001"))
                .body("[0].startedAt", equalTo("2026-03-03T16:00:00+08:00"))
                .body("[0].limitKph", equalTo(10.0f))
                .body("[0].measuredKph", equalTo(25.0f))
                .body("[0].verdict", equalTo("OBSERVED"))
                .body("[0].established", containsString("实测速度"))
                .body("[0].rule", equalTo("H02"))
                .body("[0].clause", equalTo("右转弯限速10km/h"))
                .body("[0].location.coordinates", contains(109.8421f, 40.6583f))
                .body("[0].evidence", nullValue());
    }

    @Test
    void showsTheReportsBehindOne() {
        bureau().get("/api/v1/violations/" + id(mine, "SPEEDING"))
                .then()
                .statusCode(200)
                .body("evidence.reportsAboveLimit", equalTo(11))
                .body("evidence.reports.speedKph", contains(61.2f, 65.0f, 60.5f))
                .body("evidence.reports[0].recorderSpeedKph", equalTo(60.9f))
                .body("endedAt", nullValue());
    }

    @Test
    void aCarrierSeesItsOwnAlone() {
        carrier()
                .get("/api/v1/violations?size=1000")
                .then()
                .statusCode(200)
                .body("findAll { it.plate != '蒙BH3001' }", hasSize(0))
                .header("X-Total-Count", "2");
    }

    @Test
    void anotherCarriersViolationIsNotThere() {
        carrier().get("/api/v1/violations/" + id(other, "RIGHT_TURN")).then().statusCode(404);
    }

    @Test
    void askingForAnotherCarriersListIsForbidden() {
        carrier()
                .queryParam("organization", other.carrier())
                .get("/api/v1/violations")
                .then()
                .statusCode(403);
    }

    @Test
    void theBureauMayAskForOneCarrier() {
        bureau().queryParam("organization", other.carrier())
                .get("/api/v1/violations")
                .then()
                .statusCode(200)
                .body("plate", contains("蒙BH3002"));
    }

    @Test
    void aProducerHasNoBusinessHere() {
        Accounts.as("haul-producer", Role.PRODUCER, mine.carrier())
                .get("/api/v1/violations")
                .then()
                .statusCode(403);
    }

    @Test
    void nobodyReadsUnnamed() {
        given().get("/api/v1/violations").then().statusCode(401);
    }

    @Test
    void wrongParametersAreNamed() {
        bureau().queryParam("type", "DANCING")
                .queryParam("from", "yesterday")
                .get("/api/v1/violations")
                .then()
                .statusCode(400)
                .body("violations.field", contains("type", "from"));
    }

    @Test
    void anEndBeforeTheStartIsRefused() {
        bureau().queryParam("from", "2026-03-03T08:00:00Z")
                .queryParam("to", "2026-03-03T16:00:00+08:00")
                .get("/api/v1/violations")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("from"));
    }

    @Test
    void anUnknownViolationIsNotFound() {
        bureau().get("/api/v1/violations/987654321").then().statusCode(404);
    }

    private static long id(Truck truck, String type) {
        return TestFleet.number("select id from violation where vehicle_id = ? and type = ?", truck.vehicleId(), type);
    }

    private RequestSpecification carrier() {
        return Accounts.as("haul-carrier", Role.CARRIER, mine.carrier());
    }

    private static RequestSpecification bureau() {
        return Accounts.as("haul-bureau", Role.BUREAU, Accounts.organization("违规接口执法局", "HAUL00000000000005"));
    }
}
