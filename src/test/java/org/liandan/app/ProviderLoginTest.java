package org.liandan.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liandan.http.SessionCookie;
import org.liandan.http.store.Statements;
import org.liandan.party.Role;

/** Signing in at Quarkus' test server for OpenID Connect, which knows "alice" and lets everybody in as her. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(OidcWiremockTestResource.class)
class ProviderLoginTest {

    private static final String ME = "/api/v1/users/me";

    @Inject
    Statements statements;

    @BeforeEach
    void aliceIsAClerkHere() {
        Accounts.user("alice", Role.PRODUCER, Accounts.organization("统一认证测试单位", "QDCTEST00000000001"));
        statements.update("update app_user set active = true, given_password_until = null where username = 'alice'");
        statements.update("delete from second_factor where username = 'alice'");
    }

    @Test
    void whoeverTheProviderKnowsIsSignedInAsTheAccountOfThatName() {
        Map<String, String> cookies = cookies(signIn());

        given().cookies(cookies)
                .get(ME)
                .then()
                .statusCode(200)
                .body("username", equalTo("alice"))
                .body("roles", hasItem("PRODUCER"));
        given().cookies(cookies)
                .accept("text/html")
                .get("/sessions")
                .then()
                .statusCode(200)
                .body(containsString("127.0.0.1"));
    }

    @Test
    void rightsAreThoseOfTheAccountWhateverTheProviderSays() {
        // its token names the groups "user" and "admin"
        given().cookies(cookies(signIn())).get("/api/v1/operations").then().statusCode(403);
    }

    @Test
    void theProviderIsAskedWithPkceAndAStateAndOnlyAtItsPath() {
        URI asked = URI.create(given().redirects()
                .follow(false)
                .get(ProviderLogin.PATH)
                .then()
                .statusCode(302)
                .extract()
                .header("Location"));

        Map<String, String> query = query(asked);
        assertThat(query)
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("state", "code_challenge", "client_id");
        assertThat(query.get("redirect_uri")).endsWith(ProviderLogin.PATH);
        given().redirects()
                .follow(false)
                .accept("text/html")
                .get("/manifests")
                .then()
                .statusCode(302)
                .header("Location", endsWith("/login"));
    }

    @Test
    void aCodeWithoutTheStateOfThisBrowserIsWorthNothing() {
        Response asked = given().redirects().follow(false).get(ProviderLogin.PATH);
        String state = query(URI.create(asked.header("Location"))).get("state");

        Response forged = given().redirects()
                .follow(false)
                .queryParam("state", state)
                .queryParam("code", "stolen")
                .get(ProviderLogin.PATH);

        assertThat(forged.statusCode()).isIn(302, 401);
        assertThat(forged.cookies()).doesNotContainKey(SessionCookie.NAME);
    }

    @Test
    void whoeverSignsOutIsSignedOutAtTheProviderToo() {
        Map<String, String> cookies = cookies(signIn());

        Response left = given().redirects()
                .follow(false)
                .accept("text/html")
                .cookies(cookies)
                .post("/logout");

        // no redirect: an answer to a form may lead nowhere else
        assertThat(left.statusCode()).isEqualTo(200);
        assertThat(left.body().asString())
                .contains("http-equiv=\"refresh\"", "client_id=liandan&amp;post_logout_redirect_uri=http")
                .contains("%2Flogin\"")
                .containsPattern("0;url=http[^\"]+(end-session|logout)");
        assertThat(left.getDetailedCookie("liandan-provider").getMaxAge()).isZero();
        given().cookies(cookies).get(ME).then().statusCode(401);
    }

    @Test
    void whoeverSignedInByAPasswordHasNothingToEndThere() {
        Map<String, String> cookies = given().redirects()
                .follow(false)
                .formParam("j_username", "alice")
                .formParam("j_password", Accounts.PASSWORD)
                .post("/j_security_check")
                .cookies();

        given().redirects()
                .follow(false)
                .accept("text/html")
                .cookies(cookies)
                .post("/logout")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/login"));
    }

    @Test
    void somebodyWithoutAnAccountHereIsToldSo() {
        statements.update("update app_user set active = false where username = 'alice'");

        Response refused = signIn();

        assertThat(refused.statusCode()).isEqualTo(302);
        assertThat(refused.header("Location")).endsWith("/login?error=provider");
        assertThat(refused.cookies()).doesNotContainKey(SessionCookie.NAME);
        given().get("/login?error=provider").then().statusCode(200).body(containsString("没有您的账号"));
    }

    @Test
    void theSecondStepIsTheProviders() {
        statements.update(
                "insert into second_factor (username, secret, since, last_step) values ('alice', '\\x00', now(), 0)");

        given().cookies(cookies(signIn())).get(ME).then().statusCode(200);
    }

    @Test
    void aPasswordThatWasGivenIsForgotten() {
        statements.update(
                "update app_user set given_password_until = now() - interval '1 day', password_hash = (select password_hash from app_user where username = 'admin') where username = 'alice'");

        given().cookies(cookies(signIn())).get(ME).then().statusCode(200);

        given().contentType("application/json")
                .body(Map.of("username", "alice", "password", Accounts.PASSWORD))
                .post("/api/v1/tokens")
                .then()
                .statusCode(401);
    }

    @Test
    void endingTheSessionEndsIt() {
        Map<String, String> cookies = cookies(signIn());
        given().redirects()
                .follow(false)
                .cookies(cookies)
                .post("/logout")
                .then()
                .statusCode(200);

        given().cookies(cookies).get(ME).then().statusCode(401);
    }

    @Test
    void whatTheProviderLeftBehindIsTakenAwaySoThatNobodyComesInBehindALogout() {
        Response arrived = signIn();

        assertThat(arrived.getHeaders().getValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("q_session"))
                .isNotEmpty()
                .allMatch(cookie -> cookie.contains("Max-Age=0"));
    }

    @Test
    void theFormOffersIt() {
        given().get("/login").then().statusCode(200).body(containsString("href=\"/login/oidc\""));
    }

    /** Goes to the provider and back as a browser does; the first answer of ours that leads nowhere of the provider's. */
    private static Response signIn() {
        Response asked = given().redirects().follow(false).get(ProviderLogin.PATH);
        Map<String, String> cookies = new HashMap<>(asked.cookies());
        Map<String, String> query = query(URI.create(asked.header("Location")));
        String provider = asked.header("Location").replaceAll("(https?://[^/]+).*", "$1");
        String back = given().redirects()
                .follow(false)
                .queryParam("redirect_uri", query.get("redirect_uri"))
                .queryParam("state", query.get("state"))
                .get(provider + "/login")
                .header("Location");
        Response answer = given().redirects()
                .follow(false)
                .cookies(cookies)
                .urlEncodingEnabled(false)
                .get(back);
        if (answer.statusCode() == 302 && answer.header("Location").endsWith(ProviderLogin.PATH)) {
            cookies.putAll(answer.cookies());
            return given().redirects().follow(false).cookies(cookies).get(ProviderLogin.PATH);
        }
        return answer;
    }

    private static Map<String, String> cookies(Response arrived) {
        assertThat(arrived.statusCode()).as(arrived.asString()).isEqualTo(200);
        assertThat(arrived.asString()).contains("http-equiv=\"refresh\"");
        return arrived.cookies();
    }

    private static Map<String, String> query(URI address) {
        return Arrays.stream(address.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                        (first, _) -> first));
    }
}
