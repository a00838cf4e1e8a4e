package org.liandan.place.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.gateway.TestTruck;

/** Roads as vector tiles; two crossroads in a place where no other road is, one of them minor. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TileResourceTest {

    /** The tile of 100.001° E, 30.001° N at zoom 14. */
    private static final String NEAR = "/api/v1/tiles/roads/14/12743/6759.mvt";

    /** The tile around it at zoom 10. */
    private static final String FAR = "/api/v1/tiles/roads/10/796/422.mvt";

    @BeforeEach
    void twoRoads() {
        TestTruck.query("""
                insert into road (name, class, line) values
                    ('瓦片大道', 'primary', st_geomfromtext('LINESTRING(99.99 30.001, 100.012 30.001)', 4326)),
                    ('瓦片小巷', 'residential', st_geomfromtext('LINESTRING(100.001 29.99, 100.001 30.012)', 4326))""");
    }

    @AfterEach
    void removeThem() {
        TestTruck.query("delete from road where name like '瓦片%'");
    }

    @Test
    void aNearTileHasMainAndMinorRoads() {
        Response tile = Accounts.admin().get(NEAR);

        tile.then()
                .statusCode(200)
                .contentType("application/vnd.mapbox-vector-tile")
                .header("Cache-Control", containsString("private"));
        assertThat(text(tile)).contains("roads", "瓦片大道", "瓦片小巷");
    }

    @Test
    void aFarTileHasMainRoadsOnly() {
        assertThat(text(Accounts.admin().get(FAR))).contains("瓦片大道").doesNotContain("瓦片小巷");
    }

    @Test
    void whereNoRoadIsTheTileIsEmpty() {
        Response tile = Accounts.admin().get("/api/v1/tiles/roads/14/1/1.mvt");

        assertThat(tile.statusCode()).isEqualTo(200);
        assertThat(tile.asByteArray()).isEmpty();
    }

    @Test
    void aTileThatHasNotChangedIsNotSentAgain() {
        String tag = Accounts.admin().get(NEAR).header("ETag");

        Accounts.admin().header("If-None-Match", tag).get(NEAR).then().statusCode(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5/1/1", "17/1/1", "10/1024/1", "10/1/1024", "10/-1/1", "10/9999999/1"})
    void aTileThatIsNoneIsNotFound(String tile) {
        Accounts.admin().get("/api/v1/tiles/roads/" + tile + ".mvt").then().statusCode(404);
    }

    @Test
    void theLayerSaysHowLargeItIs() {
        Accounts.admin()
                .get("/api/v1/tiles/roads")
                .then()
                .statusCode(200)
                .body("features", greaterThanOrEqualTo(2))
                .body("minZoom", is(6))
                .body("maxZoom", is(16));
    }

    @Test
    void withoutLoginThereAreNoTiles() {
        RestAssured.given().get(NEAR).then().statusCode(401);
    }

    private static String text(Response tile) {
        return new String(tile.asByteArray(), StandardCharsets.UTF_8);
    }
}
