package org.liandan.place.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.party.Role;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PlaceAndRouteTest {

    private static final String PLACES = "/api/v1/places";
    private static final String ROUTES = "/api/v1/routes";

    /** North for about 1.1 km, then a right turn, then east. */
    private static final List<List<Double>> NORTH_THEN_EAST =
            List.of(List.of(109.80, 40.65), List.of(109.80, 40.66), List.of(109.81, 40.66));

    @Test
    void aPlaceKeepsItsFence() {
        String location = place("PT-1", square(109.80, 40.65, 0.002))
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        Accounts.admin()
                .get(location)
                .then()
                .statusCode(200)
                .body("kind", equalTo("LANDFILL"))
                .body("fence.type", equalTo("Polygon"))
                .body("fence.coordinates[0]", hasSize(5))
                .body("fence.coordinates[0][0]", equalTo(List.of(109.8f, 40.65f)));
    }

    @Test
    void aFenceThatCrossesItselfIsRefusedWithThePointOfTheCrossing() {
        var bowTie = List.of(
                List.of(109.80, 40.65),
                List.of(109.81, 40.66),
                List.of(109.81, 40.65),
                List.of(109.80, 40.66),
                List.of(109.80, 40.65));
        place("PT-2", Map.of("type", "Polygon", "coordinates", List.of(bowTie)))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("fence"))
                .body("violations[0].message", containsString("109.805"));
    }

    @Test
    void aFenceWithLatitudeInFrontIsRefused() {
        place("PT-3", square(40.65, 109.80, 0.002))
                .then()
                .statusCode(400)
                .body("violations[0].message", containsString("[经度, 纬度]"));
    }

    @Test
    void aFenceAsLargeAsACityIsRefused() {
        place("PT-4", square(109.80, 40.65, 0.5)).then().statusCode(400).body("violations[0].field", equalTo("fence"));
    }

    @Test
    void aFenceThatIsNoPolygonIsRefused() {
        place("PT-5", Map.of("type", "Point", "coordinates", List.of(109.8, 40.65)))
                .then()
                .statusCode(400)
                .body("violations[0].message", containsString("Polygon"));
    }

    @Test
    void anUnknownKindIsRefusedWithTheKindsThatThereAre() {
        Map<String, Object> request = placeRequest("PT-6", square(109.80, 40.65, 0.002));
        request.put("kind", "CASTLE");
        Accounts.admin()
                .body(request)
                .post(PLACES)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("kind"))
                .body("violations[0].message", containsString("LANDFILL"));
    }

    @Test
    void aPlaceOfAnUnknownOrganisationIsRefused() {
        Map<String, Object> request = placeRequest("PT-7", square(109.80, 40.65, 0.002));
        request.put("organizationId", 999_999_999);
        Accounts.admin()
                .body(request)
                .post(PLACES)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("organization"));
    }

    @Test
    void anOrganisationReadsItsOwnPlacesAndNoOthers() {
        String location = place("PT-8", square(109.80, 40.65, 0.002)).header("Location");
        long stranger = Accounts.organization("场所外单位", "PLC000000000000002");
        Accounts.as("plc-stranger", Role.RECEIVER, stranger)
                .get(location)
                .then()
                .statusCode(404);
        Accounts.as("plc-stranger", Role.RECEIVER, stranger).get(PLACES).then().header("X-Total-Count", "0");
        Accounts.as("plc-own", Role.RECEIVER, owner()).get(location).then().statusCode(200);
    }

    @Test
    void anOrganisationDoesNotChangeItsPlaces() {
        Accounts.as("plc-own", Role.RECEIVER, owner())
                .body(placeRequest("PT-9", square(109.80, 40.65, 0.002)))
                .post(PLACES)
                .then()
                .statusCode(403);
    }

    @Test
    void aRouteShowsTheTurnPointsThatPostgisDerivesFromItsLine() {
        String location =
                route("RT-T1", NORTH_THEN_EAST).then().statusCode(201).extract().header("Location");
        Response read = Accounts.admin().get(location);
        read.then().statusCode(200).body("turnPoints", hasSize(1)).body("speedLimitKph", equalTo(60.0f));
        var json =
                read.jsonPath(JsonPathConfig.jsonPathConfig().numberReturnType(JsonPathConfig.NumberReturnType.DOUBLE));
        assertThat(json.getDouble("turnPoints[0].angleDeg")).isBetween(85.0, 95.0);
        assertThat(json.getDouble("turnPoints[0].alongM")).isBetween(1_105.0, 1_115.0);
    }

    @Test
    void aChangedLineHasItsTurnPointsDerivedAnew() {
        Response created = route("RT-T2", NORTH_THEN_EAST);
        Map<String, Object> straight = routeRequest("RT-T2", List.of(List.of(109.80, 40.65), List.of(109.80, 40.66)));
        Accounts.admin()
                .header("If-Match", created.header("ETag"))
                .body(straight)
                .put(created.header("Location"))
                .then()
                .statusCode(200)
                .body("turnPoints", hasSize(0));
    }

    @Test
    void aRouteKeepsItsTimeWindows() {
        Map<String, Object> request = routeRequest("RT-T3", NORTH_THEN_EAST);
        request.put("timeWindows", List.of(Map.of("days", List.of(1, 5), "starts", "22:00", "ends", "06:00")));
        String location = Accounts.admin()
                .body(request)
                .post(ROUTES)
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        Accounts.admin()
                .get(location)
                .then()
                .body("timeWindows[0].days", equalTo(List.of(1, 5)))
                .body("timeWindows[0].starts", equalTo("22:00"))
                .body("timeWindows[0].ends", equalTo("06:00"));
    }

    @Test
    void aRouteMayBeSlowerThanTheNoticeButNotFaster() {
        Map<String, Object> slower = routeRequest("RT-T4", NORTH_THEN_EAST);
        slower.put("speedLimitKph", 40);
        Accounts.admin().body(slower).post(ROUTES).then().statusCode(201).body("speedLimitKph", equalTo(40));
        Map<String, Object> faster = routeRequest("RT-T5", NORTH_THEN_EAST);
        faster.put("speedLimitKph", 60.1);
        faster.put("rightTurnLimitKph", 11);
        Accounts.admin()
                .body(faster)
                .post(ROUTES)
                .then()
                .statusCode(400)
                .body("violations.field", equalTo(List.of("rightTurnLimitKph", "speedLimitKph")));
    }

    @Test
    void aRouteWithAnImpossibleWindowIsRefused() {
        Map<String, Object> request = routeRequest("RT-T6", NORTH_THEN_EAST);
        request.put("timeWindows", List.of(Map.of("days", List.of(8), "starts", "25:00", "ends", "06:00")));
        Accounts.admin()
                .body(request)
                .post(ROUTES)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("timeWindows[0].starts"));
    }

    @Test
    void aRouteToAnUnknownPlaceIsRefused() {
        Map<String, Object> request = routeRequest("RT-T7", NORTH_THEN_EAST);
        request.put("toPlace", "NOWHERE");
        Accounts.admin()
                .body(request)
                .post(ROUTES)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("toPlace"));
    }

    @Test
    void aCarrierSeesARouteOnceOneOfItsTrucksMayDriveIt() {
        String location = route("RT-T8", NORTH_THEN_EAST).header("Location");
        long carrier = Accounts.organization("路线承运公司", "PLC000000000000003");
        Accounts.as("rt-carrier", Role.CARRIER, carrier).get(location).then().statusCode(404);
        Accounts.admin()
                .body(Map.of(
                        "plate", "蒙BRT008", "plateColor", 2, "organizationId", carrier, "routes", List.of("RT-T8")))
                .post("/api/v1/vehicles")
                .then()
                .statusCode(201)
                .body("routes", equalTo(List.of("RT-T8")));
        Accounts.as("rt-carrier", Role.CARRIER, carrier).get(location).then().statusCode(200);
        Accounts.as("rt-carrier", Role.CARRIER, carrier)
                .get(ROUTES)
                .then()
                .header("X-Total-Count", "1")
                .body("code", hasItem("RT-T8"))
                .body("code", not(hasItem("RT-T1")));
    }

    private static long owner() {
        return Accounts.organization("场所单位", "PLC000000000000001");
    }

    private static Response place(String code, Map<String, ?> fence) {
        return Accounts.admin().body(placeRequest(code, fence)).post(PLACES);
    }

    private static Map<String, Object> placeRequest(String code, Map<String, ?> fence) {
        return new HashMap<>(Map.of(
                "code",
                code,
                "name",
                "测试填埋场",
                "kind",
                "LANDFILL",
                "address",
                "昆都仑区某路 1 号",
                "organizationId",
                owner(),
                "fence",
                fence));
    }

    private static Response route(String code, List<List<Double>> line) {
        return Accounts.admin().body(routeRequest(code, line)).post(ROUTES);
    }

    private static Map<String, Object> routeRequest(String code, List<List<Double>> line) {
        return new HashMap<>(Map.of(
                "code",
                code,
                "name",
                "测试路线",
                "corridorWidthM",
                60,
                "line",
                Map.of("type", "LineString", "coordinates", line)));
    }

    private static Map<String, Object> square(double lon, double lat, double sideDeg) {
        return Map.of(
                "type",
                "Polygon",
                "coordinates",
                List.of(List.of(
                        List.of(lon, lat),
                        List.of(lon + sideDeg, lat),
                        List.of(lon + sideDeg, lat + sideDeg),
                        List.of(lon, lat + sideDeg),
                        List.of(lon, lat))));
    }
}
