package org.liandan.ledger.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;

/** The pages of ledgers, registers and exports, without a browser: what stands on them, for whom. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LedgerPagesTest {

    private final LedgerDistrict district = new LedgerDistrict();
    private final LocalDate yesterday = LedgerDistrict.today().minusDays(1);

    @Test
    void aClerkSeesWhatIsOverdueAndTheDays() {
        html(district.clerk())
                .get("/ledgers")
                .then()
                .statusCode(200)
                .body(containsString("逾期未确认的台账"))
                .body(containsString("/ledgers/subdistrict/" + district.office + "/" + yesterday))
                .body(containsString("监管登记册"));
    }

    @Test
    void aClerkConfirmsADayOnThePage() {
        String number = district.issued(LedgerDistrict.at(yesterday, "09:30"), "RENOVATION_WASTE");
        String ledger = "/ledgers/subdistrict/" + district.office + "/" + yesterday;
        String digest =
                district.clerk().get("/api/v1" + ledger).then().extract().path("digest");
        html(district.clerk())
                .get(ledger)
                .then()
                .statusCode(200)
                .body(containsString(number))
                .body(containsString(digest))
                .body(containsString("确认台账"));

        html(district.clerk())
                .contentType("application/x-www-form-urlencoded")
                .formParams(Map.of("digest", digest))
                .redirects()
                .follow(false)
                .post(ledger + "/confirmation")
                .then()
                .statusCode(303);
        html(district.clerk())
                .contentType("application/x-www-form-urlencoded")
                .formParams(Map.of("digest", digest))
                .post(ledger + "/confirmation")
                .then()
                .statusCode(409)
                .body(containsString("不能再次确认"));
        html(district.clerk())
                .cookie("liandan-language", "en")
                .get(ledger)
                .then()
                .body(containsString("Confirmed by lg-office-" + district.id))
                .body(not(containsString("Confirm the ledger")));
    }

    @Test
    void whoeverReadsAndIsNoClerkIsOfferedNoConfirmation() {
        html(LedgerDistrict.bureau())
                .get("/ledgers/subdistrict/" + district.office + "/" + yesterday)
                .then()
                .statusCode(200)
                .body(containsString("零报告"))
                .body(not(containsString("name=\"digest\"")));
        html(district.producer())
                .get("/ledgers/subdistrict/" + district.office + "/" + yesterday)
                .then()
                .statusCode(404);
    }

    @Test
    void registersAndExportsHavePages() {
        district.issued(LedgerDistrict.at(yesterday, "09:30"), "RENOVATION_WASTE");
        html(district.producer())
                .get("/ledgers/registers/outgoing?category=RENOVATION_WASTE")
                .then()
                .statusCode(200)
                .body(containsString(district.compound))
                .body(containsString("/api/v1/registers/outgoing/file?format=xlsx"));
        html(district.producer())
                .get("/ledgers/registers/outgoing?from=nonsense")
                .then()
                .statusCode(200)
                .body(containsString("应为日期"));
        html(district.producer()).get("/ledgers/registers/managed").then().statusCode(403);
        html(district.producer())
                .contentType("application/x-www-form-urlencoded")
                .formParam("format", "csv")
                .post("/ledgers/registers/outgoing/exports")
                .then()
                .statusCode(200)
                .body(containsString("<progress"));
    }

    private static RequestSpecification html(RequestSpecification who) {
        return who.accept("text/html");
    }
}
