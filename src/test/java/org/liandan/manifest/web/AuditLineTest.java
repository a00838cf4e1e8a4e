package org.liandan.manifest.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.manifest.store.NightlyAudit;

/** Who is told how the nightly audit of the signatures ended: the bureau and its auditor, nobody else. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AuditLineTest {

    @Inject
    NightlyAudit audit;

    @Test
    void theBureauAndTheAuditorAreToldAndTheProducerIsNot() {
        District district = new District();

        district.bureau()
                .accept("text/html")
                .get("/manifests")
                .then()
                .statusCode(200)
                .body(containsString("签名链"));
        district.auditor()
                .accept("text/html")
                .get("/manifests")
                .then()
                .statusCode(200)
                .body(containsString("签名链"));
        district.producer()
                .accept("text/html")
                .get("/manifests")
                .then()
                .statusCode(200)
                .body(not(containsString("签名链")));
    }

    @Test
    void afterARoundTheLineSaysWhenAndWhatCameOfIt() {
        District district = new District();
        district.closed();
        audit.atNight();

        // whatever other tests have forged in this database, it was looked at and is counted
        String line = audit.last().orElseThrow().findings() == 0 ? "全部相符" : "处不符";
        district.bureau()
                .accept("text/html")
                .get("/manifests")
                .then()
                .statusCode(200)
                .body(containsString(line));
    }
}
