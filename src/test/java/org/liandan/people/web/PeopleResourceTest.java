package org.liandan.people.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.http.store.Statements;
import org.liandan.party.Role;

/** A driver asks what is held about him. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PeopleResourceTest {

    private static final String EXPORT = "/api/v1/people/export";
    private static final String PHONE = "13977996601";

    @Inject
    Statements statements;

    @BeforeEach
    void aDriverWithAnAccount() {
        long organization = Accounts.organization("导出测试单位", "PEOPLEXPRT00000001");
        Accounts.user("people-driver", Role.DRIVER, organization);
        statements.update("""
                insert into driver (name, phone, licence_number, organization_id, user_id)
                select '被查师傅', ?, 'PE-6601', ?, id from app_user where username = 'people-driver'
                on conflict do nothing""", PHONE, organization);
        given().redirects()
                .follow(false)
                .formParam("j_username", "people-driver")
                .formParam("j_password", Accounts.PASSWORD)
                .post("/j_security_check");
    }

    @Test
    void byTelephoneComesWhatStandsUnderTheAccountTooAndTheOtherWayRound() {
        for (String parameter : new String[] {"phone", "username"}) {
            Accounts.admin()
                    .queryParam(parameter, parameter.equals("phone") ? "139-7799-6601" : "people-driver")
                    .get(EXPORT)
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", containsString("no-store"))
                    .body("phones", containsInAnyOrder(PHONE))
                    .body("usernames", containsInAnyOrder("people-driver"))
                    .body("places.find { it.field == 'DRIVER' }.records.name", hasItem("被查师傅"))
                    .body("places.find { it.field == 'DRIVER' }.records.licence_number", hasItem("PE-6601"))
                    .body("places.find { it.field == 'ACCOUNT' }.count", is(1))
                    .body(
                            "places.find { it.field == 'SESSION' }.records.address",
                            everyItem(containsString("127.0.0.")));
        }
    }

    @Test
    void secretsAreNotExported() {
        statements.update(
                "insert into second_factor (username, secret, since, last_step) values ('people-driver', '\\xdeadbeef', now(), 0) on conflict do nothing");

        String answer = Accounts.admin()
                .queryParam("username", "people-driver")
                .get(EXPORT)
                .then()
                .statusCode(200)
                .body("places.find { it.field == 'SECOND_FACTOR' }.count", is(1))
                .extract()
                .asString();

        assertThat(answer)
                .doesNotContain("deadbeef")
                .doesNotContain("password_hash")
                .doesNotContain("token_hash");
        statements.update("delete from second_factor where username = 'people-driver'");
    }

    @Test
    void somebodyNobodyKnowsHasNothing() {
        Accounts.admin()
                .queryParam("phone", "13977996699")
                .get(EXPORT)
                .then()
                .statusCode(200)
                .body("places.count", everyItem(is(0)));
    }

    @Test
    void whatIsNeitherATelephoneNorAnAccountIsRefused() {
        Accounts.admin().get(EXPORT).then().statusCode(400).body("violations.field", hasItem("phone"));
        Accounts.admin().queryParam("phone", "123").get(EXPORT).then().statusCode(400);
        Accounts.admin()
                .queryParam("phone", "1".repeat(1_000))
                .get(EXPORT)
                .then()
                .statusCode(400);
        Accounts.admin()
                .queryParam("username", "%' or true --")
                .get(EXPORT)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("username"));
    }

    @Test
    void eachQuestionIsAuditedWithoutTheNumber() {
        Accounts.admin().queryParam("phone", "13977996688").get(EXPORT).then().statusCode(200);

        assertThat(statements.query(
                        "select subject_id || detail::text from audit_entry where action = 'PERSON_EXPORTED'",
                        row -> row.getString(1)))
                .anyMatch(entry -> entry.startsWith("139******88"))
                .noneMatch(entry -> entry.contains("13977996688"));
    }

    @Test
    void thePageShowsThePersonAndTheTable() {
        long organization = Accounts.organization("导出测试单位", "PEOPLEXPRT00000001");
        String administrator = Accounts.token("people-admin", Role.BUREAU_ADMIN, organization);

        given().auth()
                .oauth2(administrator)
                .accept("text/html")
                .get("/people")
                .then()
                .statusCode(200)
                .body(containsString("驾驶员登记"))
                .body(not(containsString("被查师傅")));
        given().auth()
                .oauth2(administrator)
                .accept("text/html")
                .formParam("phone", PHONE)
                .post("/people")
                .then()
                .statusCode(200)
                .body(containsString("被查师傅"))
                .body(containsString("people-driver"));
        given().auth()
                .oauth2(administrator)
                .accept("text/html")
                .formParam("phone", "12")
                .post("/people")
                .then()
                .statusCode(400)
                .body(containsString("role=\"alert\""));
    }
}
