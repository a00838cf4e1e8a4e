package org.liandan.app;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.liandan.party.Role;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SecurityTest {

    @Test
    void aTokenNamesItsRolesItsOrganisationAndItsEnd() {
        long organization = Accounts.organization("令牌测试公司", "SEC000000000000001");
        Accounts.user("sec-token", Role.CARRIER, organization);
        login("sec-token", Accounts.PASSWORD)
                .then()
                .statusCode(200)
                .body("accessToken", notNullValue())
                .body("expiresAt", containsString("+08:00"))
                .body("roles", hasItem("CARRIER"))
                .body("organization.name", equalTo("令牌测试公司"));
    }

    @Test
    void theNameOfAnAccountIsNotCaseSensitive() {
        long organization = Accounts.organization("令牌测试公司", "SEC000000000000001");
        Accounts.user("sec-case", Role.CARRIER, organization);
        login(" Sec-Case ", Accounts.PASSWORD).then().statusCode(200);
    }

    @Test
    void aWrongPasswordIsRefusedWithoutSayingWhichPartIsWrong() {
        String unknownName =
                login("sec-nobody", "whatever").then().statusCode(401).extract().path("detail");
        String wrongPassword = login("admin", "not-the-password")
                .then()
                .statusCode(401)
                .extract()
                .path("detail");
        assertThat(wrongPassword).isEqualTo(unknownName);
    }

    @Test
    void guessingPasswordsIsMadeSlow() {
        for (int i = 0; i < 5; i++) {
            login("sec-guessed", "guess " + i).then().statusCode(401);
        }
        // on a slow machine the first waits are over before they are met; each further failure doubles them
        Response answer = login("sec-guessed", "guess 6");
        for (int i = 7; answer.statusCode() == 401 && i < 13; i++) {
            answer = login("sec-guessed", "guess " + i);
        }
        answer.then()
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .contentType("application/problem+json")
                .body("type", equalTo("urn:liandan:problem:too-many-logins"))
                .body("retryAfterSeconds", notNullValue());
    }

    @Test
    void aMissingFieldIsNamed() {
        given().contentType(ContentType.JSON)
                .body(Map.of("username", "somebody"))
                .post("/api/v1/tokens")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:liandan:problem:invalid-fields"))
                .body("status", equalTo(400))
                .body("violations[0].field", equalTo("password"))
                .body("violations[0].message", containsString("必填"));
    }

    @Test
    void aBodyThatIsNotJsonIsMalformed() {
        given().contentType(ContentType.JSON)
                .body("{\"username\": ")
                .post("/api/v1/tokens")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:liandan:problem:malformed-request"));
    }

    @Test
    void anEmptyBodyIsMalformed() {
        given().contentType(ContentType.JSON)
                .post("/api/v1/tokens")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void aFieldOfTheWrongTypeIsNamed() {
        given().contentType(ContentType.JSON)
                .body("{\"username\": {\"a\": 1}, \"password\": \"x\"}")
                .post("/api/v1/tokens")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("username"));
    }

    @Test
    void anUnknownAddressIsNotFound() {
        given().get("/api/v1/nothing-here")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:liandan:problem:not-found"));
    }

    @Test
    void aWrongMethodIsNotAllowed() {
        given().delete("/api/v1/tokens").then().statusCode(405).contentType("application/problem+json");
    }

    @Test
    void anotherContentTypeIsNotUnderstood() {
        given().contentType(ContentType.XML)
                .body("<a/>")
                .post("/api/v1/tokens")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedUnread() {
        given().contentType(ContentType.JSON)
                .body("{\"username\": \"" + "x".repeat(2 << 20) + "\"}")
                .post("/api/v1/tokens")
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
    }

    @Test
    void aBodyThatDoesNotSayItsLengthIsRefusedUnread() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/api/v1/tokens"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofInputStream(
                                    () -> new ByteArrayInputStream("{\"username\": \"x\"}".getBytes(UTF_8))))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(411);
            assertThat(answer.body()).contains("Content-Length");
        }
    }

    @Test
    void aForgedTokenIsRefusedByTheApi() {
        given().auth()
                .oauth2("eyJhbGciOiJIUzI1NiJ9.eyJ1cG4iOiJhZG1pbiJ9.c2lnbmF0dXJl")
                .get("/api/v1/organizations")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("Bearer"));
    }

    @Test
    void anAccountInAHurryIsToldWhatIsLeftAndWhenToComeBack() {
        long organization = Accounts.organization("令牌测试公司", "SEC000000000000001");
        RequestSpecification hasty = Accounts.as("sec-hasty", Role.CARRIER, organization);
        hasty.get("/api/v1/vehicles")
                .then()
                .statusCode(200)
                .header("RateLimit-Limit", "10")
                .header("RateLimit-Remaining", "9");

        // one a second is added meanwhile
        Response answer = hasty.get("/api/v1/vehicles");
        for (int more = 0; more < 200 && answer.statusCode() == 200; more++) {
            answer = hasty.get("/api/v1/vehicles");
        }

        answer.then()
                .statusCode(429)
                .header("Retry-After", "1")
                .header("RateLimit-Remaining", "0")
                .body("type", equalTo("urn:liandan:problem:too-many-requests"))
                .body("retryAfterSeconds", equalTo(1));
    }

    private static Response login(String username, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("username", username, "password", password))
                .post("/api/v1/tokens");
    }
}
