package org.liandan.party.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.http.SessionCookie;
import org.liandan.http.store.Statements;
import org.liandan.party.Role;
import org.liandan.party.store.Administrators;

/** An account from its first password to its last session. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class UserLifeTest {

    private static final String PATH = "/api/v1/users";
    private static final String SESSION = "liandan-session";

    @Inject
    Administrators administrators;

    @Inject
    Statements statements;

    @Test
    void aPasswordThatWasGivenIsGoodForChoosingOnesOwnAndNothingElse() {
        String given = created("life-given");
        String token = token("life-given", given);

        bearer(token).get("/api/v1/manifests").then().statusCode(403).body("type", endsWith("password-to-be-chosen"));
        bearer(token).get(PATH + "/me").then().statusCode(200);
        bearer(token)
                .body(Map.of("oldPassword", given, "newPassword", given))
                .put(PATH + "/me/password")
                .then()
                .statusCode(400)
                .body("violations[0].message", containsString("一次性密码"));
        bearer(token)
                .body(Map.of("oldPassword", given, "newPassword", "a sentence of my own"))
                .put(PATH + "/me/password")
                .then()
                .statusCode(204);

        bearer(token).get("/api/v1/manifests").then().statusCode(401);
        bearer(token("life-given", "a sentence of my own"))
                .get("/api/v1/manifests")
                .then()
                .statusCode(200);
    }

    @Test
    void aPasswordThatEverybodyWouldTryIsRefusedWithTheReason() {
        String given = created("life-weak-one");
        bearer(token("life-weak-one", given))
                .body(Map.of("oldPassword", given, "newPassword", "life-weak-one1"))
                .put(PATH + "/me/password")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("newPassword"))
                .body("violations[0].message", containsString("用户名"));
    }

    @Test
    void whoeverSitsDownAtAnOpenSessionCannotTryPasswordsAtWill() {
        String given = created("life-sat-down");
        RequestSpecification session = bearer(token("life-sat-down", given));
        for (int guess = 0; guess < 5; guess++) {
            session.body(Map.of("oldPassword", "guess " + guess, "newPassword", "a sentence of my own"))
                    .put(PATH + "/me/password")
                    .then()
                    .statusCode(400);
        }
        session.body(Map.of("oldPassword", given, "newPassword", "a sentence of my own"))
                .put(PATH + "/me/password")
                .then()
                .statusCode(429)
                .body("type", endsWith("too-many-logins"));
    }

    @Test
    void pagesLeadWhoeverHasAGivenPasswordToChoosingOne() {
        String given = created("life-page");
        Map<String, String> cookies = login("life-page", given).cookies();

        for (String path : List.of("/", "/manifests", "/help")) {
            given().redirects()
                    .follow(false)
                    .cookies(cookies)
                    .accept("text/html")
                    .get(path)
                    .then()
                    .statusCode(303)
                    .header("Location", endsWith("/password"));
        }
        Response chosen = given().redirects()
                .follow(false)
                .cookies(cookies)
                .formParam("present", given)
                .formParam("chosen", "mein eigenes Wort")
                .formParam("again", "mein eigenes Wort")
                .post("/password");
        assertThat(chosen.statusCode()).isEqualTo(303);

        // the session goes on with the token that came with the answer, and with no other
        given().cookie(SESSION, cookies.get(SESSION))
                .cookie(SessionCookie.NAME, chosen.cookie(SessionCookie.NAME))
                .accept("text/html")
                .get("/manifests")
                .then()
                .statusCode(200);
        given().cookies(cookies).get(PATH + "/me").then().statusCode(401);
        given().cookie(SESSION, cookies.get(SESSION)).get(PATH + "/me").then().statusCode(401);
    }

    @Test
    void aNewPasswordMustBeTypedTwiceAndThePresentOneKnown() {
        Map<String, String> cookies = login("life-typo", created("life-typo")).cookies();
        String page = given().cookies(cookies)
                .formParam("present", "not it")
                .formParam("chosen", "good enough")
                .formParam("again", "good enough?")
                .post("/password")
                .then()
                .statusCode(400)
                .extract()
                .asString();
        assertThat(page).contains("两次输入的新密码不同").doesNotContain("not it", "good enough");
    }

    @Test
    void aResetEndsEverySessionAndGivesAPasswordThatIsGoodOnce() {
        long organization = organization();
        Accounts.user("life-reset", Role.CARRIER, organization);
        String token = token("life-reset", Accounts.PASSWORD);
        Map<String, String> cookies = login("life-reset", Accounts.PASSWORD).cookies();
        given().cookies(cookies).get(PATH + "/me").then().statusCode(200);

        String given = Accounts.admin()
                .post(PATH + "/" + id("life-reset") + "/password")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("user.username", equalTo("life-reset"))
                .extract()
                .path("oneTimePassword");

        bearer(token).get(PATH + "/me").then().statusCode(401);
        given().cookies(cookies).get(PATH + "/me").then().statusCode(401);
        given().cookie(SESSION, cookies.get(SESSION)).get(PATH + "/me").then().statusCode(401);
        token("life-reset", given);
    }

    @Test
    void aPasswordThatNobodyHasUsedInTimeIsWorthNothing() {
        String given = created("life-late");
        statements.update(
                "update app_user set given_password_until = now() - interval '1 second' where username = 'life-late'");

        attempt("life-late", given).then().statusCode(401);
    }

    @Test
    void sessionsCanBeEndedWithoutTakingTheAccountAway() {
        Accounts.user("life-ended", Role.CARRIER, organization());
        String token = token("life-ended", Accounts.PASSWORD);
        Accounts.admin()
                .delete(PATH + "/" + id("life-ended") + "/sessions")
                .then()
                .statusCode(204);

        bearer(token).get(PATH + "/me").then().statusCode(401);
        bearer(token("life-ended", Accounts.PASSWORD)).get(PATH + "/me").then().statusCode(200);
    }

    @Test
    void whoeverMayTryAgainMayTryAgain() {
        Accounts.user("life-locked", Role.CARRIER, organization());
        for (int i = 0; i < 5; i++) {
            attempt("life-locked", "guess " + i).then().statusCode(401);
        }
        attempt("life-locked", Accounts.PASSWORD).then().statusCode(429);
        Accounts.admin().delete(PATH + "/" + id("life-locked") + "/lock").then().statusCode(204);

        token("life-locked", Accounts.PASSWORD);
    }

    @Test
    void nobodyResetsHisOwnPasswordThisWay() {
        int own = Accounts.admin().get(PATH + "/me").path("id");
        Accounts.admin()
                .post(PATH + "/" + own + "/password")
                .then()
                .statusCode(409)
                .body("type", endsWith("own-account"));
    }

    @Test
    void theLastAdministratorIsSeen() {
        afterwards("update app_user set active = false where roles like '%BUREAU_ADMIN%'");
        afterwards("update organization o set active = false where exists (select from app_user u"
                + " where u.organization_id = o.id and u.roles like '%BUREAU_ADMIN%')");
    }

    /** Whether nobody is left after that; nothing of it stays. */
    private void afterwards(String change) {
        QuarkusTransaction.begin();
        try {
            assertThat(administrators.isOneLeft()).isTrue();
            statements.update(change);
            assertThat(administrators.isOneLeft()).isFalse();
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    @Test
    void otherRolesAreRefusedPageAndInterface() {
        long organization = organization();
        for (Role role : List.of(Role.BUREAU, Role.AUDITOR, Role.CARRIER)) {
            String name = "life-no-" + role.name().toLowerCase(Locale.ROOT);
            Accounts.as(name, role, organization)
                    .accept("text/html")
                    .get("/users")
                    .then()
                    .statusCode(403);
            Accounts.as(name, role, organization)
                    .post(PATH + "/" + id("admin") + "/password")
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void thePageMakesAnAccountAndSaysWhatIsWrongWithOne() {
        String token = Accounts.token("life-admin", Role.BUREAU_ADMIN, organization());
        String made = given().auth()
                .oauth2(token)
                .formParam("username", "Life-Made")
                .formParam("displayName", "<b>模拟</b>")
                .formParam("organizationId", organization())
                .formParam("roles", "CARRIER", "DRIVER")
                .post("/users")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .extract()
                .asString();
        assertThat(made).contains("id=\"password\"", "&lt;b&gt;").doesNotContain("<b>模拟");
        Accounts.admin().get(PATH + "/" + id("life-made")).then().body("roles", hasItems("CARRIER", "DRIVER"));

        String again = given().auth()
                .oauth2(token)
                .formParam("username", "life-made")
                .formParam("displayName", "模拟")
                .formParam("organizationId", organization())
                .formParam("roles", "CARRIER")
                .post("/users")
                .then()
                .statusCode(409)
                .extract()
                .asString();
        assertThat(again).contains("已被使用").contains("value=\"life-made\"");
    }

    private static String created(String username) {
        return Accounts.admin()
                .body(Map.of(
                        "username",
                        username,
                        "displayName",
                        "模拟用户",
                        "organizationId",
                        organization(),
                        "roles",
                        List.of("CARRIER")))
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .path("oneTimePassword");
    }

    private static int id(String username) {
        return Accounts.admin().queryParam("username", username).get(PATH).path("[0].id");
    }

    private static long organization() {
        return Accounts.organization("用户生命周期单位", "USL000000000000001");
    }

    private static RequestSpecification bearer(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    private static String token(String username, String password) {
        return attempt(username, password).then().statusCode(200).extract().path("accessToken");
    }

    private static Response attempt(String username, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("username", username, "password", password))
                .post("/api/v1/tokens");
    }

    private static Response login(String username, String password) {
        return given().redirects()
                .follow(false)
                .formParam("j_username", username)
                .formParam("j_password", password)
                .post("/j_security_check");
    }
}
