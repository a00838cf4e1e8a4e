package org.liandan.manifest.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;

/** A producer's own software shows the code: the link it gets is what the page would show, once. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class HandoverResourceTest {

    @Inject
    Clock clock;

    private final District district = new District();

    @SuppressWarnings("NullAway.Init")
    private String number;

    @SuppressWarnings("NullAway.Init")
    private String links;

    @BeforeEach
    void issue() {
        number = district.issued();
        links = "/api/v1/manifests/" + number + "/handover-links";
    }

    @Test
    void theLinkOpensTheLoadForAsLongAsIsRuledAndTheNextOneEndsIt() {
        JsonPath first = made(Map.of("plate", district.plate));
        Duration left = Duration.between(
                clock.instant(),
                OffsetDateTime.parse(first.getString("expiresAt")).toInstant());

        assertThat(left).isBetween(Duration.ofMinutes(25), Duration.ofMinutes(30));
        assertThat(first.getString("plate")).isEqualTo(district.plate);
        assertThat(first.getBoolean("signIn")).isTrue();
        given().get(path(first)).then().statusCode(200).body(containsString("12.5"));
        district.producer().get(links + "/latest").then().body("state", equalTo("WAITING"));

        JsonPath second = made(Map.of());

        given().get(path(first)).then().statusCode(410);
        given().get(path(second)).then().statusCode(200);
    }

    @Test
    void nobodyButTheProducerMakesOneAndOnlyWhileTheLoadWaits() {
        district.carrier().body(Map.of()).post(links).then().statusCode(403);
        district.stranger().body(Map.of()).post(links).then().statusCode(404);
        District.nobody().body(Map.of()).post(links).then().statusCode(401);
        district.carrier().get(links + "/latest").then().statusCode(403);
        district.producer()
                .body(Map.of("plate", "x"))
                .post(links)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("plate"));
        district.carrier()
                .body(district.carriage())
                .put("/api/v1/manifests/" + number + "/carriage")
                .then()
                .statusCode(200);
        district.producer()
                .body(Map.of())
                .post(links)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:liandan:problem:wrong-state"));
    }

    private JsonPath made(Map<String, Object> request) {
        return district.producer()
                .body(request)
                .post(links)
                .then()
                .statusCode(201)
                .header("Cache-Control", containsString("no-store"))
                .extract()
                .jsonPath();
    }

    private static String path(JsonPath link) {
        return URI.create(link.getString("url")).getPath();
    }
}
