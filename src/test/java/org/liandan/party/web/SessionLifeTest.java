package org.liandan.party.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.http.SessionCookie;
import org.liandan.http.store.Statements;
import org.liandan.party.Role;

/** A session from its password to its end, with a second step or without. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SessionLifeTest {

    private static final String ME = "/api/v1/users/me";
    private static final Pattern SECRET = Pattern.compile("name=\"secret\" value=\"([A-Z2-7]{32})\"");

    @Inject
    Statements statements;

    @Test
    void aSessionIsWorthNothingWithoutItsOwnToken() {
        Map<String, String> one = cookies("session-one");
        Map<String, String> other = cookies("session-other");

        given().cookies(one).get(ME).then().statusCode(200);
        given().cookie("liandan-session", one.get("liandan-session"))
                .get(ME)
                .then()
                .statusCode(401);
        given().cookie("liandan-session", one.get("liandan-session"))
                .cookie(SessionCookie.NAME, other.get(SessionCookie.NAME))
                .get(ME)
                .then()
                .statusCode(401);
    }

    @Test
    void theTokenIsNowhereInTheDatabase() {
        String token = cookies("session-hash").get(SessionCookie.NAME);

        assertThat(statements.first(
                        "select count(*) from login_session s where strpos(s::text, ?) > 0",
                        row -> row.getInt(1),
                        token))
                .contains(0);
    }

    @Test
    void aSessionThatLiesUnusedEnds() {
        Map<String, String> cookies = cookies("session-idle");
        statements.update(
                "update login_session set begun_at = now() - interval '9 hours', seen_at = now() - interval '481 minutes' where username = 'session-idle'");

        given().cookies(cookies).get(ME).then().statusCode(401);
    }

    @Test
    void anOfficersSessionEndsAfterSixteenHoursHoweverMuchItIsUsedAndAClerksDoesNot() {
        for (Role role : List.of(Role.BUREAU, Role.PRODUCER)) {
            String username = "session-long-" + (role == Role.BUREAU ? "officer" : "clerk");
            Map<String, String> cookies = cookies(username, role);
            statements.update(
                    "update login_session set begun_at = now() - interval '961 minutes', seen_at = now() where username = ?",
                    username);

            given().cookies(cookies).get(ME).then().statusCode(role == Role.BUREAU ? 401 : 200);
        }
    }

    @Test
    void logoutEndsTheSessionForWhoeverHasCopiedItsCookies() {
        Map<String, String> cookies = cookies("session-out");
        given().redirects()
                .follow(false)
                .cookies(cookies)
                .post("/logout")
                .then()
                .statusCode(303);

        given().cookies(cookies).get(ME).then().statusCode(401);
    }

    @Test
    void onesSessionsAreListedAndEndedOneByOneAndNobodyElses() {
        Map<String, String> phone = cookies("session-two");
        Map<String, String> desk = cookies("session-two");
        Map<String, String> stranger = cookies("session-stranger");
        List<Long> open = statements.query(
                "select id from login_session where username = 'session-two' order by id", row -> row.getLong(1));
        long first = open.get(open.size() - 2);

        given().cookies(desk)
                .accept("text/html")
                .get("/sessions")
                .then()
                .statusCode(200)
                .body(containsString("/sessions/" + first + "/end"));
        given().cookies(stranger)
                .redirects()
                .follow(false)
                .post("/sessions/" + first + "/end")
                .then()
                .statusCode(404);
        given().cookies(phone).get(ME).then().statusCode(200);
        given().cookies(desk)
                .redirects()
                .follow(false)
                .post("/sessions/" + first + "/end")
                .then()
                .statusCode(303);

        given().cookies(phone).get(ME).then().statusCode(401);
        given().cookies(desk).get(ME).then().statusCode(200);
    }

    @Test
    void whoeverTakesASecondStepGetsNowhereWithoutIt() {
        Map<String, String> before = cookies("second-user");
        byte[] secret = begin(before);

        Map<String, String> cookies = cookies("second-user");
        given().cookies(cookies).get(ME).then().statusCode(403).body("type", endsWith("second-factor-missing"));
        for (String path : List.of("/", "/manifests", "/password", "/sessions")) {
            given().redirects()
                    .follow(false)
                    .cookies(cookies)
                    .accept("text/html")
                    .get(path)
                    .then()
                    .statusCode(303)
                    .header("Location", endsWith("/second-factor"));
        }
        String code = code(secret, 1);
        take(cookies, code).then().statusCode(303);
        given().cookies(cookies).get(ME).then().statusCode(200);
        take(cookies("second-user"), code).then().statusCode(400).body(containsString("已用过"));
    }

    @Test
    void aTokenForAProgramWantsTheCodeToo() {
        byte[] secret = begin(cookies("second-program"));

        token("second-program", null).then().statusCode(401).body("type", endsWith("second-factor-missing"));
        token("second-program", "000000").then().statusCode(400);
        String code = code(secret, 1);
        token("second-program", code).then().statusCode(200);
        token("second-program", code).then().statusCode(400);
    }

    @Test
    void guessingCodesIsMadeSlow() {
        begin(cookies("second-guess"));
        Map<String, String> cookies = cookies("second-guess");
        for (int i = 0; i < 5; i++) {
            take(cookies, "00000" + i);
        }

        take(cookies, "000006").then().statusCode(429);
    }

    @Test
    void aSecretThatThePhoneHasNotShownIsNotKept() {
        Map<String, String> cookies = cookies("second-typo");
        String secret = offered(cookies);

        given().cookies(cookies)
                .redirects()
                .follow(false)
                .formParam("secret", secret)
                .formParam("code", "123")
                .post("/second-factor")
                .then()
                .statusCode(400)
                .body(containsString(secret));
        given().cookies(cookies("second-typo")).get(ME).then().statusCode(200);
    }

    @Test
    void anAdministratorTakesALostPhonesStepAway() {
        Map<String, String> cookies = cookies("second-lost");
        begin(cookies);
        int id = Accounts.admin()
                .queryParam("username", "second-lost")
                .get("/api/v1/users")
                .path("[0].id");
        Map<String, String> administrator = cookies("second-helper", Role.BUREAU_ADMIN);

        given().cookies(cookies("session-one"))
                .redirects()
                .follow(false)
                .post("/users/" + id + "/second-factor-removal")
                .then()
                .statusCode(403);
        given().cookies(administrator)
                .redirects()
                .follow(false)
                .post("/users/" + id + "/second-factor-removal")
                .then()
                .statusCode(303);

        given().cookies(cookies).get(ME).then().statusCode(401);
        given().cookies(cookies("second-lost")).get(ME).then().statusCode(200);
    }

    @Test
    void theSecretIsEncrypted() {
        byte[] secret = begin(cookies("second-sealed"));

        assertThat(statements.first(
                        "select position(? in secret) from second_factor where username = 'second-sealed'",
                        row -> row.getInt(1),
                        (Object) secret))
                .contains(0);
    }

    /** Sets a second step up with the code of this half minute; the secret. */
    private static byte[] begin(Map<String, String> cookies) {
        String offered = offered(cookies);
        byte[] secret = Base32.decode(offered);
        given().cookies(cookies)
                .redirects()
                .follow(false)
                .formParam("secret", offered)
                .formParam("code", code(secret, 0))
                .post("/second-factor")
                .then()
                .statusCode(303);
        return secret;
    }

    private static String offered(Map<String, String> cookies) {
        String page = given().cookies(cookies)
                .accept("text/html")
                .get("/second-factor")
                .asString();
        Matcher matcher = SECRET.matcher(page);
        assertThat(matcher.find()).as(page).isTrue();
        return matcher.group(1);
    }

    private static Response take(Map<String, String> cookies, String code) {
        return given().cookies(cookies)
                .redirects()
                .follow(false)
                .formParam("code", code)
                .post("/second-factor");
    }

    /** The code of this half minute, or of one later. */
    private static String code(byte[] secret, int later) {
        try {
            TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
            return generator.generateOneTimePasswordString(
                    new SecretKeySpec(secret, generator.getAlgorithm()),
                    Instant.now().plus(generator.getTimeStep().multipliedBy(later)));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Response token(String username, @Nullable String code) {
        return given().contentType(ContentType.JSON)
                .body(
                        code == null
                                ? Map.of("username", username, "password", Accounts.PASSWORD)
                                : Map.of("username", username, "password", Accounts.PASSWORD, "code", code))
                .post("/api/v1/tokens");
    }

    private static Map<String, String> cookies(String username) {
        return cookies(username, Role.PRODUCER);
    }

    private static Map<String, String> cookies(String username, Role role) {
        Accounts.user(username, role, Accounts.organization("会话测试单位", "SESSION00000000001"));
        return given().redirects()
                .follow(false)
                .formParam("j_username", username)
                .formParam("j_password", Accounts.PASSWORD)
                .post("/j_security_check")
                .cookies();
    }
}
