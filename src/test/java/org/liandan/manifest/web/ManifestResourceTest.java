package org.liandan.manifest.web;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;

/** A manifest over REST from its creation to its certificate, and who may see it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ManifestResourceTest {

    private static final String MANIFESTS = "/api/v1/manifests";

    @Test
    void runsFromCreationToTheCertificate() {
        District district = new District();
        String number = district.producer()
                .body(district.manifest())
                .post(MANIFESTS)
                .then()
                .statusCode(201)
                .header("Location", containsString(MANIFESTS + "/150203"))
                .header("ETag", "\"0\"")
                .body("state", is("ISSUED"))
                .body("printedNumber", containsString("150203-"))
                .body("producer.volumeM3", equalTo(12.5f))
                .body("producer.signature.username", is("mf-producer-" + district.id))
                .body("carrier", nullValue())
                .body("history.kind", contains("CREATED", "ISSUED"))
                .extract()
                .path("number");

        district.carrier()
                .header("If-Match", "\"0\"")
                .body(district.carriage())
                .put(MANIFESTS + "/" + number + "/carriage")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("state", is("IN_TRANSIT"))
                .body("carrier.origin", is("昆都仑区阿尔丁大街1号"))
                .body("carrier.destination", is("地址" + district.centre));

        district.carrier()
                .post(MANIFESTS + "/" + number + "/arrival")
                .then()
                .statusCode(200)
                .body("state", is("DELIVERED"))
                .body("arrival.at", notNullValue());

        district.receiver()
                .body(district.receipt())
                .put(MANIFESTS + "/" + number + "/receipt")
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("state", is("CLOSED"))
                .body("receiver.decision", is("ACCEPTED"))
                .body("history.kind", contains("CREATED", "ISSUED", "CARRIED", "ARRIVED", "RECEIVED"));

        district.producer()
                .get(MANIFESTS + "/" + number + "/certificate")
                .then()
                .statusCode(200)
                .body("title", containsString("身份证"))
                .body("number", is(number))
                .body("volumes.producedM3", equalTo(12.5f))
                .body("volumes.receivedM3", equalTo(12.4f))
                .body("vehicle.plate", is(district.plate))
                .body("times.handedOverAt", containsString("+08:00"))
                .body("parties.receiver.creditCode", is(district.receiverCode));
    }

    @Test
    void answersTheSameForARepeatedIdempotencyKey() {
        District district = new District();
        String key = "manifest-" + district.id;
        Map<String, Object> body = district.manifest();
        String number = district.producer()
                .header("Idempotency-Key", key)
                .body(body)
                .post(MANIFESTS)
                .then()
                .statusCode(201)
                .extract()
                .path("number");

        district.producer()
                .header("Idempotency-Key", key)
                .body(body)
                .post(MANIFESTS)
                .then()
                .statusCode(201)
                .body("number", is(number));
        district.producer().get(MANIFESTS).then().header("X-Total-Count", "1");
    }

    @Test
    void aDraftIsChangedAndIssuedByItsProducerAndUnknownToTheOthers() {
        District district = new District();
        String number = district.producer()
                .body(District.with(district.manifest(), "issue", false))
                .post(MANIFESTS)
                .then()
                .statusCode(201)
                .body("state", is("DRAFT"))
                .extract()
                .path("number");
        String path = MANIFESTS + "/" + number;
        Map<String, Object> changed = District.with(district.manifest(), "producer.volumeM3", 9);

        district.carrier().get(path).then().statusCode(404);
        district.producer().body(changed).put(path).then().statusCode(428);
        district.producer()
                .header("If-Match", "\"0\"")
                .body(changed)
                .put(path)
                .then()
                .statusCode(200)
                .body("producer.volumeM3", equalTo(9))
                .body("history.kind", contains("CREATED", "EDITED"));
        district.producer().post(path + "/issue").then().statusCode(200).body("state", is("ISSUED"));
        district.carrier().get(path).then().statusCode(200);
    }

    @Test
    void isSeenByItsPartiesAndTheAuthoritiesAndNobodyElse() {
        District district = new District();
        String path = MANIFESTS + "/" + district.issued();

        district.producer().get(path).then().statusCode(200).header("ETag", "\"0\"");
        district.carrier().get(path).then().statusCode(200);
        district.receiver().get(path).then().statusCode(200);
        district.bureau().get(path).then().statusCode(200);
        district.auditor().get(path).then().statusCode(200);
        district.stranger().get(path).then().statusCode(404).body("type", is("urn:liandan:problem:not-found"));
        new District().carrier().get(path).then().statusCode(404);
        District.nobody().get(path).then().statusCode(401);
    }

    @Test
    void listsWhatTheCallerIsAPartyTo() {
        District district = new District();
        String open = district.issued();
        String closed = new District().closed();

        district.carrier()
                .get(MANIFESTS)
                .then()
                .statusCode(200)
                .header("X-Total-Count", "1")
                .body("number", contains(open));
        district.stranger().get(MANIFESTS).then().body("number", not(hasItems(open, closed)));
        district.auditor()
                .queryParam("state", "CLOSED")
                .get(MANIFESTS)
                .then()
                .body("number", hasItem(closed))
                .body("state", everyItem(is("CLOSED")));
    }

    @Test
    void filtersByPlateTimeAndOrganisationAndPages() {
        District district = new District();
        district.closed();
        district.closed();
        String waiting = district.issued();

        district.auditor()
                .queryParam("plate", district.plate.substring(0, 2) + "·" + district.plate.substring(2))
                .get(MANIFESTS)
                .then()
                .header("X-Total-Count", "2");
        district.auditor()
                .queryParam("organization", district.producerCode)
                .queryParam("size", 2)
                .get(MANIFESTS)
                .then()
                .header("X-Total-Count", "3")
                .header("Link", containsString("rel=\"next\""))
                .body("", hasSize(2));
        district.producer()
                .queryParam("from", District.minute(5))
                .get(MANIFESTS)
                .then()
                .header("X-Total-Count", "0");
        district.producer()
                .queryParam("state", "ISSUED")
                .queryParam("from", District.minute(-5))
                .queryParam("to", District.minute(5))
                .get(MANIFESTS)
                .then()
                .body("number", contains(waiting));
    }

    @Test
    void refusesFiltersThatMeanNothing() {
        new District()
                .producer()
                .queryParam("state", "LOST")
                .queryParam("from", "soon")
                .queryParam("plate", "B")
                .queryParam("organization", "nobody")
                .get(MANIFESTS)
                .then()
                .statusCode(400)
                .body("violations.field", hasItems("state", "from", "plate", "organization"));
    }

    @Test
    void keepsWarningsWithTheManifest() {
        District district = new District();
        Map<String, Object> odd = District.with(district.manifest(), "producer.responsibleParty", "某公司");

        district.producer()
                .body(odd)
                .post(MANIFESTS)
                .then()
                .statusCode(201)
                .body("warnings.code", contains("RESPONSIBLE_PARTY_DIFFERS"))
                .body("warnings[0].chinese", containsString("产出单位" + district.id))
                .body("warnings[0].clause", is("二（二）2（1）"));
    }

    @Test
    void publishesTheFieldTable() {
        new District()
                .producer()
                .get(MANIFESTS + "/fields")
                .then()
                .statusCode(200)
                .body("find { it.path == 'producer.siteName' }.chinese", is("产出地名称"))
                .body("find { it.path == 'producer.siteName' }.maxLength", is(100))
                .body("find { it.path == 'receiver.decision' }.options.code", hasItem("PARTIALLY_ACCEPTED"));
    }

    @Test
    void offersWhatOneCanChooseFrom() {
        District district = new District();

        district.producer()
                .queryParam("destination", district.centre.toLowerCase(Locale.ROOT))
                .queryParam("carrier", district.carrierCode)
                .get(MANIFESTS + "/choices")
                .then()
                .statusCode(200)
                .body("origins.code", contains(district.site))
                .body("destinations.find { it.code == '" + district.centre + "' }.accepts", hasItem("RENOVATION_WASTE"))
                .body("destinations.code", everyItem(containsString(district.centre)))
                .body("carriers.creditCode", contains(district.carrierCode))
                .body("carriers.creditCode", hasItem(district.carrierCode))
                .body("trucks", hasSize(0));
        district.carrier().get(MANIFESTS + "/choices").then().body("trucks.plate", contains(district.plate));
    }

    @Test
    void hasNoCertificateBeforeTheReceiverHasDecidedNotEvenAsPdf() {
        District district = new District();
        String number = district.inTransit();

        district.producer()
                .get(MANIFESTS + "/" + number + "/certificate")
                .then()
                .statusCode(409)
                .body("type", is("urn:liandan:problem:not-received"))
                .body("state", is("IN_TRANSIT"));
        district.producer()
                .accept("application/pdf")
                .get(MANIFESTS + "/" + number + "/certificate")
                .then()
                .statusCode(409)
                .contentType(containsString("problem+json"));
    }

    @Test
    void readsNumbersAsPrintedAndAnswersJson() {
        District district = new District();
        String number = district.issued();
        String printed = number.substring(0, 6) + "-" + number.substring(6, 14) + "-" + number.substring(14, 20) + "-"
                + number.substring(20);

        district.producer()
                .get(MANIFESTS + "/" + printed)
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .body("number", is(number));
        district.producer().get(MANIFESTS + "/15020320261121000001X").then().statusCode(404);
    }
}
