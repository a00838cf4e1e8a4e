package org.liandan.enforcement.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

/** The officer's inbox without a script: addresses and forms alone. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TriagePagesTest {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @Inject
    ViolationStore store;

    @Inject
    Clock clock;

    private Truck truck = new Truck(0, 0, "", 0);
    private String mine = "";
    private long minor;
    private long grave;

    @BeforeEach
    void oneCarrierWithTwoFindings() {
        int number = COUNT.incrementAndGet();
        truck = TestFleet.truck(
                "蒙BT%04d".formatted(number),
                "1390009%04d".formatted(number),
                "复核页面公司" + number,
                "TRIAGEPAGE%08d".formatted(number));
        Instant start = clock.instant().minus(Duration.ofHours(3));
        store.record(List.of(
                new HaulEvent.SpeedingStarted(Examples.episode(truck, start, 10, 650)),
                new HaulEvent.SpeedingStarted(Examples.episode(truck, start.plusSeconds(600), 10, 950))));
        store.record(List.of(Examples.rightTurn(truck, start.plusSeconds(900), Verdict.OBSERVED, 110)));
        List<String> ids = TestTruck.query(
                "select id from violation where vehicle_id = ? and type = 'SPEEDING' order by started_at",
                truck.vehicleId());
        minor = Long.parseLong(ids.get(0));
        grave = Long.parseLong(ids.get(1));
        mine = "/violations/inbox?kind=SPEEDING&carrier=" + truck.carrier();
    }

    @Test
    void theGravestStandsFirstWithItsEvidenceBesideIt() {
        String page = bureau().get(mine).then().statusCode(200).extract().asString();
        assertThat(page.indexOf("data-finding=\"" + grave + "\""))
                .isPositive()
                .isLessThan(page.indexOf("data-finding=\"" + minor + "\""));
        assertThat(page)
                .contains("/api/v1/violations/" + grave + "/evidence")
                .contains("SHA-256")
                .contains("H01");
    }

    @Test
    void aFormDecidesAndLeadsToTheNextOne() {
        Response answer = post(bureau(), grave, "step=CONFIRM&revision=0&next=" + minor);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location"))
                .contains("at=" + minor)
                .contains("said=CONFIRMED")
                .contains("kind=SPEEDING");
        bureau().get(mine)
                .then()
                .body(not(containsString("data-finding=\"" + grave + "\"")))
                .body(containsString("data-finding=\"" + minor + "\""));
    }

    @Test
    void theSecondOfTwoSeesWhoWasFasterAndNothingChanges() {
        post(bureau(), grave, "step=DISMISS&reason=EMERGENCY&revision=0&next=0");
        Response second = post(officer("triage-page-zhao", Role.BUREAU), grave, "step=CONFIRM&revision=0&next=0");
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.asString()).contains("triage-page-li").contains("不予认定");
        assertThat(stateOf(grave)).isEqualTo("DISMISSED");
    }

    @Test
    void aCaseTakesTheTickedOnesWithIt() {
        Response answer =
                post(bureau(), grave, "step=FILE&revision=0&case=&next=0&also=" + minor + "%3A0&also=nonsense");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(stateOf(grave)).isEqualTo("IN_CASE");
        assertThat(stateOf(minor)).isEqualTo("IN_CASE");
        String number = TestTruck.query(
                        "select c.number from enforcement_case c join violation x on x.case_id = c.id where x.id = ?",
                        grave)
                .getFirst();
        bureau().get("/cases/" + number).then().statusCode(200).body(containsString(truck.plate()));
        bureau().get("/cases/" + number + "/case.pdf").then().statusCode(200).contentType("application/pdf");
        Response bare = form(bureau(), "/cases/" + number + "/outcome", "revision=1&outcome=&note=");
        assertThat(bare.statusCode()).isEqualTo(400);
    }

    @Test
    void aPartIsForTheScriptAndAPageForAPerson() {
        bureau().header("HX-Request", "true")
                .get("/violations/inbox/" + grave + "?next=" + minor)
                .then()
                .statusCode(200)
                .body(containsString("id=\"chosen\""))
                .body(containsString("name=\"next\" value=\"" + minor + "\""))
                .body(not(containsString("<html")));
        bureau().redirects()
                .follow(false)
                .get("/violations/inbox/" + grave)
                .then()
                .statusCode(303);
    }

    @Test
    void thePoliceSeeWhatWasHandedOverToThem() {
        officer("triage-page-police", Role.TRAFFIC_POLICE)
                .get(mine)
                .then()
                .statusCode(200)
                .body(not(containsString("data-finding=\"" + grave + "\"")));
        post(bureau(), grave, "step=HAND_OVER&revision=0&next=0");
        officer("triage-page-police", Role.TRAFFIC_POLICE)
                .get(mine)
                .then()
                .body(containsString("data-finding=\"" + grave + "\""))
                .body(containsString("value=\"RECEIVE\""))
                .body(not(containsString("value=\"CONFIRM\"")));
        assertThat(post(officer("triage-page-police", Role.TRAFFIC_POLICE), grave, "step=CONFIRM&revision=1&next=0")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void anAuditorLooksOn() {
        officer("triage-page-auditor", Role.AUDITOR)
                .get(mine)
                .then()
                .statusCode(200)
                .body(not(containsString("name=\"step\"")));
        assertThat(post(officer("triage-page-auditor", Role.AUDITOR), grave, "step=CONFIRM&revision=0")
                        .statusCode())
                .isEqualTo(403);
        officer("triage-page-carrier", Role.CARRIER)
                .get("/violations/inbox")
                .then()
                .statusCode(403);
    }

    @Test
    void aFilterThatIsNoneRestrictsNothing() {
        bureau().get("/violations/inbox?state=LOST&kind=DANCING&carrier=x&place=y&day=soon")
                .then()
                .statusCode(200);
    }

    @Test
    void earlierViolationsThatWereDismissedDoNotCount() {
        assertThat(before(grave)).contains("一年内 1 条");
        post(bureau(), minor, "step=DISMISS&reason=DEVICE_FAULT&revision=0&next=0");
        assertThat(before(grave)).contains("一年内 0 条");
    }

    private static String before(long violation) {
        return bureau().header("HX-Request", "true")
                .get("/violations/inbox/" + violation)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private Response post(RequestSpecification officer, long violation, String form) {
        return form(officer, mine.replace("/inbox?", "/inbox/" + violation + "?"), form);
    }

    private static Response form(RequestSpecification officer, String path, String form) {
        return officer.contentType("application/x-www-form-urlencoded")
                .accept("text/html, */*")
                .redirects()
                .follow(false)
                .body(form)
                .post(path);
    }

    private static String stateOf(long violation) {
        return TestTruck.query("select review_state from violation where id = ?", violation)
                .getFirst();
    }

    private static RequestSpecification bureau() {
        return officer("triage-page-li", Role.BUREAU);
    }

    private static RequestSpecification officer(String name, Role role) {
        return Accounts.as(name, role, Accounts.organization("复核页面单位", "TRIAGEPAGE00000ORG"))
                .accept("text/html, */*");
    }
}
