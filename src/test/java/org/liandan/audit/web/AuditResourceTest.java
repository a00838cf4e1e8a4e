package org.liandan.audit.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.http.store.Statements;
import org.liandan.party.Role;

/** Who did what to which record, when, from where: found again, page by page, with nothing in it that is nobody's business. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AuditResourceTest {

    private static final String PATH = "/api/v1/audit-entries";

    @Inject
    Statements statements;

    @Inject
    Clock clock;

    @Test
    void aChangeIsFoundWithWhatWasAndWhatIsAndWhereItCameFrom() {
        long organization = organization();
        Accounts.user("audit-subject", Role.CARRIER, organization);
        int id = Accounts.admin()
                .queryParam("username", "audit-subject")
                .get("/api/v1/users")
                .path("[0].id");
        String etag = Accounts.admin().get("/api/v1/users/" + id).header("ETag");
        Accounts.admin()
                .header("If-Match", etag)
                .body(Map.of(
                        "username",
                        "audit-subject",
                        "displayName",
                        "模拟",
                        "organizationId",
                        organization,
                        "roles",
                        List.of("DRIVER")))
                .put("/api/v1/users/" + id)
                .then()
                .statusCode(200);

        auditor()
                .queryParam("subjectType", "user")
                .queryParam("subjectId", "audit-subject")
                .get(PATH)
                .then()
                .statusCode(200)
                .body("", hasSize(1))
                .body("[0].action", equalTo("USER_CHANGED"))
                .body("[0].actor", equalTo("admin"))
                .body("[0].address", equalTo("127.0.0.1"))
                .body("[0].before.roles", equalTo("CARRIER"))
                .body("[0].detail.roles", equalTo("DRIVER"))
                .body("[0].detail.language", nullValue());
    }

    @Test
    void leafingMissesNothingAndRepeatsNothingWhateverIsWrittenMeanwhile() {
        Instant at = clock.instant();
        for (int i = 0; i < 5; i++) {
            // two of them in the same instant
            entry("audit-leaf", at.minusMillis(i / 2), "{\"n\":" + i + "}");
        }
        String next = PATH + "?actor=audit-leaf&size=2";
        StringBuilder seen = new StringBuilder();
        while (next != null) {
            Response piece = auditor().urlEncodingEnabled(false).get(next);
            piece.jsonPath().getList("detail.n").forEach(seen::append);
            entry("audit-leaf", clock.instant(), "{\"n\":\"late\"}");
            String link = piece.header("Link");
            next = link == null ? null : link.substring(1, link.indexOf('>'));
        }

        assertThat(seen.toString()).isEqualTo("10324");
    }

    @Test
    void personalDataIsMaskedInListPageAndTable() {
        entry("audit-mask", clock.instant(), "{\"phone\":\"13904721234\",\"driverName\":\"王小明\",\"note\":\"=1+1\"}");
        String list = auditor().queryParam("actor", "audit-mask").get(PATH).asString();
        String page = auditor()
                .accept("text/html")
                .queryParam("actor", "audit-mask")
                .get("/audit")
                .asString();
        Response table =
                auditor().accept("*/*").queryParam("actor", "audit-mask").get(PATH + "/table");

        for (String shown : List.of(list, page, table.asString())) {
            assertThat(shown).contains("139****1234", "王**").doesNotContain("13904721234", "王小明");
        }
        assertThat(table.contentType()).startsWith("text/csv");
        auditor()
                .queryParam("action", "AUDIT_EXPORTED")
                .queryParam("actor", "audit-reader")
                .get(PATH)
                .then()
                .body("[0].subjectType", equalTo("audit_entry"));
    }

    @ParameterizedTest
    @CsvSource({
        "from, 2026-13-01",
        "from, 2020-01-01",
        "from, 2999-01-01",
        "to, yesterday",
        "cursor, 1-2-3",
        "size, 0",
        "size, 501",
    })
    void whatCannotBeAskedIsNamed(String parameter, String value) {
        auditor()
                .queryParam(parameter, value)
                .get(PATH)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo(parameter));
    }

    @Test
    void aStrangeValueIsOnlyAValue() {
        auditor()
                .queryParam("actor", "' or 1=1 --")
                .get(PATH)
                .then()
                .statusCode(200)
                .body("", hasSize(0));
        assertThat(auditor()
                        .accept("text/html")
                        .queryParam("subjectId", "\"><script>alert(1)</script>")
                        .get("/audit")
                        .asString())
                .doesNotContain("<script>alert");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"BUREAU_ADMIN", "AUDITOR"},
            mode = EnumSource.Mode.EXCLUDE)
    void nobodyElseLooksIntoTheLog(Role role) {
        String name = "audit-no-" + role.name().toLowerCase(Locale.ROOT);
        for (String path : List.of(PATH, PATH + "/table", "/audit")) {
            Accounts.as(name, role, organization())
                    .accept("*/*")
                    .get(path)
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void nobodyAtAllIsSentAway() {
        given().get(PATH).then().statusCode(401);
    }

    private void entry(String actor, Instant at, String detail) {
        statements.update("""
                insert into audit_entry (at, actor, action, subject_type, subject_id, detail)
                values (?, ?, 'DRIVER_CHANGED', 'driver', 'x', ?::jsonb)""", at, actor, detail);
    }

    private static RequestSpecification auditor() {
        return Accounts.as("audit-reader", Role.AUDITOR, organization());
    }

    private static long organization() {
        return Accounts.organization("审计测试单位", "AUD000000000000001");
    }
}
