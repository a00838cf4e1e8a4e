package org.liandan.party.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.party.Role;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OrganizationResourceTest {

    private static final String PATH = "/api/v1/organizations";

    @Test
    void anOrganisationIsRegisteredReadAndChanged() {
        Response created = create("登记测试公司", "91350100M000100Y43")
                .then()
                .statusCode(201)
                .extract()
                .response();
        String location = created.header("Location");
        Response read = Accounts.admin().get(location);
        read.then().statusCode(200).body("name", equalTo("登记测试公司")).body("active", equalTo(true));

        Accounts.admin()
                .header("If-Match", read.header("ETag"))
                .body(Map.of("name", "登记测试公司（新）", "creditCode", "91350100M000100Y43"))
                .put(location)
                .then()
                .statusCode(200)
                .body("name", equalTo("登记测试公司（新）"));
    }

    @Test
    void aCreditCodeWithAWrongCheckCharacterIsRefused() {
        create("校验测试公司", "91350100M000100Y4Z")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("creditCode"));
    }

    @Test
    void aDoubtfulCreditCodeIsKeptWhereAPersonGivesAReason() {
        Accounts.admin()
                .body(Map.of(
                        "name", "登记码校验位不符公司",
                        "creditCode", "91350211M0000XUF46",
                        "creditCodeOverrideReason", "营业执照原件如此"))
                .post(PATH)
                .then()
                .statusCode(201)
                .body("creditCodeOverrideReason", equalTo("营业执照原件如此"));
    }

    @Test
    void aCreditCodeIsBroughtToNormalForm() {
        create("全角公司", " ９１１１０１０８５５１３８５０８２q ").then().statusCode(201).body("creditCode", equalTo("91110108551385082Q"));
    }

    @Test
    void theSameCreditCodeTwiceIsAConflict() {
        create("重复公司甲", "91512081MA62K0260E").then().statusCode(201);
        create("重复公司乙", "91512081MA62K0260E")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:liandan:problem:duplicate"))
                .body("violations[0].field", equalTo("creditCode"));
    }

    @Test
    void everyFieldAtFaultIsNamed() {
        Accounts.admin()
                .body(Map.of("name", " ", "creditCode", "", "address", "x".repeat(201)))
                .post(PATH)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", equalTo(List.of("address", "creditCode", "name")));
    }

    @Test
    void aLostRaceIsAConflictThatTellsTheCurrentVersion() {
        long id = Accounts.organization("竞争公司", "ORG000000000000001");
        Map<String, String> change = Map.of("name", "竞争公司甲", "creditCode", "91150203MA0M75PU30");
        String etag = Accounts.admin().get(PATH + "/" + id).header("ETag");
        Accounts.admin()
                .header("If-Match", etag)
                .body(change)
                .put(PATH + "/" + id)
                .then()
                .statusCode(200);
        Accounts.admin()
                .header("If-Match", etag)
                .body(change)
                .put(PATH + "/" + id)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:liandan:problem:stale-version"))
                .body("currentVersion", matchesRegex("\"\\d+\""));
    }

    @Test
    void anUpdateWithoutItsVersionIsRefused() {
        long id = Accounts.organization("无版本公司", "ORG000000000000002");
        Accounts.admin()
                .body(Map.of("name", "x", "creditCode", "91150203MA00LH0Y6Y"))
                .put(PATH + "/" + id)
                .then()
                .statusCode(428)
                .body("violations[0].field", equalTo("If-Match"));
    }

    @Test
    void theSameIdempotencyKeyCreatesOnce() {
        Map<String, String> request = Map.of("name", "幂等公司", "creditCode", "91150203MA0KDL0112");
        var first = Accounts.admin()
                .header("Idempotency-Key", "org-1")
                .body(request)
                .post(PATH);
        var second = Accounts.admin()
                .header("Idempotency-Key", "org-1")
                .body(request)
                .post(PATH);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.asString()).isEqualTo(first.asString());
    }

    @Test
    void anIdempotencyKeyWithAnotherRequestIsRefused() {
        Map<String, String> request = Map.of("name", "甲", "creditCode", "91150203000000001L");
        Accounts.admin()
                .header("Idempotency-Key", "org-2")
                .body(request)
                .post(PATH)
                .then()
                .statusCode(400);
        // a refused creation takes its key with it, so the corrected request may use it
        Accounts.admin()
                .header("Idempotency-Key", "org-2")
                .body(Map.of("name", "甲", "creditCode", "91350100M0001TGQXM", "creditCodeOverrideReason", "原件如此"))
                .post(PATH)
                .then()
                .statusCode(201);
        Accounts.admin()
                .header("Idempotency-Key", "org-2")
                .body(request)
                .post(PATH)
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:liandan:problem:idempotency-key-reused"));
    }

    @Test
    void anotherOrganisationDoesNotExistForAStranger() {
        long own = Accounts.organization("本单位", "ORG000000000000004");
        long foreign = Accounts.organization("外单位", "ORG000000000000005");
        Accounts.as("org-stranger", Role.CARRIER, own)
                .get(PATH + "/" + foreign)
                .then()
                .statusCode(404);
        Accounts.as("org-stranger", Role.CARRIER, own)
                .get(PATH)
                .then()
                .statusCode(200)
                .header("X-Total-Count", "1")
                .body("$", hasSize(1))
                .body("[0].name", equalTo("本单位"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"BUREAU", "BUREAU_ADMIN"})
    void nobodyButTheBureauRegistersOrganisations(Role role) {
        long own = Accounts.organization("无权单位", "ORG000000000000006");
        Accounts.as("org-no-" + role.name().toLowerCase(Locale.ROOT), role, own)
                .body(Map.of("name", "x", "creditCode", "91150203MA00LH0Y6Y"))
                .post(PATH)
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
    }

    @Test
    void withoutALoginThereIsNothingToSee() {
        given().get(PATH).then().statusCode(401).contentType("application/problem+json");
    }

    @Test
    void aListComesInPagesThatLinkToEachOther() {
        for (int i = 0; i < 3; i++) {
            Accounts.organization("分页公司" + i, "ORG00000000000010" + i);
        }
        Accounts.admin()
                .queryParam("name", "分页公司")
                .queryParam("size", 1)
                .queryParam("page", 1)
                .get(PATH)
                .then()
                .statusCode(200)
                .header("X-Total-Count", "3")
                .header("Link", containsString("page=2&size=1>; rel=\"next\""))
                .header("Link", containsString("page=0&size=1>; rel=\"prev\""))
                .body("$", hasSize(1))
                .body("[0].name", equalTo("分页公司1"));
    }

    @Test
    void aPageThatIsTooLargeIsRefused() {
        Accounts.admin()
                .queryParam("size", 5000)
                .get(PATH)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("size"));
    }

    @Test
    void aPageThatIsNoNumberIsRefused() {
        Accounts.admin()
                .queryParam("page", "first")
                .get(PATH)
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:liandan:problem:malformed-request"));
    }

    @Test
    void aCharacterThatTheDatabaseCannotStoreIsRefused() {
        create("零\u0000字符", "91150203MA0KDL0112").then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void aWithdrawnOrganisationLocksItsPeopleOutAtOnce() {
        long own = Accounts.organization("停用单位", "ORG000000000000007");
        Accounts.as("org-locked", Role.CARRIER, own).get(PATH).then().statusCode(200);
        Accounts.admin().delete(PATH + "/" + own).then().statusCode(204);
        Accounts.as("org-locked", Role.CARRIER, own).get(PATH).then().statusCode(401);
        Accounts.admin()
                .get(PATH + "/" + own)
                .then()
                .body("active", equalTo(false))
                .body("phone", nullValue());
    }

    private static Response create(String name, String creditCode) {
        return Accounts.admin()
                .body(Map.of("name", name, "creditCode", creditCode))
                .post(PATH);
    }
}
