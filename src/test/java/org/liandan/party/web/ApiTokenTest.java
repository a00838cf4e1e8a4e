package org.liandan.party.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.http.store.Statements;
import org.liandan.party.Role;

/** The token of a program from its making to its end. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ApiTokenTest {

    private static final String MANIFESTS = "/api/v1/manifests";
    private static final Pattern TOKEN = Pattern.compile("<code id=\"token\">(lda_[A-Za-z0-9_-]{43})</code>");

    @Inject
    Statements statements;

    @Test
    void aTokenIsGoodForItsScopesAndTheAnswerNamesTheOneThatIsMissing() {
        String token = made("lda-clerk", Role.PRODUCER, "manifest:read");

        as(token).get(MANIFESTS).then().statusCode(200);
        as(token)
                .body("{}")
                .post(MANIFESTS)
                .then()
                .statusCode(403)
                .body("type", endsWith("scope-missing"))
                .body("scope", equalTo("manifest:write"));
        as(token).get("/api/v1/vehicles").then().statusCode(403).body("scope", equalTo("registry:read"));
    }

    @Test
    void aTokenAllowsNoMoreThanTheRoleOfItsAccount() {
        String token = made("lda-modest", Role.PRODUCER, "manifest:write", "operations:read", "registry:write");

        as(token).get("/api/v1/operations").then().statusCode(403).body("scope", nullValue());
        as(token).body("{}").post("/api/v1/vehicles").then().statusCode(403);
        statements.update("update app_user set roles = 'DRIVER' where username = 'lda-modest'");
        as(token).body("{}").post("/api/v1/number-blocks").then().statusCode(403);
    }

    @Test
    void pagesPasswordsAndOtherTokensAreForPeople() {
        String token = made("lda-machine", Role.BUREAU_ADMIN, "registry:write", "audit:read");

        for (String path : List.of("/tokens", "/manifests", "/api/v1/users", "/api/v1/users/me")) {
            given().auth()
                    .oauth2(token)
                    .redirects()
                    .follow(false)
                    .get(path)
                    .then()
                    .statusCode(403)
                    .body(containsString("scope-missing"));
        }
        as(token)
                .body(Map.of("oldPassword", Accounts.PASSWORD, "newPassword", "another one"))
                .put("/api/v1/users/me/password")
                .then()
                .statusCode(403);
    }

    @Test
    void theTokenIsShownOnceAndIsNowhereInTheDatabase() {
        Map<String, String> cookies = cookies("lda-once", Role.CARRIER);
        String token = token(make(cookies, "过磅系统", 30, "manifest:read"));

        given().cookies(cookies)
                .accept("text/html")
                .get("/tokens")
                .then()
                .statusCode(200)
                .body(containsString("过磅系统"))
                .body(not(containsString(token)));
        for (String table : List.of("api_token", "audit_entry")) {
            assertThat(statements.first(
                            "select count(*) from " + table + " t where strpos(t::text, ?) > 0",
                            row -> row.getInt(1),
                            token))
                    .as(table)
                    .contains(0);
        }
    }

    @Test
    void aTokenThatWasWithdrawnIsOverOrUnknownGetsNowhere() {
        Map<String, String> cookies = cookies("lda-ends", Role.PRODUCER);
        String withdrawn = token(make(cookies, "withdrawn", 30, "manifest:read"));
        given().cookies(cookies)
                .redirects()
                .follow(false)
                .post("/tokens/" + id("withdrawn") + "/withdrawal")
                .then()
                .statusCode(303);
        as(withdrawn).get(MANIFESTS).then().statusCode(401);

        String over = token(make(cookies, "over", 1, "manifest:read"));
        as(over).get(MANIFESTS).then().statusCode(200);
        statements.update(
                "update api_token set made_at = now() - interval '2 days', ends_at = now() - interval '1 second' where name = 'over'");
        as(over).get(MANIFESTS).then().statusCode(401).body("type", endsWith("unauthenticated"));

        as("lda_" + "A".repeat(43)).get(MANIFESTS).then().statusCode(401);
        as("lda_").get(MANIFESTS).then().statusCode(401);
        as("lda_" + "A".repeat(4_000)).get(MANIFESTS).then().statusCode(401);
    }

    @Test
    void endingAllSessionsEndsTokensAndAWithdrawnAccountHasNone() {
        String token = made("lda-owner-left", Role.PRODUCER, "manifest:read");
        int id = Accounts.admin()
                .queryParam("username", "lda-owner-left")
                .get("/api/v1/users")
                .path("[0].id");

        Accounts.admin().delete("/api/v1/users/" + id + "/sessions").then().statusCode(204);

        as(token).get(MANIFESTS).then().statusCode(401);
        String next = token(make(cookies("lda-owner-left", Role.PRODUCER), "next", 30, "manifest:read"));
        as(next).get(MANIFESTS).then().statusCode(200);
        Accounts.admin().delete("/api/v1/users/" + id).then().statusCode(204);
        as(next).get(MANIFESTS).then().statusCode(401);
    }

    @Test
    void itsLastUseIsNotedToTheMinute() {
        String token = made("lda-used", Role.PRODUCER, "manifest:read");
        assertThat(used("lda-used")).isFalse();

        as(token).get(MANIFESTS).then().statusCode(200);

        assertThat(used("lda-used")).isTrue();
    }

    @Test
    void everybodySeesHisOwnAndAdministratorsWithdrawAnybodys() {
        String token = token(make(cookies("lda-one", Role.PRODUCER), "lda-one's", 30, "manifest:read"));
        long id = id("lda-one's");
        Map<String, String> stranger = cookies("lda-stranger", Role.BUREAU);
        Map<String, String> administrator = cookies("lda-admin", Role.BUREAU_ADMIN);

        given().cookies(stranger).get("/tokens").then().statusCode(200).body(not(containsString("lda-one")));
        given().cookies(stranger)
                .redirects()
                .follow(false)
                .post("/tokens/" + id + "/withdrawal")
                .then()
                .statusCode(404);
        given().cookies(administrator).get("/tokens").then().statusCode(200).body(containsString("lda-one"));
        as(token).get(MANIFESTS).then().statusCode(200);
        given().cookies(administrator)
                .redirects()
                .follow(false)
                .post("/tokens/" + id + "/withdrawal")
                .then()
                .statusCode(303);

        as(token).get(MANIFESTS).then().statusCode(401);
        assertThat(audited("API_TOKEN_MADE", id)).isEqualTo("lda-one");
        assertThat(audited("API_TOKEN_WITHDRAWN", id)).isEqualTo("lda-admin");
    }

    @Test
    void whatIsOutOfBoundsIsRefusedInWords() {
        Map<String, String> cookies = cookies("lda-bounds", Role.PRODUCER);

        make(cookies, " ", 30, "manifest:read").then().statusCode(400).body(containsString("程序名称"));
        make(cookies, "x".repeat(61), 30, "manifest:read").then().statusCode(400);
        make(cookies, "long", 367, "manifest:read").then().statusCode(400).body(containsString("366"));
        make(cookies, "short", 0, "manifest:read").then().statusCode(400);
        make(cookies, "nothing", 30).then().statusCode(400).body(containsString("至少选择一种权限"));
        make(cookies, "all", 30, "everything").then().statusCode(400).body(containsString("没有这种权限"));
        make(cookies, "year", 366, "manifest:read").then().statusCode(200);
    }

    @Test
    void anAccountHasTwentyAtMost() {
        Map<String, String> cookies = cookies("lda-many", Role.PRODUCER);
        for (int i = 0; i < 20; i++) {
            make(cookies, "program " + i, 30, "manifest:read").then().statusCode(200);
        }

        make(cookies, "one more", 30, "manifest:read").then().statusCode(409).body(containsString("20"));
    }

    @Test
    void aTokenMadeWithoutTheSecondStepIsWorthNothingOnceTheAccountHasOne() {
        String before = made("lda-second", Role.PRODUCER, "manifest:read");
        as(before).get(MANIFESTS).then().statusCode(200);
        statements.update(
                "insert into second_factor (username, secret, since, last_step) values ('lda-second', '\\x00', now(), 0)");

        as(before).get(MANIFESTS).then().statusCode(403).body("type", endsWith("second-factor-missing"));

        Map<String, String> cookies = cookies("lda-second", Role.PRODUCER);
        make(cookies, "too early", 30, "manifest:read")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/second-factor"));
        statements.update("update login_session set second_factor_at = now() where username = 'lda-second'");
        as(token(make(cookies, "after", 30, "manifest:read")))
                .get(MANIFESTS)
                .then()
                .statusCode(200);
    }

    @Test
    void aTokenOfHoursMakesNoTokenOfDays() {
        String hours =
                Accounts.token("lda-hours", Role.PRODUCER, Accounts.organization("令牌测试单位", "LDATOKEN0000000001"));

        given().auth()
                .oauth2(hours)
                .formParam("name", "lasting")
                .formParam("scopes", "manifest:read")
                .formParam("days", 30)
                .post("/tokens")
                .then()
                .statusCode(403);
    }

    @Test
    void whatAProgramDoesStandsInTheAuditLogWithItsToken() {
        String token = made("lda-audited", Role.BUREAU_ADMIN, "registry:write");

        as(token)
                .body(Map.of(
                        "creditCode", "91150203MA0LDA0017",
                        "name", "令牌审计单位",
                        "creditCodeOverrideReason", "测试"))
                .post("/api/v1/organizations")
                .then()
                .statusCode(201);

        assertThat(statements.query(
                        "select (detail ->> 'apiToken')::bigint from audit_entry where actor = 'lda-audited' and action = 'ORGANIZATION_CREATED'",
                        row -> row.getLong(1)))
                .containsExactly(id("lda-audited"));
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    /** A token of that account, which is called as its account is. */
    private static String made(String username, Role role, String... scopes) {
        return token(make(cookies(username, role), username, 30, scopes));
    }

    private static Response make(Map<String, String> cookies, String name, int days, String... scopes) {
        RequestSpecification request = given().cookies(cookies)
                .redirects()
                .follow(false)
                .accept("text/html")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("name", name)
                .formParam("days", days);
        for (String scope : scopes) {
            request.formParam("scopes", scope);
        }
        return request.post("/tokens");
    }

    private static String token(Response page) {
        Matcher matcher = TOKEN.matcher(page.asString());
        assertThat(matcher.find()).as(page.asString()).isTrue();
        return matcher.group(1);
    }

    private long id(String name) {
        return statements
                .first("select max(id) from api_token where name = ?", row -> row.getLong(1), name)
                .orElseThrow();
    }

    private boolean used(String name) {
        return statements
                .first("select used_at is not null from api_token where name = ?", row -> row.getBoolean(1), name)
                .orElseThrow();
    }

    private String audited(String action, long id) {
        return statements
                .first(
                        "select actor from audit_entry where action = ? and subject_type = 'api_token' and subject_id = ?",
                        row -> row.getString(1),
                        action,
                        String.valueOf(id))
                .orElseThrow();
    }

    private static Map<String, String> cookies(String username, Role role) {
        Accounts.user(username, role, Accounts.organization("令牌测试单位", "LDATOKEN0000000001"));
        return given().redirects()
                .follow(false)
                .formParam("j_username", username)
                .formParam("j_password", Accounts.PASSWORD)
                .post("/j_security_check")
                .cookies();
    }
}
