package org.liandan.manifest.web;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;

/** Loads that go on: after a refusal, and from a sorting centre, with the site's books. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OnwardResourceTest {

    private static final String MANIFESTS = "/api/v1/manifests/";
    private static final String BOOKS = "/api/v1/site-books/";

    private final District district = new District();

    @Test
    void aRefusalAndTheOnwardLegAreOneStepAndTheSameTruckCarriesOn() {
        String next = district.receiversPlace("SORTING_CENTRE");
        String number = district.inTransit();

        district.receiver()
                .body(refusal())
                .put(MANIFESTS + number + "/receipt?continueTo=" + next)
                .then()
                .statusCode(200)
                .body("state", is("REJECTED"));
        String child = district.producer()
                .get(MANIFESTS + number + "/children")
                .then()
                .statusCode(200)
                .extract()
                .path("[0]");

        district.carrier()
                .get(MANIFESTS + child)
                .then()
                .body("state", is("ISSUED"))
                .body("leg", is("DIVERTED"))
                .body("parents", contains(number))
                .body("producer.volumeM3", equalTo(12.5f))
                .body("originPlace.code", is(district.centre))
                .body("destinationPlace.code", is(next))
                .body("producer.signature.organization", is((int) district.receiverId))
                .body("history.kind", contains("CONTINUED"));
        district.carrier()
                .body(district.carriage())
                .put(MANIFESTS + child + "/carriage")
                .then()
                .statusCode(200)
                .body("carrier.origin", is("地址" + district.centre));
        district.auditor().get(MANIFESTS + number).then().body("history.kind", hasItem("CHILD_CREATED"));
    }

    @Test
    void aRefusalWhoseNextPlaceIsWrongIsNotTakenEither() {
        String number = district.inTransit();

        district.receiver()
                .body(refusal())
                .put(MANIFESTS + number + "/receipt?continueTo=" + district.landfill)
                .then()
                .statusCode(422)
                .body("type", is("urn:liandan:problem:destination-not-allowed"));
        district.auditor().get(MANIFESTS + number).then().body("state", is("IN_TRANSIT"));
    }

    @Test
    void theRestOfAPartlyAcceptedLoadGoesBackToItsSiteAndIsTakenThere() {
        String number = district.inTransit();
        district.receiver()
                .body(District.with(
                        District.with(
                                District.with(district.receipt(), "decision", "PARTIALLY_ACCEPTED"), "volumeM3", 4),
                        "refusalReason",
                        "HOUSEHOLD_WASTE"))
                .put(MANIFESTS + number + "/receipt")
                .then()
                .statusCode(200);

        String child = district.producer()
                .body(Map.of("destinationPlace", district.site))
                .post(MANIFESTS + number + "/onward")
                .then()
                .statusCode(201)
                .body("leg", is("RETURNED"))
                .body("producer.volumeM3", equalTo(8.5f))
                .extract()
                .path("number");
        district.receiver()
                .body(Map.of("destinationPlace", district.site))
                .post(MANIFESTS + number + "/onward")
                .then()
                .statusCode(409)
                .body("type", is("urn:liandan:problem:already-continued"));
        district.carrier()
                .body(district.carriage())
                .put(MANIFESTS + child + "/carriage")
                .then()
                .statusCode(200);
        district.producer()
                .body(District.with(
                        District.with(
                                District.with(district.receipt(), "creditCode", district.producerCode),
                                "volumeM3",
                                8.5),
                        "disposalMethod",
                        "TRANSFER"))
                .put(MANIFESTS + child + "/receipt")
                .then()
                .statusCode(200)
                .body("state", is("CLOSED"));
    }

    @Test
    void aCancelledOnwardLegCanBeMadeAnew() {
        String next = district.receiversPlace("SORTING_CENTRE");
        String number = district.inTransit();
        district.receiver()
                .body(refusal())
                .put(MANIFESTS + number + "/receipt?continueTo=" + next)
                .then()
                .statusCode(200);
        String child = district.producer().get(MANIFESTS + number + "/children").path("[0]");
        district.producer()
                .body(Map.of("reason", "改回工地"))
                .post(MANIFESTS + child + "/cancellation")
                .then()
                .statusCode(200);

        district.producer()
                .body(Map.of("destinationPlace", district.site))
                .post(MANIFESTS + number + "/onward")
                .then()
                .statusCode(201);
    }

    @Test
    void aSortingCentreSendsOnWhatItsBooksHold() {
        String receipt = district.closed();
        district.receiver()
                .get(BOOKS + district.centre)
                .then()
                .statusCode(200)
                .body("inM3", equalTo(12.4f))
                .body("stockM3", equalTo(12.4f));

        String child = district.receiver()
                .body(onward(district.landfill, "LANDFILL", 10, receipt))
                .post(MANIFESTS + "onward")
                .then()
                .statusCode(201)
                .body("state", is("ISSUED"))
                .body("leg", is("ONWARD"))
                .body("fitness", is("LANDFILL"))
                .body("parents", contains(receipt))
                .extract()
                .path("number");

        district.receiver()
                .get(BOOKS + district.centre)
                .then()
                .body("outM3", equalTo(10))
                .body("stockM3", equalTo(2.4f));
        // 12.4 came, a tenth is granted on top, 10 have left: 3.64 may still leave
        district.receiver()
                .body(onward(district.landfill, "LANDFILL", 3.65, receipt))
                .post(MANIFESTS + "onward")
                .then()
                .statusCode(422)
                .body("type", is("urn:liandan:problem:site-balance"));
        district.receiver()
                .body(Map.of("reason", "车坏"))
                .post(MANIFESTS + child + "/cancellation")
                .then()
                .statusCode(200);
        district.receiver().get(BOOKS + district.centre).then().body("outM3", equalTo(0));
    }

    @Test
    void whatIsSortedGoesWhereItIsFitForAndRestsOnReceiptsOfItsOwn() {
        String receipt = district.closed();
        District other = new District();
        String foreign = other.closed();

        refusedOnward(onward(district.landfill, "BACKFILL", 5, receipt), 422, "fitness-destination");
        refusedOnward(onward(district.landfill, "", 5, receipt), 400, "field-required");
        refusedOnward(onward(district.landfill, "GOLD", 5, receipt), 400, "not-a-code");
        refusedOnward(onward(district.landfill, "LANDFILL", 5, foreign), 422, "parent-unknown");
        refusedOnward(onward(district.landfill, "LANDFILL", 5), 400, "field-required");
        refusedOnward(onward(district.landfill, "LANDFILL", 14, receipt), 422, "rules-refused");
        district.producer()
                .body(onward(district.landfill, "LANDFILL", 5, receipt))
                .post(MANIFESTS + "onward")
                .then()
                .statusCode(422);
    }

    @Test
    void residueLeavesWithARecordAndNotMoreThanThereIs() {
        district.closed();
        Map<String, Object> residue = Map.of("volumeM3", 2, "disposedAt", District.minute(-1), "facility", "生活垃圾焚烧厂");

        district.receiver()
                .body(residue)
                .post(BOOKS + district.centre + "/residues")
                .then()
                .statusCode(201)
                .body("book.residueM3", equalTo(2))
                .body("book.stockM3", equalTo(10.4f));
        district.receiver()
                .body(District.with(residue, "volumeM3", 20))
                .post(BOOKS + district.centre + "/residues")
                .then()
                .statusCode(422)
                .body("type", is("urn:liandan:problem:site-balance"));
        district.producer()
                .body(residue)
                .post(BOOKS + district.centre + "/residues")
                .then()
                .statusCode(403);
        district.stranger().get(BOOKS + district.centre).then().statusCode(404);
    }

    @Test
    void theBureauOpensABookOnce() {
        String yard = district.receiversPlace("TRANSFER_YARD");
        Map<String, Object> opening = Map.of("volumeM3", 300, "reason", "盘点");

        district.receiver().body(opening).put(BOOKS + yard + "/opening").then().statusCode(403);
        district.bureau()
                .body(opening)
                .put(BOOKS + yard + "/opening")
                .then()
                .statusCode(200)
                .body("stockM3", equalTo(300));
        district.bureau().body(opening).put(BOOKS + yard + "/opening").then().statusCode(409);
    }

    private void refusedOnward(Map<String, Object> body, int status, String code) {
        district.receiver()
                .body(body)
                .post(MANIFESTS + "onward")
                .then()
                .statusCode(status)
                .body("type", is("urn:liandan:problem:" + code));
    }

    private Map<String, Object> refusal() {
        return District.with(
                District.with(District.with(district.receipt(), "decision", "REJECTED"), "volumeM3", 0),
                "refusalReason",
                "SITE_FULL");
    }

    private Map<String, Object> onward(String destination, String fitness, Number volumeM3, String... parents) {
        @SuppressWarnings("unchecked")
        Map<String, Object> producer =
                new LinkedHashMap<>((Map<String, Object>) district.manifest().get("producer"));
        producer.put("creditCode", district.receiverCode);
        producer.put("responsibleParty", "处置单位" + district.id);
        producer.put("volumeM3", volumeM3);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("originPlace", district.centre);
        body.put("destinationPlace", destination);
        body.put("carrierOrganization", district.carrierCode);
        body.put("fitness", fitness);
        body.put("parents", List.of(parents));
        body.put("producer", producer);
        return body;
    }
}
