package org.liandan.place.web;

import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.party.Role;

/** What is said of a shape while it is drawn. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PreviewTest {

    @Test
    void aLineTellsItsLengthAndItsTurns() {
        route(Accounts.admin(), List.of(List.of(109.80, 40.65), List.of(109.80, 40.66), List.of(109.81, 40.66)))
                .statusCode(200)
                .body("lengthM", greaterThan(1_900))
                .body("turnPoints", hasSize(1))
                .body("turnPoints[0].angleDeg.toDouble()", closeTo(90, 2));
    }

    @Test
    void aLineOfOnePointIsRefusedAsOnSaving() {
        route(Accounts.admin(), List.of(List.of(109.80, 40.65)))
                .statusCode(400)
                .body("violations.field", hasItem("line"));
    }

    @Test
    void aFenceTellsItsAreaAndWhomItOverlaps() {
        long organization = Accounts.organization("预览测试单位", "PREVIEWTEST0000001");
        Accounts.admin()
                .body(Map.of(
                        "code",
                        "PREVIEW-1",
                        "name",
                        "预览测试场所",
                        "kind",
                        "CONSTRUCTION_SITE",
                        "address",
                        "昆区某路2号",
                        "organizationId",
                        organization,
                        "fence",
                        square(109.600, 40.600)))
                .post("/api/v1/places")
                .then()
                .statusCode(201);

        fence(square(109.601, 40.600), null)
                .statusCode(200)
                .body("areaM2", greaterThan(30_000f))
                .body("overlaps.code", hasItem("PREVIEW-1"));
        fence(square(109.601, 40.600), "PREVIEW-1").body("overlaps.code", not(hasItem("PREVIEW-1")));
        fence(square(109.500, 40.500), null).body("overlaps", empty());
    }

    @Test
    void aFenceThatCrossesItselfIsRefusedWithTheReason() {
        Map<String, Object> bow = Map.of(
                "type",
                "Polygon",
                "coordinates",
                List.of(List.of(
                        List.of(109.80, 40.65),
                        List.of(109.81, 40.66),
                        List.of(109.81, 40.65),
                        List.of(109.80, 40.66),
                        List.of(109.80, 40.65))));
        fence(bow, null).statusCode(400).body("violations[0].field", containsString("fence"));
    }

    @Test
    void onlyTheBureauDraws() {
        long organization = Accounts.organization("预览测试承运方", "PREVIEWTEST0000002");
        route(
                        Accounts.as("preview-carrier", Role.CARRIER, organization),
                        List.of(List.of(109.80, 40.65), List.of(109.80, 40.66)))
                .statusCode(403);
    }

    private static ValidatableResponse route(RequestSpecification by, List<List<Double>> points) {
        return by.body(Map.of("line", Map.of("type", "LineString", "coordinates", points)))
                .post("/api/v1/previews/routes")
                .then();
    }

    private static ValidatableResponse fence(Map<String, Object> fence, @Nullable String code) {
        Map<String, Object> body = code == null ? Map.of("fence", fence) : Map.of("fence", fence, "code", code);
        return Accounts.admin().body(body).post("/api/v1/previews/fences").then();
    }

    /** About 200 m a side. */
    private static Map<String, Object> square(double lon, double lat) {
        return Map.of(
                "type",
                "Polygon",
                "coordinates",
                List.of(List.of(
                        List.of(lon, lat),
                        List.of(lon + 0.0022, lat),
                        List.of(lon + 0.0022, lat + 0.0018),
                        List.of(lon, lat + 0.0018),
                        List.of(lon, lat))));
    }
}
