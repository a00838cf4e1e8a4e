package org.liandan.manifest.web;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;

/** People on manifests are found by their telephones, in each part and in what other systems were told. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ManifestPeopleTest {

    @Test
    void handlersAndDriversAreFoundOnTheirManifests() {
        District district = new District();
        String number = district.producer()
                .body(District.with(district.manifest(), "producer.handlerPhone", "13977997701"))
                .post("/api/v1/manifests")
                .then()
                .statusCode(201)
                .extract()
                .path("number");
        district.carrier()
                .body(District.with(district.carriage(), "driverPhone", "13977997702"))
                .put("/api/v1/manifests/" + number + "/carriage")
                .then()
                .statusCode(200);

        Accounts.admin()
                .queryParam("phone", "13977997701")
                .get("/api/v1/people/export")
                .then()
                .statusCode(200)
                .body("places.find { it.field == 'MANIFEST_HANDLER' }.records.number", contains(number))
                .body("places.find { it.field == 'MANIFEST_HANDLER' }.records.producer_handler_name", contains("张三"));
        Accounts.admin()
                .queryParam("phone", "13977997702")
                .get("/api/v1/people/export")
                .then()
                .body("places.find { it.field == 'MANIFEST_DRIVER' }.records.carrier_driver_name", contains("李四"));
        Accounts.admin()
                .queryParam("username", "mf-producer-" + district.id)
                .get("/api/v1/people/export")
                .then()
                .body("places.find { it.field == 'TRACE' }.records.column", hasItem("manifest.created_by"));
    }
}
