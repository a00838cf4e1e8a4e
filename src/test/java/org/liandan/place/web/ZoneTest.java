package org.liandan.place.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.haul.store.TestFleet;
import org.liandan.party.Role;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ZoneTest {

    private static final String ZONES = "/api/v1/zones";
    private static final Map<String, Object> SCHOOL = Map.of(
            "type",
            "Polygon",
            "coordinates",
            List.of(List.of(
                    List.of(109.80, 40.65),
                    List.of(109.802, 40.65),
                    List.of(109.802, 40.652),
                    List.of(109.80, 40.652),
                    List.of(109.80, 40.65))));
    private static final Map<String, Object> STREET =
            Map.of("type", "LineString", "coordinates", List.of(List.of(109.80, 40.65), List.of(109.81, 40.65)));

    @Test
    void anAreaKeepsItsGroundAndItsHours() {
        Map<String, Object> zone = zone("ZT-1", SCHOOL);
        zone.put("basis", "昆区公安交管通告〔2026〕1号");
        zone.put("timeWindows", List.of(Map.of("days", List.of(1, 2, 3, 4, 5), "starts", "07:00", "ends", "09:00")));
        zone.put("validFrom", "2026-03-01");
        zone.put("loadedOnly", true);

        String location = post(zone).then().statusCode(201).extract().header("Location");

        Accounts.admin()
                .get(location)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"0\""))
                .body("shape.type", equalTo("Polygon"))
                .body("shape.coordinates[0]", hasSize(5))
                .body("halfWidthM", nullValue())
                .body("loadedOnly", equalTo(true))
                .body("validFrom", equalTo("2026-03-01"))
                .body("validTo", nullValue())
                .body("basis", equalTo("昆区公安交管通告〔2026〕1号"))
                .body("timeWindows", hasSize(1))
                .body("timeWindows[0].starts", equalTo("07:00"))
                .body("active", equalTo(true));
    }

    @Test
    void aRoadHasAWidth() {
        Map<String, Object> zone = zone("ZT-2", STREET);
        zone.put("halfWidthM", 15);

        post(zone)
                .then()
                .statusCode(201)
                .body("shape.type", equalTo("LineString"))
                .body("halfWidthM", equalTo(15));
    }

    @Test
    void aRoadWithoutAWidthIsRefused() {
        post(zone("ZT-3", STREET))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("halfWidthM"))
                .body("violations[0].message", containsString("3 到 200 米"));
    }

    @Test
    void anAreaWithAWidthIsRefused() {
        Map<String, Object> zone = zone("ZT-4", SCHOOL);
        zone.put("halfWidthM", 15);

        post(zone).then().statusCode(400).body("violations[0].field", equalTo("halfWidthM"));
    }

    @Test
    void aPointIsNoGround() {
        post(zone("ZT-5", Map.of("type", "Point", "coordinates", List.of(109.8, 40.65))))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("shape"))
                .body("violations[0].message", containsString("LineString"));
    }

    @Test
    void anAreaThatCrossesItselfIsRefused() {
        var bowTie = List.of(
                List.of(109.80, 40.65),
                List.of(109.81, 40.66),
                List.of(109.81, 40.65),
                List.of(109.80, 40.66),
                List.of(109.80, 40.65));

        post(zone("ZT-6", Map.of("type", "Polygon", "coordinates", List.of(bowTie))))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("shape"));
    }

    @Test
    void aLastDayBeforeTheFirstIsRefused() {
        Map<String, Object> zone = zone("ZT-7", SCHOOL);
        zone.put("validFrom", "2026-03-02");
        zone.put("validTo", "2026-03-01");

        post(zone).then().statusCode(400).body("violations[0].field", equalTo("validTo"));
    }

    @Test
    void aWindowWithoutDaysIsRefusedAndNamed() {
        Map<String, Object> zone = zone("ZT-8", SCHOOL);
        zone.put("timeWindows", List.of(Map.of("days", List.of(), "starts", "07:00", "ends", "09:00")));
        post(zone).then().statusCode(400).body("violations.field", hasItem("timeWindows[0].days"));

        zone.put("timeWindows", List.of(Map.of("days", List.of(8), "starts", "07:00", "ends", "09:00")));
        post(zone).then().statusCode(400);
        zone.put("timeWindows", List.of(Map.of("days", List.of(1), "starts", "25:00", "ends", "09:00")));
        post(zone).then().statusCode(400);
    }

    @Test
    void aCodeIsGivenOnce() {
        post(zone("ZT-9", SCHOOL)).then().statusCode(201);
        post(zone("ZT-9", SCHOOL)).then().statusCode(409);
    }

    @Test
    void whoeverHasAnOldVersionChangesNothing() {
        String location = post(zone("ZT-10", SCHOOL)).header("Location");
        Accounts.admin()
                .header("If-Match", "\"0\"")
                .body(zone("ZT-10", SCHOOL))
                .put(location)
                .then()
                .statusCode(200);
        Map<String, Object> renamed = zone("ZT-10", SCHOOL);
        renamed.put("name", "另一个名称");
        Accounts.admin()
                .header("If-Match", "\"0\"")
                .body(renamed)
                .put(location)
                .then()
                .statusCode(200);
        Accounts.admin()
                .header("If-Match", "\"0\"")
                .body(renamed)
                .put(location)
                .then()
                .statusCode(409);
    }

    @Test
    void aWithdrawnZoneStaysOnRecord() {
        String location = post(zone("ZT-11", SCHOOL)).header("Location");

        Accounts.admin().delete(location).then().statusCode(204);

        Accounts.admin().get(location).then().body("active", equalTo(false));
        assertThat(TestFleet.number(
                        "select count(*) from audit_entry where subject_type = 'zone' and subject_id = 'ZT-11'"
                                + " and action in ('ZONE_CREATED', 'ZONE_WITHDRAWN')"))
                .isEqualTo(2);
    }

    @Test
    void carriersReadZonesAndChangeNone() {
        String location = post(zone("ZT-12", SCHOOL)).header("Location");
        var carrier =
                Accounts.as("zone-carrier", Role.CARRIER, Accounts.organization("禁行区测试承运公司", "ZONE00000000000001"));

        carrier.get(location).then().statusCode(200);
        carrier.body(zone("ZT-13", SCHOOL)).post(ZONES).then().statusCode(403);
        carrier.delete(location).then().statusCode(403);
    }

    @Test
    void anUnknownZoneIsNotFound() {
        Accounts.admin().get(ZONES + "/987654321").then().statusCode(404);
    }

    @Test
    void zonesComeFromAFileAndAreFoundAgainByTheirCode() {
        String file = collection(feature(
                "ZI-1",
                "\"halfWidthM\":12,\"timeWindows\":[{\"days\":[6],\"starts\":\"06:00\"," + "\"ends\":\"08:00\"}],",
                "LineString",
                "[[109.8,40.65],[109.81,40.65]]"));
        load(file).statusCode(200).body("created", equalTo(1));
        load(file).statusCode(200).body("unchanged", equalTo(1));
        load(file.replace("08:00", "09:00")).statusCode(200).body("updated", equalTo(1));

        Accounts.admin()
                .queryParam("code", "ZI-1")
                .get(ZONES)
                .then()
                .body("", hasSize(1))
                .body("[0].halfWidthM", equalTo(12))
                .body("[0].timeWindows", hasSize(1))
                .body("[0].timeWindows[0].ends", equalTo("09:00"));
    }

    @Test
    void aZoneMayLimitTheSpeedInsteadOfForbidding() {
        Map<String, Object> zone = zone("ZT-L", SCHOOL);
        zone.put("speedLimitKph", 30);
        post(zone).then().statusCode(201).body("speedLimitKph", equalTo(30));
        zone.put("code", "ZT-L2");
        zone.put("speedLimitKph", 70);
        post(zone).then().statusCode(400).body("violations[0].field", equalTo("speedLimitKph"));

        String file = collection(feature(
                "ZI-L", "\"halfWidthM\":12,\"speedLimitKph\":20,", "LineString", "[[109.8,40.65],[109.81,40.65]]"));
        load(file).statusCode(200).body("created", equalTo(1));
        load(file).statusCode(200).body("unchanged", equalTo(1));
        load(file.replace(":20", ":25")).statusCode(200).body("updated", equalTo(1));
        Accounts.admin().queryParam("code", "ZI-L").get(ZONES).then().body("[0].speedLimitKph", equalTo(25.0f));
    }

    @Test
    void aFileWithOneBadZoneIsRefusedAsAWhole() {
        String good = feature("ZI-2", "", "Polygon", "[[[109.8,40.65],[109.81,40.65],[109.81,40.66],[109.8,40.65]]]");
        String bad = feature("ZI-3", "", "LineString", "[[109.8,40.65],[109.81,40.65]]");

        load(collection(good + "," + bad))
                .statusCode(400)
                .body("rows[0].key", equalTo("ZI-3"))
                .body("rows[0].violations[0].field", equalTo("halfWidthM"));

        Accounts.admin().queryParam("code", "ZI-2").get(ZONES).then().body("", hasSize(0));
    }

    @Test
    void aVehicleAndAPlaceMayHaveLimitsOfTheirOwnBelowTheGeneralOne() {
        long owner = Accounts.organization("限速测试公司", "ZONE00000000000002");
        Map<String, Object> vehicle = new HashMap<>(
                Map.of("plate", "蒙BZ1001", "plateColor", "2", "organizationId", owner, "speedLimitKph", 45.5));
        Accounts.admin()
                .body(vehicle)
                .post("/api/v1/vehicles")
                .then()
                .statusCode(201)
                .body("speedLimitKph", equalTo(45.5f));
        vehicle.put("plate", "蒙BZ1002");
        vehicle.put("speedLimitKph", 80);
        Accounts.admin()
                .body(vehicle)
                .post("/api/v1/vehicles")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("speedLimitKph"));

        Map<String, Object> place = new HashMap<>(Map.of(
                "code",
                "ZT-P1",
                "name",
                "限速工地",
                "kind",
                "CONSTRUCTION_SITE",
                "address",
                "某路",
                "organizationId",
                owner,
                "fence",
                SCHOOL,
                "speedLimitKph",
                20));
        Accounts.admin()
                .body(place)
                .post("/api/v1/places")
                .then()
                .statusCode(201)
                .body("speedLimitKph", equalTo(20));
    }

    private static Map<String, Object> zone(String code, Map<String, Object> shape) {
        Map<String, Object> zone = new HashMap<>();
        zone.put("code", code);
        zone.put("name", "学校周边");
        zone.put("shape", shape);
        return zone;
    }

    private static Response post(Map<String, Object> zone) {
        return Accounts.admin().body(zone).post(ZONES);
    }

    private static ValidatableResponse load(String file) {
        return Accounts.admin()
                .contentType("application/geo+json")
                .body(file)
                .post("/api/v1/imports/zones")
                .then();
    }

    private static String collection(String features) {
        return "{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}";
    }

    private static String feature(String code, String properties, String type, String coordinates) {
        return "{\"type\":\"Feature\",\"properties\":{" + properties + "\"code\":\"" + code
                + "\",\"name\":\"导入禁行区\"},\"geometry\":{\"type\":\"" + type + "\",\"coordinates\":" + coordinates
                + "}}";
    }
}
