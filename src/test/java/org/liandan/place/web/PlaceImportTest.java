package org.liandan.place.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.party.Role;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PlaceImportTest {

    private static final String OPERATOR = "PIM000000000000001";

    @BeforeEach
    void operatorIsRegistered() {
        Accounts.organization("导入场所单位", OPERATOR);
    }

    @Test
    void placesAreFoundAgainByTheirCode() {
        String file = collection(place("PI-1", "一号填埋场"));
        post("imports/places", file).statusCode(200).body("created", equalTo(1)).body("rows[0].key", equalTo("PI-1"));
        post("imports/places", file).statusCode(200).body("unchanged", equalTo(1));
        post("imports/places", collection(place("PI-1", "1 号填埋场")))
                .statusCode(200)
                .body("updated", equalTo(1));
    }

    @Test
    void aPlaceMayComeWithALimitAndKeepsItWhereAFileSaysNothing() {
        String limited = collection(place("PI-L", "限速工地").replace("\"kind\"", "\"speedLimitKph\":20,\"kind\""));
        post("imports/places", limited).statusCode(200).body("created", equalTo(1));
        post("imports/places", limited).statusCode(200).body("unchanged", equalTo(1));
        post("imports/places", collection(place("PI-L", "限速工地")))
                .statusCode(200)
                .body("unchanged", equalTo(1));
        post("imports/places", limited.replace(":20", ":15.5")).statusCode(200).body("updated", equalTo(1));

        Accounts.admin()
                .queryParam("code", "PI-L")
                .get("/api/v1/places")
                .then()
                .body("[0].speedLimitKph", equalTo(15.5f));
        post("imports/places", limited.replace(":20", ":90"))
                .statusCode(400)
                .body("rows[0].violations[0].field", equalTo("speedLimitKph"));
    }

    @Test
    void aPlaceWithoutAnAddressIsRefused() {
        post("imports/places", collection(place("PI-2", "无地址").replace("\"address\":\"某路\",", "")))
                .statusCode(400)
                .body("rows[0].violations[0].field", equalTo("address"));
    }

    @Test
    void aFeatureWithoutAPolygonIsRefused() {
        post("imports/places", collection(place("PI-3", "点").replace("Polygon", "Point")))
                .statusCode(400)
                .body("rows[0].violations[0].field", equalTo("fence"));
    }

    @Test
    void aFileInTheMarsCoordinatesIsRefusedWhereverItSaysSo() {
        String crs = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"GCJ-02\"}}";
        String features = "\"features\":[" + place("PI-4", "偏移") + "]";
        post("imports/places", "{\"type\":\"FeatureCollection\"," + crs + "," + features + "}")
                .statusCode(400)
                .body("violations[0].field", equalTo("crs"));
        post("imports/places", "{\"type\":\"FeatureCollection\"," + features + "," + crs + "}")
                .statusCode(400)
                .body("violations[0].field", equalTo("crs"));
        Accounts.admin().queryParam("code", "PI-4").get("/api/v1/places").then().header("X-Total-Count", "0");
    }

    @Test
    void aFileInCgcs2000IsTaken() {
        String crs = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4490\"}}";
        post(
                        "imports/places",
                        "{\"type\":\"FeatureCollection\"," + crs + ",\"features\":[" + place("PI-5", "国家坐标") + "]}")
                .statusCode(200);
    }

    @Test
    void whatIsNoFeatureCollectionIsRefused() {
        post("imports/places", "[]").statusCode(400).contentType("application/problem+json");
        post("imports/places", "{\"type\":\"FeatureCollection\"}").statusCode(400);
        post("imports/places", "{\"features\":[{\"type\":\"Feature\"").statusCode(400);
        post("imports/places", "{\"features\":[1,null,\"x\"]}").statusCode(400).body("refused", equalTo(3));
        post("imports/places", "").statusCode(400);
    }

    @Test
    void routesComeWithTheirWindowsAndTurnPoints() {
        String file = collection(
                route("RI-1", "\"timeWindows\":[{\"days\":[1,2],\"starts\":\"06:00\",\"ends\":\"22:00\"}],"));
        post("imports/routes", file).statusCode(200).body("created", equalTo(1));
        post("imports/routes", file).statusCode(200).body("unchanged", equalTo(1));
        int id = Accounts.admin()
                .queryParam("code", "RI-1")
                .get("/api/v1/routes")
                .path("[0].id");
        Accounts.admin()
                .get("/api/v1/routes/" + id)
                .then()
                .body("timeWindows", hasSize(1))
                .body("timeWindows[0].ends", equalTo("22:00"))
                .body("turnPoints", hasSize(1))
                .body("rightTurnLimitKph", equalTo(10.0f));
        post("imports/routes", collection(route("RI-1", "\"timeWindows\":[],")))
                .statusCode(200)
                .body("updated", equalTo(1));
        Accounts.admin().get("/api/v1/routes/" + id).then().body("timeWindows", hasSize(0));
    }

    @Test
    void aRouteToAPlaceThatDoesNotExistIsRefused() {
        post("imports/routes", collection(route("RI-2", "\"toPlace\":\"NOWHERE\",")))
                .statusCode(400)
                .body("rows[0].violations[0].field", equalTo("toPlace"));
    }

    @Test
    void theDemoDistrictIsAccepted() throws IOException {
        Accounts.organization("模拟单位", OPERATOR);
        String places = resource("/demo/places.geojson")
                .replace("\"kind\"", "\"operatorCreditCode\":\"" + OPERATOR + "\",\"kind\"");
        post("imports/places", places).statusCode(200);
        post("imports/routes", resource("/demo/routes.geojson")).statusCode(200);
        post("imports/roads", resource("/demo/roads.geojson")).statusCode(200);
        post("boundaries", resource("/reference/kundulun-outline.geojson")).statusCode(200);
        post("boundaries", resource("/reference/kundulun-outline.geojson"))
                .statusCode(200)
                .body("unchanged", equalTo(1));
        Accounts.admin()
                .get("/api/v1/boundaries")
                .then()
                .statusCode(200)
                .body("type", equalTo("FeatureCollection"))
                .body("features.properties.adcode", hasItem("150203"))
                .body("features[0].properties.source", containsString("not authoritative"))
                .body("features[0].geometry.type", equalTo("MultiPolygon"));
        Accounts.admin()
                .header("Accept", "application/geo+json, application/json")
                .get("/api/v1/roads")
                .then()
                .statusCode(200)
                .contentType(containsString("geo+json"))
                .body("features.size()", greaterThan(10))
                .body("features[0].geometry.type", equalTo("LineString"));
    }

    @Test
    void onlyAnAdministratorReplacesTheBoundary() {
        long bureau = Accounts.organization("边界单位", "PIM000000000000002");
        Accounts.as("pim-bureau", Role.BUREAU, bureau)
                .contentType("application/geo+json")
                .body("{}".getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/boundaries")
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse post(String where, String file) {
        return Accounts.admin()
                .contentType("application/octet-stream")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/" + where)
                .then();
    }

    private static String collection(String feature) {
        return "{\"type\":\"FeatureCollection\",\"features\":[" + feature + "]}";
    }

    private static String place(String code, String name) {
        return """
                {"type":"Feature","properties":{"code":"%s","name":"%s","address":"某路","kind":"LANDFILL",
                "operatorCreditCode":"%s"},"geometry":{"type":"Polygon","coordinates":
                [[[109.8,40.65],[109.802,40.65],[109.802,40.652],[109.8,40.65]]]}}""".formatted(code, name, OPERATOR);
    }

    private static String route(String code, String properties) {
        return """
                {"type":"Feature","properties":{%s"code":"%s","name":"导入路线","corridorWidthM":60},"geometry":
                {"type":"LineString","coordinates":[[109.8,40.65],[109.8,40.66],[109.81,40.66]]}}""".formatted(properties, code);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(PlaceImportTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
