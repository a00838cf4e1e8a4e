package org.liandan.browser;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.EnumSet;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.http.Navigation;
import org.liandan.party.Role;

/** What holds for pages whatever they show, asked without a browser. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PagesTest {

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyPageThatARoleIsOfferedOpens(Role role) {
        for (Navigation.Entry entry : Navigation.of(EnumSet.of(role))) {
            as(role).get(entry.path()).then().statusCode(200).contentType("text/html");
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void theFrontDoorLeadsEveryRoleToAPageThatOpens(Role role) {
        as(role).get("/").then().statusCode(200).contentType("text/html");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void noRoleIsOfferedAPageThatItIsRefused(Role role) {
        for (Navigation.Entry entry : Navigation.of(EnumSet.allOf(Role.class))) {
            boolean offered = Navigation.of(EnumSet.of(role)).contains(entry);
            int status = as(role).get(entry.path()).statusCode();

            assertThat(status == 200).as(role + " at " + entry.path()).isEqualTo(offered);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/map",
                "/manifests",
                "/manifests/new",
                "/violations",
                "/violations/1",
                "/rule-settings",
                "/rule-trials",
                "/alarms",
                "/registry/users",
                "/vehicles/X"
            })
    void aStrangerIsSentToTheSignIn(String path) {
        given().redirects()
                .follow(false)
                .accept("text/html")
                .get(path)
                .then()
                .statusCode(302)
                .header("Location", endsWith("/login"));
    }

    @Test
    void aPageRunsNoScriptsButItsOwnAndIsFramedByNobody() {
        given().get("/login")
                .then()
                .header("Content-Security-Policy", containsString("default-src 'self'"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("X-Content-Type-Options", "nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/", "//example.org/", "/\\example.org", "javascript:alert(1)", "/%"})
    void theLanguageSwitchLeadsNobodyAway(String back) {
        given().redirects()
                .follow(false)
                .formParam("language", "en")
                .formParam("back", back)
                .post("/language")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/"))
                .cookie("liandan-language", "en");
    }

    @Test
    void theLanguageSwitchComesBackToThePage() {
        given().redirects()
                .follow(false)
                .formParam("language", "zh")
                .formParam("back", "/violations?type=SPEEDING")
                .post("/language")
                .then()
                .header("Location", endsWith("/violations?type=SPEEDING"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/manifests/nonsense", "/manifests/150203202611220000013", "/nowhere"})
    void whatIsNotThereIsSaidOnAPage(String path) {
        as(Role.PRODUCER).accept("text/html").get(path).then().statusCode(404);
    }

    @Test
    void aDayThatIsNoneIsRefusedWithItsForm() {
        as(Role.BUREAU)
                .accept("text/html")
                .get("/vehicles/蒙B12345?day=yesterday")
                .then()
                .statusCode(400)
                .body(containsString("2026-11-21"));
    }

    @Test
    void filtersThatCannotBeReadRestrictNothing() {
        as(Role.BUREAU)
                .get("/manifests/search?state=X&from=yesterday&to=99&plate=%27or1=1&page=-7")
                .then()
                .statusCode(200);
        as(Role.BUREAU).get("/alarms?kind=X&from=yesterday&page=-1").then().statusCode(200);
        as(Role.BUREAU).get("/alarms/photos?plate=%27&to=99").then().statusCode(200);
        as(Role.BUREAU)
                .get("/violations?type=X&from=yesterday&page=999999999")
                .then()
                .statusCode(200);
    }

    @Test
    void textFromPeopleIsNeverReadAsHtml() {
        long organization = Registered.organization("<script>alert(1)</script>");
        as(Role.BUREAU)
                .get("/registry/organizations?q=alert(1)")
                .then()
                .statusCode(200)
                .body(containsString("&lt;script&gt;alert(1)"));
        assertThat(organization).isPositive();
    }

    private static RequestSpecification as(Role role) {
        long organization = Accounts.organization("模拟页面测试单位", "91150203MB9999999P");
        String username = "pages-" + role.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return given().accept("text/html").auth().oauth2(Accounts.token(username, role, organization));
    }
}
