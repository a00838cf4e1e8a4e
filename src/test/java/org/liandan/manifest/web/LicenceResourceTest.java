package org.liandan.manifest.web;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;

/** what the bureau records of a site holds from then on at its gate and at the producer's. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LicenceResourceTest {

    private final District district = new District();
    private final String licences = "/api/v1/site-licences/" + district.centre;

    @Test
    void theGateKeepsToTheLatestLicenceAndLoadsOnTheRoadToTheirOwn() {
        String onTheRoad = district.inTransit();
        record("许可1", List.of("RENOVATION_WASTE"), List.of("RESOURCE_RECOVERY"));

        district.receiver()
                .body(district.receipt())
                .put("/api/v1/manifests/" + onTheRoad + "/receipt")
                .then()
                .statusCode(422)
                .body("refusals.code", contains("METHOD_NOT_LICENSED"))
                .body("violations.field", contains("receiver.disposalMethod"));

        record("许可2", List.of("DEMOLITION_WASTE"), List.of("SORTING"));

        district.producer()
                .body(district.manifest())
                .post("/api/v1/manifests")
                .then()
                .statusCode(422)
                .body("refusals.code", contains("CATEGORY_NOT_LICENSED"));
        district.receiver()
                .body(district.receipt())
                .put("/api/v1/manifests/" + onTheRoad + "/receipt")
                .then()
                .statusCode(200)
                .body("warnings.code", hasItem("BEYOND_LICENCE"));
        district.carrier().get(licences).then().statusCode(200).body("number", contains("许可2", "许可1"));
    }

    @Test
    void onlyTheBureauRecordsIt() {
        district.receiver()
                .body(body("许可", List.of(), List.of()))
                .post(licences)
                .then()
                .statusCode(403);
        District.nobody().get(licences).then().statusCode(401);
    }

    @Test
    void whatIsNoLicenceIsRefusedByField() {
        district.bureau()
                .body(District.with(body("许可", List.of(), List.of()), "validTo", "2020-01-01T00:00:00+08:00"))
                .post(licences)
                .then()
                .statusCode(400)
                .body("violations.field", contains("validTo"));
        district.bureau()
                .body(District.with(body("", List.of(), List.of()), "capacityM3", -1))
                .post(licences)
                .then()
                .statusCode(400)
                .body("violations.field", hasSize(2));
        district.bureau()
                .body(body("许可", List.of(), List.of()))
                .post("/api/v1/site-licences/NOWHERE")
                .then()
                .statusCode(404);
    }

    private void record(String number, List<String> categories, List<String> methods) {
        district.bureau()
                .body(body(number, categories, methods))
                .post(licences)
                .then()
                .statusCode(201)
                .body("recordedBy", equalTo("mf-bureau"));
    }

    private static Map<String, Object> body(String number, List<String> categories, List<String> methods) {
        return Map.of(
                "number",
                number,
                "categories",
                categories,
                "methods",
                methods,
                "validFrom",
                "2026-01-01T00:00:00+08:00");
    }
}
