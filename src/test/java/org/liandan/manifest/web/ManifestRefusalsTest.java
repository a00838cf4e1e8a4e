package org.liandan.manifest.web;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;

/** Every documented no of a manifest over REST: status, code, field and clause; and that nothing is half-written. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ManifestRefusalsTest {

    private static final String MANIFESTS = "/api/v1/manifests/";

    private final District district = new District();

    @Test
    void aWrongPartyThatMayKnowOfItIsForbidden() {
        String number = district.issued();

        refused(
                district.receiver()
                        .body(district.carriage())
                        .put(MANIFESTS + number + "/carriage")
                        .then(),
                403,
                "not-the-carrier",
                "二（二）2（1）②");
        refused(
                district.producer()
                        .body(district.receipt())
                        .put(MANIFESTS + number + "/receipt")
                        .then(),
                403,
                "not-the-receiver",
                "二（二）2（1）③");
        refused(
                district.producer().post(MANIFESTS + number + "/arrival").then(),
                403,
                "not-carrier-or-receiver",
                "二（二）2（1）");
        unchanged(number, "ISSUED");
    }

    @Test
    void somebodyElsesManifestIsNotFoundWhateverTheStep() {
        String number = district.issued();

        district.stranger()
                .body(district.carriage())
                .put(MANIFESTS + number + "/carriage")
                .then()
                .statusCode(404);
        district.stranger()
                .body(Map.of("reason", "x"))
                .post(MANIFESTS + number + "/cancellation")
                .then()
                .statusCode(404);
        unchanged(number, "ISSUED");
    }

    @Test
    void onlyProducersCreate() {
        refused(
                district.carrier()
                        .body(district.manifest())
                        .post("/api/v1/manifests")
                        .then(),
                403,
                "not-the-producer",
                "二（二）2（1）①");
        refused(
                district.receiver()
                        .body(district.manifest())
                        .post("/api/v1/manifests")
                        .then(),
                403,
                "not-the-producer",
                "二（二）2（1）①");
    }

    /** Who may change nothing at all is refused before any rule of the notice is asked. */
    @Test
    void anAuditorTakesNoStep() {
        String number = district.issued();

        district.auditor()
                .body(district.manifest())
                .post("/api/v1/manifests")
                .then()
                .statusCode(403);
        district.auditor().post(MANIFESTS + number + "/arrival").then().statusCode(403);
        district.auditor()
                .body(Map.of("changes", Map.of("producer.volumeM3", "11"), "reason", "x"))
                .post(MANIFESTS + number + "/corrections")
                .then()
                .statusCode(403);
        unchanged(number, "ISSUED");
    }

    @Test
    void aStepOutOfOrderIsAConflictThatTellsTheState() {
        String number = district.issued();

        refused(
                        district.receiver()
                                .body(district.receipt())
                                .put(MANIFESTS + number + "/receipt")
                                .then(),
                        409,
                        "wrong-state",
                        "二（二）2（1）")
                .body("state", is("ISSUED"))
                .body("version", is(0));
        unchanged(number, "ISSUED");
    }

    @Test
    void theSameStepTwiceIsAConflict() {
        String number = district.inTransit();

        refused(
                        district.carrier()
                                .body(district.carriage())
                                .put(MANIFESTS + number + "/carriage")
                                .then(),
                        409,
                        "wrong-state",
                        "二（二）2（1）")
                .body("state", is("IN_TRANSIT"));
    }

    @Test
    void aStaleVersionIsAConflictThatTellsTheCurrentOne() {
        String number = district.inTransit();

        refused(
                        district.receiver()
                                .header("If-Match", "\"0\"")
                                .body(district.receipt())
                                .put(MANIFESTS + number + "/receipt")
                                .then(),
                        409,
                        "stale-version",
                        "二（二）2（1）")
                .body("state", is("IN_TRANSIT"))
                .body("version", is(1));
        district.receiver()
                .header("If-Match", "yesterday's")
                .body(district.receipt())
                .put(MANIFESTS + number + "/receipt")
                .then()
                .statusCode(400);
        unchanged(number, "IN_TRANSIT");
    }

    @Test
    void aBadCreditCodeIsNamedWithItsFieldAndItsClause() {
        Map<String, Object> wrongCheck =
                District.with(district.manifest(), "producer.creditCode", "91350100M000100Y4Z".replace('Z', '4'));
        Map<String, Object> another = District.with(district.manifest(), "producer.creditCode", district.carrierCode);

        refusedField(
                district.producer().body(wrongCheck).post("/api/v1/manifests").then(),
                422,
                "credit-code-check",
                "producer.creditCode");
        refusedField(
                district.producer().body(another).post("/api/v1/manifests").then(),
                422,
                "credit-code-not-registered",
                "producer.creditCode");
    }

    @Test
    void aBadPlateIsNamed() {
        String number = district.issued();

        refusedField(
                district.carrier()
                        .body(District.with(district.carriage(), "plate", "蒙B123"))
                        .put(MANIFESTS + number + "/carriage")
                        .then(),
                422,
                "plate-form",
                "carrier.plate");
        refusedField(
                district.carrier()
                        .body(District.with(district.carriage(), "plate", new District().plate))
                        .put(MANIFESTS + number + "/carriage")
                        .then(),
                422,
                "plate-not-registered",
                "carrier.plate");
        unchanged(number, "ISSUED");
    }

    @Test
    void aTruckOnTheRoadCarriesNoSecondManifest() {
        String first = district.inTransit();
        String second = district.issued();

        refusedField(
                        district.carrier()
                                .body(district.carriage())
                                .put(MANIFESTS + second + "/carriage")
                                .then(),
                        409,
                        "plate-busy",
                        "carrier.plate")
                .body("detail", containsString(first.substring(14, 20)));
        String another = district.anotherTruck();
        district.carrier()
                .body(District.with(district.carriage(), "plate", another))
                .put(MANIFESTS + second + "/carriage")
                .then()
                .statusCode(200);
    }

    @Test
    void aDestinationThatTheNoticeDoesNotAllowIsNamed() {
        refusedField(
                        district.producer()
                                .body(District.with(district.manifest(), "destinationPlace", district.landfill))
                                .post("/api/v1/manifests")
                                .then(),
                        422,
                        "destination-not-allowed",
                        "destinationPlace")
                .body("detail", containsString("装修垃圾不得运往填埋场，应运往：分拣中心"))
                .body("refusals[0].english", containsString("Renovation waste must not go to a Landfill"));
    }

    @Test
    void anotherProducersSiteIsUnknown() {
        refusedField(
                district.producer()
                        .body(District.with(district.manifest(), "originPlace", new District().site))
                        .post("/api/v1/manifests")
                        .then(),
                422,
                "origin-unknown",
                "originPlace");
    }

    @Test
    void everyBadFieldIsNamedAtOnce() {
        Map<String, Object> bad = District.with(district.manifest(), "producer.siteName", " ");
        bad = District.with(bad, "producer.volumeM3", "lots");
        bad = District.with(bad, "producer.handedOverAt", "08:30");
        bad = District.with(bad, "carrierOrganization", null);

        district.producer()
                .body(bad)
                .post("/api/v1/manifests")
                .then()
                .statusCode(400)
                .body("type", is("urn:liandan:problem:invalid-fields"))
                .body(
                        "violations.field",
                        containsInAnyOrder(
                                "producer.siteName",
                                "producer.volumeM3",
                                "producer.handedOverAt",
                                "carrierOrganization"))
                .body(
                        "refusals.code",
                        containsInAnyOrder("FIELD_REQUIRED", "NOT_A_NUMBER", "NOT_A_MINUTE", "FIELD_REQUIRED"));
    }

    @Test
    void anEmptyOrUnreadableBodyIsMalformed() {
        district.producer().body("{}").post("/api/v1/manifests").then().statusCode(400);
        district.producer()
                .body("{\"producer\": ")
                .post("/api/v1/manifests")
                .then()
                .statusCode(400);
        district.producer().body("[]").post("/api/v1/manifests").then().statusCode(400);
        district.producer()
                .body("{\"producer\": {\"siteName\": {\"a\": 1}}}")
                .post("/api/v1/manifests")
                .then()
                .statusCode(400)
                .body("violations.field", contains("producer.siteName"));
        district.producer().post("/api/v1/manifests").then().statusCode(400);
    }

    @Test
    void aRefusalWithoutAReasonIsRefused() {
        String number = district.inTransit();
        Map<String, Object> silent =
                District.with(District.with(district.receipt(), "decision", "REJECTED"), "volumeM3", 0);

        refusedField(
                district.receiver()
                        .body(silent)
                        .put(MANIFESTS + number + "/receipt")
                        .then(),
                422,
                "refusal-reason-required",
                "receiver.refusalReason");
        district.receiver()
                .body(District.with(silent, "refusalReason", "HOUSEHOLD_WASTE"))
                .put(MANIFESTS + number + "/receipt")
                .then()
                .statusCode(200)
                .body("state", is("REJECTED"));
    }

    @Test
    void aManifestInTransitIsCancelledByTheBureauAlone() {
        String number = district.inTransit();
        Map<String, Object> reason = Map.of("reason", "车辆事故");

        refused(
                district.producer()
                        .body(reason)
                        .post(MANIFESTS + number + "/cancellation")
                        .then(),
                403,
                "bureau-only",
                "一（一）");
        district.bureau()
                .body(Map.of())
                .post(MANIFESTS + number + "/cancellation")
                .then()
                .statusCode(400)
                .body("violations.field", contains("reason"));
        district.bureau()
                .body(reason)
                .post(MANIFESTS + number + "/cancellation")
                .then()
                .statusCode(200)
                .body("state", is("CANCELLED"))
                .body("cancellation.reason", is("车辆事故"));
        refused(
                        district.receiver()
                                .body(district.receipt())
                                .put(MANIFESTS + number + "/receipt")
                                .then(),
                        409,
                        "wrong-state",
                        "二（二）2（1）")
                .body("state", is("CANCELLED"));
    }

    @Test
    void hostileTextIsKeptAsText() {
        Map<String, Object> hostile = new LinkedHashMap<>(district.manifest());
        String name = "'; drop table manifest; --<script>=1+1";
        String number = district.producer()
                .body(District.with(hostile, "producer.siteName", name))
                .post("/api/v1/manifests")
                .then()
                .statusCode(201)
                .extract()
                .path("number");

        district.producer().get(MANIFESTS + number).then().body("producer.siteName", is(name));
    }

    @Test
    void historyCannotBeRewrittenNorManifestsRemoved() {
        String number = district.issued();

        Assertions.assertThatThrownBy(
                        () -> execute("update manifest_event set username = 'x' where number = '" + number + "'"))
                .hasMessageContaining("append-only");
        Assertions.assertThatThrownBy(() -> execute("delete from manifest_event where number = '" + number + "'"))
                .hasMessageContaining("append-only");
        Assertions.assertThatThrownBy(() -> execute("delete from manifest where number = '" + number + "'"))
                .hasMessageContaining("append-only");
    }

    private static void execute(String sql) throws SQLException {
        DataSource database = Arc.container().instance(DataSource.class).get();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static ValidatableResponse refused(ValidatableResponse response, int status, String code, String clause) {
        return response.statusCode(status)
                .contentType(containsString("application/problem+json"))
                .body("type", is("urn:liandan:problem:" + code))
                .body("status", is(status))
                .body("detail", containsString("〔" + clause + "〕"))
                .body("refusals[0].clause", is(clause));
    }

    private static ValidatableResponse refusedField(
            ValidatableResponse response, int status, String code, String field) {
        return response.statusCode(status)
                .body("type", is("urn:liandan:problem:" + code))
                .body("violations.field", contains(field))
                .body("violations[0].message", containsString("〔"))
                .body("refusals[0].field", is(field));
    }

    private void unchanged(String number, String state) {
        int events = state.equals("ISSUED") ? 2 : 3;
        district.auditor()
                .get(MANIFESTS + number)
                .then()
                .body("state", is(state))
                .body("history.size()", is(events));
    }
}
