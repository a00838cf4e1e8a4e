package org.liandan.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.liandan.party.Role;

/** What the application shows to the outside besides its resources. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PublishedSurfaceTest {

    @Test
    void theOpenApiDocumentDescribesTheRegistryAndHowToGetIn() throws IOException {
        JsonNode document = new ObjectMapper()
                .readTree(given().queryParam("format", "json").get("/q/openapi").asString());
        assertThat(document.at("/info/title").asText()).isEqualTo("Liandan 联单");
        assertThat(document.at("/components/securitySchemes/bearer/scheme").asText())
                .isEqualTo("bearer");
        Set<String> paths = new TreeSet<>();
        document.path("paths").fieldNames().forEachRemaining(paths::add);
        assertThat(paths)
                .contains(
                        "/api/v1/tokens",
                        "/api/v1/organizations",
                        "/api/v1/users",
                        "/api/v1/places",
                        "/api/v1/routes",
                        "/api/v1/vehicles",
                        "/api/v1/drivers",
                        "/api/v1/terminals",
                        "/api/v1/imports/organizations",
                        "/api/v1/imports/vehicles",
                        "/api/v1/imports/terminals",
                        "/api/v1/imports/drivers",
                        "/api/v1/imports/places",
                        "/api/v1/imports/routes",
                        "/api/v1/imports/roads",
                        "/api/v1/safety-alarms",
                        "/api/v1/safety-alarms/{id}",
                        "/api/v1/media",
                        "/api/v1/media/{id}",
                        "/api/v1/boundaries",
                        "/api/v1/roads");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/api/v1/users/me", "/nowhere", "/q/health/live"})
    void everyAnswerTellsTheBrowserWhatItMayDo(String address) {
        given().get(address)
                .then()
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "same-origin")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Permissions-Policy", containsString("microphone=()"))
                .header("Strict-Transport-Security", startsWith("max-age="));
    }

    @Test
    void whatSomebodyReadIsKeptByNobody() {
        Accounts.admin().get("/api/v1/users").then().statusCode(200).header("Cache-Control", "no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void aPageOfAnotherSiteChangesNothing(String site) {
        Accounts.admin()
                .header("Sec-Fetch-Site", site)
                .formParam("theme", "dark")
                .post("/theme")
                .then()
                .statusCode(403)
                .body("type", endsWith("other-site"));
    }

    @Test
    void aLinkOnAnotherSiteLeadsHere() {
        given().header("Sec-Fetch-Site", "cross-site").get("/login").then().statusCode(200);
    }

    @Test
    void whatAStrangerSaysOfItsAddressIsNotBelieved() {
        given().header("Host", "liandan.example")
                .header("X-Forwarded-Host", "evil.example")
                .redirects()
                .follow(false)
                .get("/")
                .then()
                .statusCode(302)
                .header("Location", not(containsString("evil.example")));
    }

    @Test
    void metricsAreThereForPrometheus() {
        given().get("/q/metrics").then().statusCode(200).body(containsString("# TYPE"));
    }

    @Test
    void everyRoleThatAnEndpointNamesExists() {
        JavaClasses ours = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.liandan");
        Set<String> named = Stream.concat(
                        ours.stream().flatMap(type -> type.tryGetAnnotationOfType(RolesAllowed.class).stream()),
                        ours.stream()
                                .flatMap(type -> type.getMethods().stream())
                                .flatMap(method -> method.tryGetAnnotationOfType(RolesAllowed.class).stream()))
                .flatMap(roles -> Arrays.stream(roles.value()))
                .collect(Collectors.toSet());
        assertThat(named)
                .isNotEmpty()
                .isSubsetOf(Arrays.stream(Role.values()).map(Role::name).collect(Collectors.toSet()));
    }
}
