package org.liandan.ledger.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;

/** Areas of sub-districts and the calendar of working days, as the bureau keeps them. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AreaAndCalendarTest {

    private static final String AREAS = "/api/v1/subdistricts/";

    @Test
    void anAreaThatOverlapsAnotherIsRefused() {
        LedgerDistrict district = new LedgerDistrict();
        String code = LedgerDistrict.creditCode(700_001);
        Accounts.organization("另一街道", code);
        double west = 109.7 + 0.002 * district.id;

        Accounts.admin()
                .body(area(west, 40.5))
                .put(AREAS + code)
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:liandan:problem:area-overlaps"))
                .body("detail", containsString("街道办事处" + district.id));
    }

    @Test
    void anAreaIsDrawnByTheAdministratorAndPlacesFindIt() {
        LedgerDistrict district = new LedgerDistrict();
        // beside the compound, then around it
        double west = 109.7 + 0.002 * district.id;

        Accounts.admin()
                .body(area(west, 40.5))
                .put(AREAS + district.office)
                .then()
                .statusCode(200)
                .body("source", equalTo("测试"))
                .body("places", equalTo(1));
        district.clerk()
                .body(area(west, 40.5))
                .put(AREAS + district.office)
                .then()
                .statusCode(403);
        district.clerk().get("/api/v1/subdistricts").then().body("creditCode", hasItem(district.office));
        assertThat(LedgerDistrict.strings(
                        "select action from audit_entry where subject_id = ?", String.valueOf(district.officeId)))
                .contains("SUBDISTRICT_DRAWN");
    }

    @Test
    void whatIsNoPolygonOrTooLargeIsRefused() {
        LedgerDistrict district = new LedgerDistrict();

        Accounts.admin()
                .body(Map.of("source", "测试", "area", Map.of("type", "Point", "coordinates", List.of(109, 40))))
                .put(AREAS + district.office)
                .then()
                .statusCode(400);
        Accounts.admin()
                .body(Map.of("source", "测试", "area", polygon(100, 35, 10)))
                .put(AREAS + district.office)
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:liandan:problem:area-too-large"));
        Accounts.admin().body(area(109.9, 40.5)).put(AREAS + "nobody").then().statusCode(404);
    }

    @Test
    void aPlaceInNoAreaIsListedToTheBureau() {
        LedgerDistrict district = new LedgerDistrict();
        LedgerDistrict.sql(
                "update place set fence = st_makeenvelope(108.1, 40.1, 108.2, 40.2, 4326) where code = ?",
                district.compound);

        List<String> codes = LedgerDistrict.bureau()
                .get(AREAS + "unassigned")
                .then()
                .statusCode(200)
                .extract()
                .path("code");
        assertThat(codes).isNotEmpty();
        assertThat(LedgerDistrict.strings("select subdistrict_id::text from place where code = ?", district.compound))
                .containsOnlyNulls();
        district.clerk().get(AREAS + "unassigned").then().statusCode(403);
    }

    @Test
    void theHolidaysOf2025And2026AreLoaded() {
        LedgerDistrict.bureau()
                .get("/api/v1/calendars")
                .then()
                .statusCode(200)
                .body("findAll { it.inForce }.year", hasItem(2026))
                .body("find { it.year == 2025 }.days.findAll { it.working }.day", hasItem("2025-10-11"))
                .body("find { it.year == 2025 }.days.size()", equalTo(1 + 8 + 3 + 5 + 3 + 8 + 5));
    }

    @Test
    void aYearIsLoadedByTheAdministratorAndTheEarlierTableStays() {
        String csv = "day,working,name\n2031-10-01,false,国庆节\n2031-10-04,true,调休上班\n";
        for (int i = 0; i < 2; i++) {
            Accounts.admin()
                    .contentType("text/csv; charset=utf-8")
                    .body(csv)
                    .put("/api/v1/calendars/2031?source=test")
                    .then()
                    .statusCode(200);
        }

        LedgerDistrict.bureau()
                .get("/api/v1/calendars")
                .then()
                .body("findAll { it.year == 2031 }.size()", equalTo(2))
                .body("findAll { it.year == 2031 && it.inForce }.size()", equalTo(1));
        Accounts.admin()
                .contentType("text/csv; charset=utf-8")
                .body("day,working,name\n2031-10-02,true,工作日\n")
                .put("/api/v1/calendars/2031?source=test")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:liandan:problem:calendar-unfit"));
        LedgerDistrict.bureau()
                .contentType("text/csv; charset=utf-8")
                .body(csv)
                .put("/api/v1/calendars/2031?source=test")
                .then()
                .statusCode(403);
    }

    private static Map<String, Object> area(double west, double south) {
        return Map.of("source", "测试", "scope", "ALL", "area", polygon(west, south, 0.0019));
    }

    private static Map<String, Object> polygon(double west, double south, double size) {
        return Map.of(
                "type",
                "Polygon",
                "coordinates",
                List.of(List.of(
                        List.of(west, south),
                        List.of(west + size, south),
                        List.of(west + size, south + size),
                        List.of(west, south + size),
                        List.of(west, south))));
    }
}
