package org.liandan.ledger.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.party.Role;

/** 总览: each number is that of the list behind it, for whoever looks; and nobody sees numbers of others. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LoadFiguresTest {

    private static final String FIGURES = "/api/v1/statistics/figures";
    /** Tables of which a column counts loads. */
    private static final List<String> COUNTING =
            List.of("days", "categories", "places", "decisions", "differences", "keeping");

    private LedgerDistrict district;

    @BeforeEach
    void aDayWithFourLoads() {
        district = new LedgerDistrict();
        String received = district.issued(LedgerDistrict.now().minus(Duration.ofMinutes(50)), "RENOVATION_WASTE");
        district.carried(received);
        district.received(received);
        String strayed = district.issued(LedgerDistrict.now().minus(Duration.ofMinutes(40)), "RENOVATION_WASTE");
        district.carried(strayed);
        offRoute(strayed);
        String late = district.issued(LedgerDistrict.now().minus(Duration.ofMinutes(30)), "DEMOLITION_WASTE");
        LedgerDistrict.sql(
                "insert into manifest_reminder (number, kind, due_at, noticed_at) values (?, 'CARRIER_REMINDED', now(), now())",
                late);
        String cancelled = district.issued(LedgerDistrict.now().minus(Duration.ofMinutes(20)), "DEMOLITION_WASTE");
        district.producer()
                .body(Map.of("reason", "重复开具"))
                .post("/api/v1/manifests/" + cancelled + "/cancellation")
                .then()
                .statusCode(200);
    }

    private void offRoute(String number) {
        LedgerDistrict.sql(
                "insert into terminal (phone, vehicle_id) select ?, id from vehicle where plate = ?",
                "1990000" + district.id,
                district.plate);
        LedgerDistrict.sql("""
                insert into violation (type, vehicle_id, terminal_id, organization_id, plate, started_at, detected_at, limit_m,
                        measured_m, verdict, established, location, evidence, rule_code, rule_version)
                select 'OFF_ROUTE', m.vehicle_id, t.id, m.carrier_organization_id, m.carrier_plate, m.carried_at, m.carried_at,
                       50, 300, 'OBSERVED', 'REPORTS_OFF_ROUTE', st_setsrid(st_makepoint(109.8, 40.6), 4326), '{}', 'H03', 1
                  from manifest m join terminal t on t.vehicle_id = m.vehicle_id where m.number = ?""", number);
    }

    @Test
    void theNumbersAreThoseOfTheListsBehindThem() {
        assertListsAgree(district::producer, "outgoing", 3);
        assertListsAgree(district::carrier, "transported", 2);
        assertListsAgree(district::receiver, "incoming", 1);
        assertListsAgree(district::clerk, "managed", 3);
    }

    /** Every number of loads that has a link is the total of the register at that address. */
    private static void assertListsAgree(Supplier<RequestSpecification> reader, String register, int loads) {
        JsonPath figures = figures(reader);
        assertThat(headline(figures, "Loads")).isEqualTo(loads);
        int compared = 0;
        for (String table : COUNTING) {
            List<String> names = figures.getList(path(table, register) + ".columns.name.english");
            List<String> units = figures.getList(path(table, register) + ".columns.unit.english");
            for (int column = 0; column < names.size(); column++) {
                String cells = path(table, register) + ".rows.collect { it.figures[" + column + "] }";
                List<Number> values = figures.getList(cells + ".value");
                List<String> links = figures.getList(cells + ".link");
                for (int row = 0; row < values.size() && units.get(column).equals("loads"); row++) {
                    String address = links.get(row).replace("/ledgers/registers/", "/api/v1/registers/");
                    // the days of a month look alike
                    if (values.get(row).intValue() > 0 || row == 0) {
                        String total = reader.get()
                                .urlEncodingEnabled(false)
                                .get(address)
                                .header("X-Total-Count");
                        assertThat(total).as(address).isEqualTo(values.get(row).toString());
                        compared++;
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(10);
    }

    private static String path(String table, String register) {
        return "tables.find { it.id == '" + table + "-" + register + "' }";
    }

    private static JsonPath figures(Supplier<RequestSpecification> reader) {
        return reader.get().get(FIGURES).then().statusCode(200).extract().jsonPath();
    }

    private static int headline(JsonPath figures, String name) {
        return figures.getInt("headlines.find { it.name.english == '" + name + "' }.figure.value");
    }

    @Test
    void whatWasLateOrOffItsRouteIsCounted() {
        JsonPath figures = figures(district::producer);
        assertThat(figures.<Integer>getList(path("keeping", "outgoing") + ".rows.collect { it.figures[1].value }"))
                .containsExactly(1, 0, 1);
        assertThat(figures.getFloat(path("differences", "outgoing")
                        + ".rows.find { it.label.english == 'Total' }.figures[3].value"))
                .isEqualTo(-0.1f);
    }

    @Test
    void thePageHasEachNumberWithItsLinkAndTheRegisterSaysWhatItIsNarrowedTo() {
        String page = district.producer().accept("text/html").get("/dashboard").asString();
        assertThat(page).contains("id=\"keeping-outgoing\"", "late=CARRIER_REMINDED", "offRoute=true");
        district.producer()
                .accept("text/html")
                .get("/ledgers/registers/outgoing?offRoute=true&state=CLOSED&state=IN_TRANSIT")
                .then()
                .statusCode(200)
                .body(containsString("id=\"narrowed\""));
    }

    @Test
    void nobodySeesNumbersOfOthers() {
        LedgerDistrict other = new LedgerDistrict();
        assertThat(headline(figures(other::producer), "Loads")).isZero();
        assertThat(headline(figures(other::clerk), "Loads")).isZero();
        assertThat(headline(figures(other::carrier), "Violations")).isZero();
        other.producer().get(FIGURES).then().body("tables.id", not(hasItem("violations")));
        Accounts.as("lg-police", Role.TRAFFIC_POLICE, other.officeId)
                .get(FIGURES)
                .then()
                .statusCode(403);
        Accounts.as("lg-driver", Role.DRIVER, other.carrierId)
                .get("/dashboard")
                .then()
                .statusCode(403);
        other.producer().get(FIGURES + "/violations/file").then().statusCode(404);
    }

    @Test
    void aCarriersViolationsAreItsOwnWhateverTheAddressSays() {
        LedgerDistrict other = new LedgerDistrict();
        other.carrier()
                .accept("text/html")
                .get("/violations?type=OFF_ROUTE&organization=" + district.carrierId)
                .then()
                .statusCode(200)
                .body(not(containsString(district.plate)));
        assertThat(headline(figures(district::carrier), "Violations")).isOne();
    }

    @Test
    void aTableIsHadAsAFileThatNoSpreadsheetTakesForAFormula() {
        LedgerDistrict.sql("update place set name = '=1+1' where code = ?", district.centre);
        district.producer()
                .get(FIGURES + "/places-outgoing/file")
                .then()
                .statusCode(200)
                .body(containsString("'=1+1,3,37.5,12.4"));
        byte[] sheet =
                district.producer().get(FIGURES + "/headlines/file?format=xlsx").asByteArray();
        assertThat(new String(sheet, 0, 2, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("PK");
    }

    @Test
    void anExportHasWhatTheNarrowedListHas() {
        int id = district.producer()
                .post("/api/v1/exports?register=outgoing&late=CARRIER_REMINDED&destination=" + district.centre)
                .then()
                .statusCode(201)
                .body("linesTotal", equalTo(1))
                .extract()
                .path("id");
        await().untilAsserted(() -> district.producer()
                .get("/api/v1/exports/" + id)
                .then()
                .body("state", equalTo("DONE"))
                .body("linesDone", equalTo(1)));
    }

    @Test
    void aSpanHasABound() {
        district.producer()
                .get(FIGURES + "?from=2025-01-01&to=2026-02-01")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("to"));
        district.producer()
                .get(FIGURES + "/headlines/file?format=exe")
                .then()
                .statusCode(400)
                .body("violations.field", equalTo(List.of("format")));
    }
}
