package org.liandan.enforcement.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.gateway.TestTruck;
import org.liandan.haul.HaulEvent;
import org.liandan.haul.Verdict;
import org.liandan.haul.store.Examples;
import org.liandan.haul.store.TestFleet;
import org.liandan.haul.store.TestFleet.Truck;
import org.liandan.haul.store.ViolationStore;
import org.liandan.party.Role;

/** Reviews and cases over REST: who may take which step, what a second officer learns, what counts and what does not. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ReviewResourceTest {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @Inject
    ViolationStore store;

    @Inject
    Clock clock;

    private Truck truck = new Truck(0, 0, "", 0);
    private Truck other = new Truck(0, 0, "", 0);
    private long speeding;
    private long turn;

    @BeforeEach
    void aTruckThatSpedAndTurned() {
        int number = COUNT.incrementAndGet();
        truck = truck(2 * number);
        other = truck(2 * number + 1);
        Instant start = clock.instant().minus(Duration.ofHours(2));
        store.record(List.of(
                Examples.rightTurn(truck, start, Verdict.OBSERVED, 250),
                new HaulEvent.SpeedingStarted(Examples.episode(truck, start.plusSeconds(60), 10, 950))));
        store.record(List.of(Examples.rightTurn(other, start, Verdict.OBSERVED, 250)));
        speeding = id(truck, "SPEEDING");
        turn = id(truck, "RIGHT_TURN");
    }

    private static Truck truck(int number) {
        return TestFleet.truck(
                "蒙BR%04d".formatted(number),
                "1390008%04d".formatted(number),
                "复核接口公司" + number,
                "REVIEWREST%08d".formatted(number));
    }

    private static long id(Truck truck, String type) {
        return Long.parseLong(
                TestTruck.query("select id from violation where vehicle_id = ? and type = ?", truck.vehicleId(), type)
                        .getFirst());
    }

    @Test
    void anOfficerConfirmsAndTheRecordSaysWhoAndWhen() {
        bureau().get(path(speeding))
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("state", equalTo("UNREVIEWED"));
        take(bureau(), speeding, 0, Map.of("step", "CONFIRM", "note", "轨迹清楚"))
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("state", equalTo("CONFIRMED"))
                .body("stateName", equalTo("属实"))
                .body("steps.kind", contains("CONFIRMED"))
                .body("steps[0].officer", equalTo("review-li"))
                .body("steps[0].note", equalTo("轨迹清楚"));
        assertThat(TestTruck.query(
                        "select action from audit_entry where subject_type = 'violation' and subject_id = ?",
                        String.valueOf(speeding)))
                .contains("VIOLATION_CONFIRMED");
    }

    @Test
    void theSecondOfficerIsToldWhoDecidedWhat() {
        take(bureau(), speeding, 0, Map.of("step", "DISMISS", "reason", "POSITION_ERROR"))
                .statusCode(200);
        take(secondOfficer(), speeding, 0, Map.of("step", "CONFIRM"))
                .statusCode(409)
                .body("type", equalTo("urn:liandan:problem:decided-meanwhile"))
                .body("detail", containsString("review-li"))
                .body("detail", containsString("不予认定"))
                .body("clause", equalTo("三"));
    }

    @Test
    void anUpdateNamesTheRevisionThatWasSeen() {
        bureau().body(Map.of("step", "CONFIRM")).put(path(speeding)).then().statusCode(428);
    }

    @Test
    void aDismissalNeedsAReasonOfTheList() {
        take(bureau(), speeding, 0, Map.of("step", "DISMISS"))
                .statusCode(400)
                .body("type", equalTo("urn:liandan:problem:reason-required"));
        take(bureau(), speeding, 0, Map.of("step", "DISMISS", "reason", "OTHER"))
                .statusCode(400)
                .body("type", equalTo("urn:liandan:problem:note-required"));
    }

    @Test
    void whatIsDismissedIsCountedNoMoreAndKeepsItsEvidence() {
        String today =
                clock.instant().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate().toString();
        long before = turnsOf(truck, today);
        take(bureau(), turn, 0, Map.of("step", "DISMISS", "reason", "ROAD_RECORD"))
                .statusCode(200);
        assertThat(turnsOf(truck, today)).isEqualTo(before - 1);
        bureau().get("/api/v1/violations/" + turn).then().body("dismissed", equalTo(true));
        bureau().get("/api/v1/violations/" + turn + "/evidence").then().statusCode(200);
        take(bureau(), turn, 1, Map.of("step", "UNDO")).statusCode(200);
        assertThat(turnsOf(truck, today)).isEqualTo(before);
    }

    /** What the carrier's own statistics say. */
    private static long turnsOf(Truck truck, String today) {
        LocalDate day = LocalDate.parse(today);
        return Accounts.as("review-carrier-" + truck.carrier(), Role.CARRIER, truck.carrier())
                .queryParam("from", day.minusDays(1).toString())
                .queryParam("to", day.toString())
                .queryParam("type", "RIGHT_TURN")
                .get("/api/v1/statistics/violations")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("total");
    }

    @Test
    void thePoliceReceiveWhatIsTheirsAndAnswer() {
        take(bureau(), speeding, 0, Map.of("step", "HAND_OVER")).statusCode(200).body("state", equalTo("HANDED_OVER"));
        take(bureau(), speeding, 1, Map.of("step", "RECEIVE"))
                .statusCode(403)
                .body("type", equalTo("urn:liandan:problem:not-your-authority"));
        take(police(), speeding, 1, Map.of("step", "RECEIVE")).statusCode(200).body("state", equalTo("RECEIVED"));
        take(bureau(), speeding, 2, Map.of("step", "UNDO"))
                .statusCode(403)
                .body("type", equalTo("urn:liandan:problem:not-your-decision"));
        take(police(), speeding, 2, Map.of("step", "ANSWER", "outcome", "PENALISED", "note", "已处罚"))
                .statusCode(200)
                .body("state", equalTo("ANSWERED"));
    }

    @Test
    void aCaseHoldsViolationsOfOneCarrierWithTheHashesOfTheirEvidence() {
        String number = file(speeding, turn)
                .statusCode(201)
                .body("number", matchesPattern("\\d{4}-\\d{5}"))
                .body("open", equalTo(true))
                .body("violations", hasSize(2))
                .body("violations.sha256", hasSize(2))
                .body("violations.filedBy", hasItem("review-li"))
                .extract()
                .path("number");
        bureau().get(path(turn)).then().body("state", equalTo("IN_CASE"));
        byte[] sheet = bureau().accept("application/pdf")
                .get("/api/v1/cases/" + number)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(new String(sheet, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(new String(
                        bureau().accept("*/*").get("/cases/file?format=csv").asByteArray(), StandardCharsets.UTF_8))
                .contains("案件编号", number, "未结");
    }

    @Test
    void aCaseIsAboutOneCarrierOrNothingIsFiled() {
        file(speeding, id(other, "RIGHT_TURN"))
                .statusCode(422)
                .body("type", equalTo("urn:liandan:problem:case-of-another-carrier"));
        bureau().get(path(speeding)).then().body("state", equalTo("UNREVIEWED"));
    }

    @Test
    void oneThatWasDecidedMeanwhileKeepsTheOthersOutOfTheCase() {
        take(secondOfficer(), turn, 0, Map.of("step", "DISMISS", "reason", "DUPLICATE"))
                .statusCode(200);
        file(speeding, turn).statusCode(409).body("type", equalTo("urn:liandan:problem:decided-meanwhile"));
        bureau().get(path(speeding)).then().body("state", equalTo("UNREVIEWED"));
    }

    @Test
    void takingTheLastViolationOutWithdrawsTheCase() {
        String number = file(speeding).statusCode(201).extract().path("number");
        take(bureau(), speeding, 1, Map.of("step", "UNDO")).statusCode(200).body("state", equalTo("UNREVIEWED"));
        bureau().get("/api/v1/cases/" + number)
                .then()
                .body("open", equalTo(false))
                .body("outcome", equalTo("WITHDRAWN"));
    }

    @Test
    void aClosedCaseIsClosed() {
        String number = file(speeding).statusCode(201).extract().path("number");
        int revision = bureau().get("/api/v1/cases/" + number).jsonPath().getInt("revision");
        Map<String, String> outcome = Map.of("outcome", "PENALISED", "note", "昆执罚决字第1号");
        close(number, revision - 1, outcome).statusCode(409).body("type", equalTo("urn:liandan:problem:case-changed"));
        close(number, revision, outcome)
                .statusCode(200)
                .body("open", equalTo(false))
                .body("closedBy", equalTo("review-li"));
        close(number, revision + 1, outcome).statusCode(409).body("type", equalTo("urn:liandan:problem:case-closed"));
        take(bureau(), speeding, 1, Map.of("step", "UNDO"))
                .statusCode(409)
                .body("type", equalTo("urn:liandan:problem:case-closed"));
    }

    @Test
    void onlyOfficersDecideAndAuditorsLookOn() {
        RequestSpecification auditor = Accounts.as("review-auditor", Role.AUDITOR, bureauId());
        auditor.get(path(speeding)).then().statusCode(200);
        take(Accounts.as("review-auditor", Role.AUDITOR, bureauId()), speeding, 0, Map.of("step", "CONFIRM"))
                .statusCode(403);
        Accounts.as("review-carrier-" + truck.carrier(), Role.CARRIER, truck.carrier())
                .get(path(speeding))
                .then()
                .statusCode(403);
        police().get("/api/v1/cases").then().statusCode(403);
        police().get("/cases/file?format=csv").then().statusCode(403);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        bureau().get(path(Long.MAX_VALUE))
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:liandan:problem:violation-unknown"));
        bureau().get("/api/v1/cases/1999-00001")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:liandan:problem:case-unknown"));
    }

    private static ValidatableResponse file(long... violations) {
        List<Map<String, Long>> filed = Arrays.stream(violations)
                .mapToObj(id -> Map.of("id", id, "revision", 0L))
                .toList();
        return bureau().body(Map.of("violations", filed)).post("/api/v1/cases").then();
    }

    private static ValidatableResponse close(String number, int revision, Map<String, String> outcome) {
        return bureau().header("If-Match", "\"" + revision + "\"")
                .body(outcome)
                .put("/api/v1/cases/" + number + "/outcome")
                .then();
    }

    private static ValidatableResponse take(
            RequestSpecification officer, long violation, int revision, Map<String, String> step) {
        return officer.header("If-Match", "\"" + revision + "\"")
                .body(step)
                .put(path(violation))
                .then();
    }

    private static String path(long violation) {
        return "/api/v1/violations/" + violation + "/review";
    }

    private static long bureauId() {
        return Accounts.organization("复核接口执法局", "REVIEWREST00BUREAU");
    }

    private static RequestSpecification bureau() {
        return Accounts.as("review-li", Role.BUREAU, bureauId());
    }

    private static RequestSpecification secondOfficer() {
        return Accounts.as("review-zhao", Role.BUREAU, bureauId());
    }

    private static RequestSpecification police() {
        return Accounts.as(
                "review-police", Role.TRAFFIC_POLICE, Accounts.organization("复核接口交管大队", "REVIEWREST00POLICE"));
    }
}
