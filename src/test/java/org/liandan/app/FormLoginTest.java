package org.liandan.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.liandan.gateway.TestTruck;
import org.liandan.party.Role;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FormLoginTest {

    private static final String COOKIE = "liandan-session";

    @Test
    void theFormGivesACookieThatScriptsCannotReadAndOtherSitesCannotSend() {
        Response answer = login(account("form-cookie"), Accounts.PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith("/");
        assertThat(answer.header("Set-Cookie"))
                .contains(COOKIE)
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite=Strict");
    }

    @Test
    void behindAProxyThatSpeaksHttpsEveryCookieIsForHttpsAlone() {
        Response answer = given().redirects()
                .follow(false)
                .header("X-Forwarded-Proto", "https")
                .formParam("j_username", account("form-https"))
                .formParam("j_password", Accounts.PASSWORD)
                .post("/j_security_check");
        Response choice = given().redirects()
                .follow(false)
                .header("X-Forwarded-Proto", "https")
                .formParam("language", "en")
                .post("/language");

        assertThat(answer.detailedCookies().asList())
                .isNotEmpty()
                .allSatisfy(cookie ->
                        assertThat(cookie.isSecured()).as(cookie.getName()).isTrue());
        assertThat(choice.detailedCookies().asList())
                .isNotEmpty()
                .allSatisfy(cookie ->
                        assertThat(cookie.isSecured()).as(cookie.getName()).isTrue());
    }

    @Test
    void theCookieOpensTheApiToo() {
        Map<String, String> cookies =
                login(account("form-api"), Accounts.PASSWORD).cookies();
        given().cookies(cookies).get("/api/v1/users/me").then().statusCode(200).body("username", equalTo("form-api"));
    }

    @Test
    void aWrongPasswordLeadsBackToTheForm() {
        Response answer = login(account("form-wrong"), "not-the-password");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith("/login?error=credentials");
        assertThat(answer.cookie(COOKIE)).isNull();
    }

    @Test
    void aNameThatNoAccountCanHaveIsWrongLikeAnyOther() {
        Response answer = login("/e\u0000", "Letm3in_");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith("/login?error=credentials");
    }

    @Test
    void guessingLeadsToTheFormThatSaysWait() {
        String username = account("form-guessed");
        for (int i = 0; i < 5; i++) {
            login(username, "guess " + i);
        }
        // on a slow machine the first waits are over before they are met; each further failure doubles them
        Response answer = login(username, "guess 6");
        for (int i = 7; !throttled(answer) && i < 13; i++) {
            answer = login(username, "guess " + i);
        }
        answer = login(username, Accounts.PASSWORD);
        assertThat(answer.header("Location")).endsWith("/login?error=throttled");
        assertThat(answer.cookie(COOKIE)).isNull();
    }

    @Test
    void theCookieOfAWithdrawnAccountIsWorthNothing() {
        Map<String, String> cookies =
                login(account("form-out"), Accounts.PASSWORD).cookies();
        int id = Accounts.admin()
                .queryParam("username", "form-out")
                .get("/api/v1/users")
                .path("[0].id");
        Accounts.admin().delete("/api/v1/users/" + id).then().statusCode(204);
        given().cookies(cookies).get("/api/v1/users/me").then().statusCode(401).contentType("application/problem+json");
    }

    @Test
    void whoseAccountHasBeenWithdrawnSeesTheLoginFormAndItsPicturesAtOnce() {
        Map<String, String> cookies =
                login(account("form-gone"), Accounts.PASSWORD).cookies();
        TestTruck.query("update app_user set active = false where username = 'form-gone'");

        Response page = given().redirects().follow(false).cookies(cookies).get("/manifests");

        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().getValues("Location"))
                .singleElement()
                .asString()
                .endsWith("/login");
        assertThat(page.cookie(COOKIE)).isEmpty();
        given().redirects().follow(false).cookies(cookies).get("/login").then().statusCode(200);
        given().redirects()
                .follow(false)
                .cookies(cookies)
                .get("/icon.svg")
                .then()
                .statusCode(200);
        given().cookies(cookies).get("/api/v1/users/me").then().statusCode(401);
    }

    @Test
    void aPageLeadsToTheFormWhereTheApiSays401() {
        given().redirects().follow(false).get("/").then().statusCode(302).header("Location", endsWith("/login"));
        given().get("/api/v1/users/me").then().statusCode(401);
    }

    private static boolean throttled(Response answer) {
        return answer.header("Location").endsWith("throttled");
    }

    private static String account(String username) {
        Accounts.user(username, Role.PRODUCER, Accounts.organization("表单登录单位", "FRM000000000000001"));
        return username;
    }

    private static Response login(String username, String password) {
        return given().redirects()
                .follow(false)
                .formParam("j_username", username)
                .formParam("j_password", password)
                .post("/j_security_check");
    }
}
