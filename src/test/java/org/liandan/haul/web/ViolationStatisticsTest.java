package org.liandan.haul.web;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.party.Role;

/** Violations by place and hour: what is asked, and who may ask. What they show is looked at in the browser. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ViolationStatisticsTest {

    private static final String PATH = "/api/v1/statistics/violations";

    @Test
    void aCarrierWithoutViolationsSeesNone() {
        long carrier = Accounts.organization("无违规承运公司", "HEATTEST0000000001");
        Accounts.as("heat-carrier", Role.CARRIER, carrier)
                .queryParam("from", "2026-01-01")
                .queryParam("to", "2026-12-31")
                .get(PATH)
                .then()
                .statusCode(200)
                .body("total", equalTo(0))
                .body("cells.size()", equalTo(0));
    }

    @Test
    void aSpanThatEndsBeforeItBeginsIsRefusedByField() {
        Accounts.admin()
                .queryParam("from", "2026-02-01")
                .queryParam("to", "2026-01-01")
                .get(PATH)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("to"));
    }

    @Test
    void aHintIsNoViolationToCount() {
        Accounts.admin()
                .queryParam("from", "2026-01-01")
                .queryParam("to", "2026-01-31")
                .queryParam("type", "TAMPER_HINT")
                .get(PATH)
                .then()
                .statusCode(400);
    }

    @Test
    void aProducerMayNotAsk() {
        long producer = Accounts.organization("统计产出方", "HEATTEST0000000002");
        Accounts.as("heat-producer", Role.PRODUCER, producer).get(PATH).then().statusCode(403);
    }
}
