package org.liandan.manifest.web;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;

/** Corrections over REST: consent, versions that stay readable, and every documented no. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CorrectionResourceTest {

    private static final String MANIFESTS = "/api/v1/manifests/";
    private static final Map<String, Object> LESS =
            Map.of("changes", Map.of("producer.volumeM3", 11.5), "reason", "过磅后更正");

    private final District district = new District();

    @Test
    void aCorrectionByConsentMakesANewEditionAndKeepsTheOldOne() {
        String number = district.closed();

        int id = proposed(district.receiver(), number);
        district.carrier()
                .put(MANIFESTS + number + "/corrections/" + id + "/approval")
                .then()
                .statusCode(200)
                .body("state", is("PENDING"))
                .body("unanswered.name", contains("产出单位" + district.id));
        district.producer()
                .put(MANIFESTS + number + "/corrections/" + id + "/approval")
                .then()
                .statusCode(200)
                .body("state", is("APPLIED"))
                .body("edition", is(2));

        district.auditor()
                .get(MANIFESTS + number)
                .then()
                .body("producer.volumeM3", equalTo(11.5f))
                .body("edition", is(2))
                .body("state", is("CLOSED"))
                .body(
                        "history.kind",
                        contains(
                                "CREATED",
                                "ISSUED",
                                "CARRIED",
                                "RECEIVED",
                                "CORRECTION_PROPOSED",
                                "CORRECTION_APPROVED",
                                "CORRECTION_APPROVED",
                                "CORRECTED"));
        district.carrier()
                .get(MANIFESTS + number + "/editions")
                .then()
                .statusCode(200)
                .body("", hasSize(1))
                .body("[0].edition", is(1))
                .body("[0].content.producer.volumeM3", is("12.5"))
                .body("[0].content.receiver.volumeM3", is("12.4"))
                .body("[0].changes[0].path", is("producer.volumeM3"))
                .body("[0].changes[0].before", is("12.5"))
                .body("[0].changes[0].after", is("11.5"));
        district.receiver()
                .get(MANIFESTS + number + "/certificate")
                .then()
                .body("edition", is(2))
                .body("volumes.producedM3", equalTo(11.5f));
    }

    @Test
    void theManifestGoesOnWhileACorrectionWaits() {
        String number = district.inTransit();
        proposed(district.producer(), number);

        district.receiver()
                .body(district.receipt())
                .put(MANIFESTS + number + "/receipt")
                .then()
                .statusCode(200)
                .body("state", is("CLOSED"));
        district.receiver()
                .get(MANIFESTS + number + "/corrections")
                .then()
                .body("[0].state", is("PENDING"))
                .body("[0].unanswered.name", contains("运输单位" + district.id, "处置单位" + district.id));
    }

    @Test
    void oneAtATimeAndOverIsOver() {
        String number = district.closed();
        int id = proposed(district.receiver(), number);

        district.carrier()
                .body(LESS)
                .post(MANIFESTS + number + "/corrections")
                .then()
                .statusCode(409)
                .body("type", is("urn:liandan:problem:correction-pending"));
        district.carrier()
                .body(Map.of("reason", "与磅单不符"))
                .put(MANIFESTS + number + "/corrections/" + id + "/refusal")
                .then()
                .statusCode(200)
                .body("state", is("DECLINED"))
                .body("ended.reason", is("与磅单不符"));
        district.producer()
                .put(MANIFESTS + number + "/corrections/" + id + "/approval")
                .then()
                .statusCode(409)
                .body("type", is("urn:liandan:problem:correction-over"));
        district.auditor().get(MANIFESTS + number).then().body("edition", is(1));
    }

    @Test
    void onlyWhoProposedWithdraws() {
        String number = district.closed();
        int id = proposed(district.receiver(), number);

        district.producer()
                .put(MANIFESTS + number + "/corrections/" + id + "/withdrawal")
                .then()
                .statusCode(403)
                .body("type", is("urn:liandan:problem:not-the-proposer"));
        district.receiver()
                .put(MANIFESTS + number + "/corrections/" + id + "/withdrawal")
                .then()
                .statusCode(200)
                .body("state", is("WITHDRAWN"));
    }

    @Test
    void theBureauDecidesWhatWasNotAnsweredInTime() {
        String number = district.closed();
        int id = proposed(district.receiver(), number);
        Map<String, Object> decision = Map.of("approved", true, "reason", "以过磅单为准");

        district.bureau()
                .body(decision)
                .put(MANIFESTS + number + "/corrections/" + id + "/decision")
                .then()
                .statusCode(409)
                .body("type", is("urn:liandan:problem:correction-not-due"));
        tenDaysAgo(id);
        district.bureau()
                .get("/api/v1/corrections?overdue=true")
                .then()
                .statusCode(200)
                .body("id", hasItem(id));
        district.carrier()
                .body(decision)
                .put(MANIFESTS + number + "/corrections/" + id + "/decision")
                .then()
                .statusCode(403);
        district.bureau()
                .body(decision)
                .put(MANIFESTS + number + "/corrections/" + id + "/decision")
                .then()
                .statusCode(200)
                .body("state", is("APPLIED"))
                .body("edition", is(2));
    }

    @Test
    void whatIsSealedOrUnchangedOrBreaksARuleIsRefusedWithItsField() {
        String number = district.closed();

        refused(
                number,
                Map.of("producer.creditCode", district.carrierCode),
                422,
                "field-sealed",
                "producer.creditCode");
        refused(number, Map.of("number", "150203"), 400, "unknown-field", "number");
        refused(number, Map.of("producer.volumeM3", -3), 400, "number-out-of-range", "producer.volumeM3");
        refused(
                number,
                Map.of("producer.wasteCategory", "ENGINEERING_SOIL", "producer.goodSoil", true),
                422,
                "destination-not-allowed",
                "destinationPlace");
        district.receiver()
                .body(Map.of("changes", Map.of("producer.volumeM3", 12.5), "reason", "同"))
                .post(MANIFESTS + number + "/corrections")
                .then()
                .statusCode(400)
                .body("type", is("urn:liandan:problem:nothing-corrected"));
        district.receiver()
                .body(Map.of("changes", Map.of("producer.volumeM3", 11)))
                .post(MANIFESTS + number + "/corrections")
                .then()
                .statusCode(400)
                .body("violations.field", contains("reason"));
        district.auditor().get(MANIFESTS + number).then().body("history", hasSize(4));
    }

    @Test
    void strangersSeeNothingAndOtherManifestsCorrectionsAreNotFound() {
        String number = district.closed();
        int id = proposed(district.receiver(), number);
        String another = district.issued();

        district.stranger()
                .body(LESS)
                .post(MANIFESTS + number + "/corrections")
                .then()
                .statusCode(404);
        district.stranger().get(MANIFESTS + number + "/corrections").then().statusCode(404);
        district.stranger().get(MANIFESTS + number + "/editions").then().statusCode(404);
        district.producer()
                .put(MANIFESTS + another + "/corrections/" + id + "/approval")
                .then()
                .statusCode(404);
        district.stranger().get("/api/v1/corrections").then().body("id", not(hasItem(id)));
        district.auditor()
                .put(MANIFESTS + number + "/corrections/" + id + "/approval")
                .then()
                .statusCode(403);
    }

    @Test
    void theProducersOwnAmendmentBeforeAnybodyElseHasSignedIsInForceAtOnce() {
        String number = district.issued();

        district.producer()
                .body(LESS)
                .post(MANIFESTS + number + "/corrections")
                .then()
                .statusCode(201)
                .body("state", is("APPLIED"))
                .body("unanswered", is(empty()));
        district.carrier()
                .get(MANIFESTS + number)
                .then()
                .body("edition", is(2))
                .body("history.kind", contains("CREATED", "ISSUED", "CORRECTION_PROPOSED", "CORRECTED"));
    }

    @Test
    void whatWaitsLapsesWithItsManifest() {
        String number = district.inTransit();
        int id = proposed(district.producer(), number);

        district.bureau()
                .body(Map.of("reason", "车辆事故"))
                .post(MANIFESTS + number + "/cancellation")
                .then()
                .statusCode(200);
        district.producer()
                .get(MANIFESTS + number + "/corrections/" + id)
                .then()
                .body("state", is("LAPSED"))
                .body("ended.reason", is("车辆事故"));
    }

    @Test
    void theSameProposalSentTwiceIsOne() {
        String number = district.closed();

        for (int i = 0; i < 2; i++) {
            district.receiver()
                    .header("Idempotency-Key", "correction-" + number)
                    .body(LESS)
                    .post(MANIFESTS + number + "/corrections")
                    .then()
                    .statusCode(201);
        }
        district.receiver().get(MANIFESTS + number + "/corrections").then().body("", hasSize(1));
    }

    private static int proposed(RequestSpecification party, String number) {
        return party.body(LESS)
                .post(MANIFESTS + number + "/corrections")
                .then()
                .statusCode(201)
                .body("state", is("PENDING"))
                .body("changes[0].before", is("12.5"))
                .extract()
                .path("id");
    }

    private void refused(String number, Map<String, Object> changes, int status, String code, String field) {
        district.receiver()
                .body(Map.of("changes", changes, "reason", "更正"))
                .post(MANIFESTS + number + "/corrections")
                .then()
                .statusCode(status)
                .body("type", is("urn:liandan:problem:" + code))
                .body("violations.field", contains(field));
    }

    private static void tenDaysAgo(int id) {
        DataSource database = Arc.container().instance(DataSource.class).get();
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update manifest_correction set proposed_at = proposed_at - interval '10 days' where id = ?")) {
            update.setLong(1, id);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
