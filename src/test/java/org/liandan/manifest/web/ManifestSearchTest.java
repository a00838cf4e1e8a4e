package org.liandan.manifest.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;

/** Finding manifests: by the end of a plate, by a party, by number; whatever the way, only what is the reader's. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ManifestSearchTest {

    private static List<String> found(RequestSpecification reader, String name, Object value) {
        return reader.queryParam(name, value)
                .get(ManifestResource.PATH)
                .then()
                .statusCode(200)
                .extract()
                .path("number");
    }

    @Test
    void theLastFourOfAPlateAreEnough() {
        District district = new District();
        String number = district.inTransit();
        String end = district.plate.substring(district.plate.length() - 4);

        assertThat(found(district.carrier(), "plate", end)).containsExactly(number);
        assertThat(found(district.producer(), "plate", end.toLowerCase(java.util.Locale.ROOT)))
                .containsExactly(number);
        assertThat(found(district.bureau(), "plate", district.plate)).containsExactly(number);
        assertThat(found(district.stranger(), "plate", district.plate)).isEmpty();
        district.bureau()
                .queryParam("plate", "x")
                .get(ManifestResource.PATH)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("plate"));
    }

    @Test
    void aPartyIsFoundInWhicheverPartItHas() {
        District district = new District();
        String number = district.closed();

        for (String code : List.of(district.producerCode, district.carrierCode, district.receiverCode)) {
            assertThat(found(district.bureau(), "organization", code)).contains(number);
            assertThat(found(district.producer(), "organization", code)).containsExactly(number);
            assertThat(found(district.receiver(), "organization", code)).containsExactly(number);
        }
        assertThat(found(district.stranger(), "organization", district.producerCode))
                .isEmpty();
        assertThat(found(district.producer(), "organization", new District().carrierCode))
                .isEmpty();
    }

    @Test
    void aDraftIsFoundByItsProducerAlone() {
        District district = new District();
        String draft = district.producer()
                .body(District.with(district.manifest(), "issue", false))
                .post(ManifestResource.PATH)
                .then()
                .statusCode(201)
                .extract()
                .path("number");

        assertThat(found(district.producer(), "state", "DRAFT")).containsExactly(draft);
        assertThat(found(district.carrier(), "state", "DRAFT")).isEmpty();
        assertThat(found(district.bureau(), "organization", district.producerCode))
                .containsExactly(draft);
        assertThat(found(district.bureau(), "organization", district.carrierCode))
                .isEmpty();
    }

    @Test
    void pagesFollowOneAnotherAndCountWhatThereIs() {
        District district = new District();
        List<String> numbers = List.of(district.issued(), district.issued(), district.issued());

        var first = district.carrier().queryParam("size", 2).get(ManifestResource.PATH);
        var second =
                district.carrier().queryParam("size", 2).queryParam("page", 1).get(ManifestResource.PATH);

        assertThat(first.header("X-Total-Count")).isEqualTo("3");
        assertThat(first.header("X-Total-Count-Exact")).isEqualTo("true");
        assertThat(first.<List<String>>path("number")).containsExactly(numbers.get(2), numbers.get(1));
        assertThat(second.<List<String>>path("number")).containsExactly(numbers.getFirst());
    }

    @Test
    void nobodyLeafsThroughThousands() {
        new District()
                .bureau()
                .queryParam("page", 200)
                .get(ManifestResource.PATH)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("page"))
                .body("violations[0].message", containsString("updatedAfter"));
    }

    @Test
    void thePageFindsANumberAsItIsPrinted() {
        District district = new District();
        String number = district.issued();
        String other = district.issued();
        String printed = number.substring(0, 6) + "-" + number.substring(6, 14) + "-" + number.substring(14, 20) + "-"
                + number.substring(20);

        district.producer()
                .accept("text/html")
                .queryParam("number", printed)
                .get("/manifests/search")
                .then()
                .statusCode(200)
                .body(containsString("/manifests/" + number))
                .body(not(containsString("/manifests/" + other)));
    }
}
