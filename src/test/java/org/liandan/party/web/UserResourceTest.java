package org.liandan.party.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.party.Role;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class UserResourceTest {

    private static final String PATH = "/api/v1/users";

    @Test
    void anAccountThatAnAdministratorMakesCanLogIn() {
        Accounts.admin()
                .body(user("usr-new", "a-good-password"))
                .post(PATH)
                .then()
                .statusCode(201);
        login("usr-new", "a-good-password", 200);
    }

    @Test
    void theBureausOfficersDoNotMakeAccounts() {
        long bureau = Accounts.organization("用户测试单位", "USR000000000000001");
        Accounts.as("usr-bureau", Role.BUREAU, bureau)
                .body(user("usr-never", "a-good-password"))
                .post(PATH)
                .then()
                .statusCode(403);
    }

    @Test
    void aShortPasswordIsRefused() {
        Accounts.admin()
                .body(user("usr-short", "1234567"))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("password"));
    }

    @Test
    void anUnknownRoleIsRefusedWithTheRolesThatThereAre() {
        Map<String, Object> user = user("usr-role", "a-good-password");
        user.put("roles", List.of("EMPEROR"));
        Accounts.admin().body(user).post(PATH).then().statusCode(400).body("violations.field", hasItem("roles[0]"));
    }

    @Test
    void aWithdrawnAccountIsOutAtOnceEvenWithItsToken() {
        long organization = Accounts.organization("用户测试单位", "USR000000000000001");
        Accounts.as("usr-out", Role.CARRIER, organization)
                .get(PATH + "/me")
                .then()
                .statusCode(200);
        int id = Accounts.admin().queryParam("username", "usr-out").get(PATH).path("[0].id");
        Accounts.admin().delete(PATH + "/" + id).then().statusCode(204);
        Accounts.as("usr-out", Role.CARRIER, organization)
                .get(PATH + "/me")
                .then()
                .statusCode(401);
        login("usr-out", Accounts.PASSWORD, 401);
    }

    @Test
    void anAdministratorCannotLockHimselfOut() {
        int id = Accounts.admin().get(PATH + "/me").path("id");
        Accounts.admin().delete(PATH + "/" + id).then().statusCode(409);
    }

    @Test
    void oneChangesOnesOwnPasswordByKnowingTheOldOne() {
        long organization = Accounts.organization("用户测试单位", "USR000000000000001");
        var account = Accounts.as("usr-password", Role.CARRIER, organization);
        account.body(Map.of("oldPassword", "wrong", "newPassword", "another-password"))
                .put(PATH + "/me/password")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("oldPassword"));
        Accounts.as("usr-password", Role.CARRIER, organization)
                .body(Map.of("oldPassword", Accounts.PASSWORD, "newPassword", "another-password"))
                .put(PATH + "/me/password")
                .then()
                .statusCode(204);
        login("usr-password", "another-password", 200);
    }

    private static Map<String, Object> user(String username, String password) {
        long organization = Accounts.organization("用户测试单位", "USR000000000000001");
        return new HashMap<>(Map.of(
                "username", username,
                "password", password,
                "displayName", "测试用户",
                "organizationId", organization,
                "roles", List.of("CARRIER")));
    }

    private static void login(String username, String password, int status) {
        given().contentType(ContentType.JSON)
                .body(Map.of("username", username, "password", password))
                .post("/api/v1/tokens")
                .then()
                .statusCode(status);
    }
}
