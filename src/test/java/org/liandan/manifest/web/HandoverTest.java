package org.liandan.manifest.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.gateway.TestTruck;
import org.liandan.party.Role;

/** The hand-over link over HTTP: who may make it, who may use it, and everything that it is not good for. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class HandoverTest {

    private static final Pattern LINK = Pattern.compile("/h/[A-Za-z0-9_-]{22}");

    @Inject
    Clock clock;

    private District district = new District();
    private String number = "";

    @BeforeEach
    void issue() {
        district = new District();
        number = district.issued();
    }

    @Test
    void aDriverWhoHasLoggedInConfirmsByTheLink() {
        String link = made("");

        confirm(driver(), link, "one", Map.of())
                .statusCode(200)
                .body("state", equalTo("CONFIRMED"))
                .body("number", equalTo(printed()));

        manifest()
                .body("state", equalTo("IN_TRANSIT"))
                .body("carrier.plate", equalTo(district.plate))
                .body("history.username", hasItem("mf-driver-" + district.id));
    }

    @Test
    void onlyTheProducerMakesLinks() {
        form(as(Role.CARRIER, "mf-carrier-", district.carrierId))
                .post("/manifests/" + number + "/handover")
                .then()
                .statusCode(403);
        District other = new District();
        form(as(Role.PRODUCER, "mf-producer-" + other.id + "-", other.producerId))
                .post("/manifests/" + number + "/handover")
                .then()
                .statusCode(404);
    }

    @Test
    void withoutALoginTheLinkShowsTheLoadAndTakesNothing() {
        String link = made("");

        given().get(link)
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body(containsString("12.5"), not(containsString("13800138000")), not(containsString("linkForm")));
        confirm(given(), link, "one", Map.of()).statusCode(401).body("faults.code", contains("HANDOVER_LOGIN"));
        confirm(driver(), link, "two", Map.of()).statusCode(200);
    }

    @Test
    void aLinkThatIsEnoughByItselfActsUnderANameOfItsOwn() {
        String link = made(district.plate);
        TestTruck.query("update handover set alone = true where number = ?", number);

        given().get(link)
                .then()
                .statusCode(200)
                .body(containsString("linkForm"), not(containsString("13900139000")), not(containsString("李四")));
        confirm(given(), link, "one", Map.of()).statusCode(200);

        manifest()
                .body("state", equalTo("IN_TRANSIT"))
                .body("carrier.driverName", equalTo("李四"))
                .body("carrier.creditCode", equalTo(district.carrierCode));
        assertThat(TestTruck.query("select used_by = 'link:' || id from handover where number = ?", number))
                .containsExactly("t");
    }

    @Test
    void theTrucksLastDriverIsKeptWithoutBeingNamed() {
        confirm(driver(), made(district.plate), "one", Map.of()).statusCode(200);
        district.receiver()
                .body(district.receipt())
                .put("/api/v1/manifests/" + number + "/receipt")
                .then()
                .statusCode(200);
        number = district.issued();
        String link = made(district.plate);
        TestTruck.query("update handover set alone = true where number = ?", number);

        given().get(link)
                .then()
                .body(containsString("李*"), containsString("139******00"), not(containsString("13900139000")));
        confirm(given(), link, "two", Map.of("driver", "known", "driverName", "", "driverPhone", ""))
                .statusCode(200);

        manifest().body("carrier.driverName", equalTo("李四")).body("carrier.driverPhone", equalTo("13900139000"));
    }

    @Test
    void theSameConfirmationAgainIsAnsweredTheSameAndAnotherIsRefusedAndAudited() {
        String link = made("");
        confirm(driver(), link, "one", Map.of()).statusCode(200);

        confirm(driver(), link, "one", Map.of()).statusCode(200).body("state", equalTo("CONFIRMED"));
        confirm(driver(), link, "two", Map.of()).statusCode(409).body("faults.code", contains("HANDOVER_USED"));

        assertThat(audited()).containsExactly("HANDOVER_USED");
        manifest().body("history.kind", contains("CREATED", "ISSUED", "CARRIED"));
    }

    @Test
    void oneThatIsTriedAgainAndAgainIsHeldBack() {
        String link = made("");
        confirm(driver(), link, "one", Map.of()).statusCode(200);
        for (int i = 0; i < 5; i++) {
            confirm(driver(), link, "again-" + i, Map.of()).statusCode(409);
        }

        confirm(driver(), link, "again", Map.of()).statusCode(429).body("faults.code", contains("HANDOVER_TOO_MANY"));
    }

    @Test
    void anotherTruckThanTheNamedOneIsRefused() {
        String link = made(district.plate);

        confirm(driver(), link, "one", Map.of("plate", district.anotherTruck()))
                .statusCode(422)
                .body("faults.code", contains("HANDOVER_OTHER_TRUCK"));
        assertThat(audited()).containsExactly("HANDOVER_OTHER_TRUCK");
    }

    @Test
    void anotherOrganisationsTruckOrDriverIsRefusedAndTheLinkStaysGood() {
        District other = new District();
        String link = made("");

        confirm(driver(), link, "one", Map.of("plate", other.plate))
                .statusCode(422)
                .body("faults.code", contains("PLATE_NOT_REGISTERED"));
        confirm(as(Role.DRIVER, "mf-driver-", other.carrierId, other.id), link, "two", Map.of())
                .statusCode(403)
                .body("faults.code", contains("NOT_THE_CARRIER"));
        assertThat(audited()).containsExactly("PLATE_NOT_REGISTERED", "NOT_THE_CARRIER");
        confirm(driver(), link, "three", Map.of()).statusCode(200);
    }

    @Test
    void aNewLinkTakesThePlaceOfTheOld() {
        String old = made("");
        made("");

        given().get(old).then().statusCode(410).body(containsString("交接码已被新的替换"));
    }

    @Test
    void anExpiredLinkIsRefusedUnlessThePhoneHadItOpenInTime() {
        String link = made("");
        driver().get(link).then().statusCode(200);
        Instant now = clock.instant();
        TestTruck.query(
                "update handover set created_at = created_at - interval '2 hours', expires_at = expires_at - interval '2 hours', opened_at = opened_at - interval '2 hours' where number = ?",
                number);

        confirm(driver(), link, "one", Map.of()).statusCode(410).body("faults.code", contains("HANDOVER_EXPIRED"));
        Instant declared = now.minus(Duration.ofMinutes(110));
        confirm(driver(), link, "two", Map.of("declaredAt", declared.toString()))
                .statusCode(200);

        assertThat(TestTruck.query(
                        "select entries ->> 'means', (entries ->> 'declaredAt')::timestamptz < at - interval '100 minutes' from manifest_event where number = ? and kind = 'CARRIED'",
                        number))
                .containsExactly("LINK|t");
    }

    @Test
    void whatIsNoLinkIsNotFound() {
        given().get("/h/AAAAAAAAAAAAAAAAAAAAAA").then().statusCode(404).body(containsString("交接码无效"));
        assertThat(
                        TestTruck.queryInt(
                                "select count(*) from audit_entry where action = 'HANDOVER_REFUSED' and subject_id = 'unknown' and at > now() - interval '1 minute'"))
                .isPositive();
    }

    @Test
    void ofTwoPhonesAtOnceOneConfirms() throws Exception {
        String link = made("");
        RequestSpecification one = driver();
        RequestSpecification other = driver();
        try (ExecutorService phones = Executors.newFixedThreadPool(2)) {
            List<Callable<Integer>> both = List.of(
                    () -> confirm(one, link, "one", Map.of()).extract().statusCode(),
                    () -> confirm(other, link, "two", Map.of()).extract().statusCode());
            List<Future<Integer>> answers = phones.invokeAll(both);

            assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(200, 409);
        }
        manifest().body("history.kind", contains("CREATED", "ISSUED", "CARRIED"));
    }

    /** The producer shows a code; the link in it. */
    private String made(String plate) {
        String page = form(as(Role.PRODUCER, "mf-producer-", district.producerId))
                .formParam("plate", plate)
                .post("/manifests/" + number + "/handover")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Matcher link = LINK.matcher(page);
        assertThat(link.find()).isTrue();
        return link.group();
    }

    private ValidatableResponse confirm(
            RequestSpecification who, String link, String confirmation, Map<String, String> changes) {
        Map<String, String> form = new HashMap<>(Map.of(
                "confirmation",
                confirmation,
                "checked",
                "true",
                "plate",
                district.plate,
                "transportMode",
                "ROAD_DUMP",
                "driverName",
                "李四",
                "driverPhone",
                "13900139000"));
        form.putAll(changes);
        return form(who).accept(ContentType.JSON).formParams(form).post(link).then();
    }

    private static RequestSpecification form(RequestSpecification who) {
        return who.contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }

    private RequestSpecification driver() {
        return as(Role.DRIVER, "mf-driver-", district.carrierId);
    }

    private RequestSpecification as(Role role, String name, long organization) {
        return as(role, name, organization, district.id);
    }

    private static RequestSpecification as(Role role, String name, long organization, int id) {
        return given().auth().oauth2(Accounts.token(name + id, role, organization));
    }

    private ValidatableResponse manifest() {
        return district.carrier().get("/api/v1/manifests/" + number).then().statusCode(200);
    }

    private String printed() {
        return number.substring(0, 6) + "-" + number.substring(6, 14) + "-" + number.substring(14, 20) + "-"
                + number.substring(20);
    }

    private List<String> audited() {
        return TestTruck.query(
                "select detail ->> 'code' from audit_entry where action = 'HANDOVER_REFUSED' and detail ->> 'number' = ? order by id",
                number);
    }
}
