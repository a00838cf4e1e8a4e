package org.liandan.manifest.web;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;

/** Residue and opening stock from the pages: the operator notes the one, the bureau the other, each judged like the API's. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SiteRecordsTest {

    private final District district = new District();
    private final String books = "/site-books/" + district.centre;

    @Test
    void theOperatorNotesResidueAndTheBooksShowIt() {
        district.closed();
        send(district.receiver(), "/residues", residue("1.5")).statusCode(303);

        page(district.receiver()).body(allOf(containsString("生活垃圾焚烧厂"), containsString("1.5")));
        district.receiver().get("/api/v1" + books).then().body("residueM3.toFloat().toDouble()", closeTo(1.5, 0.001));
    }

    @Test
    void whatCannotBeIsSaidAndWhatWasTypedStays() {
        send(district.receiver(), "/residues", residue("lots"))
                .statusCode(400)
                .body(allOf(containsString("方量应为数字"), containsString("生活垃圾焚烧厂"), containsString("lots")));
        // nothing has come in: nothing can have left
        send(district.receiver(), "/residues", residue("5")).statusCode(422).body(containsString("账面可转出量"));
    }

    @Test
    void theBureauOpensTheBooksOnce() {
        Map<String, String> opening = Map.of("openingVolumeM3", "800", "reason", "2026年盘点");
        send(district.receiver(), "/opening", opening).statusCode(403);
        page(district.receiver()).body(not(containsString("openingVolumeM3")));
        page(district.bureau()).body(allOf(containsString("openingVolumeM3"), not(containsString("residueVolumeM3"))));

        send(district.bureau(), "/opening", opening).statusCode(303);

        page(district.bureau()).body(allOf(containsString("800"), not(containsString("openingVolumeM3"))));
        send(district.bureau(), "/opening", opening).statusCode(409).body(containsString("已登记过期初存量"));
    }

    private ValidatableResponse page(RequestSpecification who) {
        return who.accept("text/html").get(books).then().statusCode(200);
    }

    private ValidatableResponse send(RequestSpecification who, String form, Map<String, String> fields) {
        return who.contentType(ContentType.URLENC.withCharset("UTF-8"))
                .accept("text/html")
                .redirects()
                .follow(false)
                .formParams(fields)
                .post(books + form)
                .then();
    }

    private static Map<String, String> residue(String volumeM3) {
        return Map.of("residueVolumeM3", volumeM3, "disposedAt", District.minute(-30), "facility", "生活垃圾焚烧厂");
    }
}
