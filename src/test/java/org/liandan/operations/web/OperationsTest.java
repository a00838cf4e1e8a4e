package org.liandan.operations.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.fleet.IncidentKind;
import org.liandan.fleet.TerminalIncidents;
import org.liandan.gateway.Jt808Server;
import org.liandan.gateway.TestTerminal;
import org.liandan.gateway.TestTruck;
import org.liandan.http.store.Statements;
import org.liandan.jt808.ProtocolVersion;
import org.liandan.operations.JobRun;
import org.liandan.operations.KnownJob;
import org.liandan.operations.Vital;
import org.liandan.operations.store.JobDesk;
import org.liandan.party.Role;

/** What an operator is told: how the server is, who cannot log in, what jobs do, which settings come. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OperationsTest {

    @Inject
    Jt808Server server;

    @Inject
    JobDesk jobs;

    @Inject
    Statements statements;

    @Inject
    TerminalIncidents incidents;

    @Inject
    Clock clock;

    @Test
    void everyVitalIsMeasuredAndTheServerKnowsItsDatabase() {
        operator()
                .get("/api/v1/operations")
                .then()
                .statusCode(200)
                .body("headline", notNullValue())
                .body(
                        "signs.vital",
                        equalTo(Arrays.stream(Vital.values()).map(Enum::name).toList()))
                .body("signs.value", everyItem(notNullValue()))
                .body("signs.find { it.vital == 'PARTITIONS' }.condition", equalTo("WELL"))
                .body("signs.find { it.vital == 'CLOCK' }.condition", equalTo("WELL"));
        assertThat(page("/operations")).contains("数据库", "id=\"vital-clock\"");
    }

    @Test
    void aTerminalThatIsRefusedIsShownWithItsReasonItsAddressAndAMaskedNumber() {
        TestTruck truck = TestTruck.register(organization());
        try (TestTerminal mistaken = new TestTerminal(server.port(), truck.phone(), ProtocolVersion.V2013)) {
            mistaken.register("蒙B11111");

            String shown = page("/operations/logins?q=" + truck.phone());
            assertThat(shown)
                    .contains(truck.plate(), "终端报出的车牌与登记的车牌不同", "在终端里改正车牌", "127.0.0.1")
                    .contains(truck.phone().substring(0, 3) + "****"
                            + truck.phone().substring(7));
            assertThat(page("/operations/logins?kind=WRONG_CODE&q=" + truck.phone()))
                    .doesNotContain(truck.plate());
        }
    }

    @Test
    void whatABoxSendsIsOnlyEverText() {
        String detail = "报文 <img src=x onerror=alert(1)> 有误 frame <script>alert(2)</script> is bad";
        incidents.report(IncidentKind.MALFORMED, "", "198.51.100.77", detail, clock.instant());
        await().untilAsserted(() -> assertThat(page("/operations/logins")).contains("198.51.100.77"));

        assertThat(page("/operations/logins"))
                .doesNotContain("<img src=x", "<script>alert(2)")
                .contains("&lt;");
    }

    @Test
    void aJobThatMayBeRunByHandIsRunOnceAndAudited() {
        statements.update("delete from job_run where job = ?", KnownJob.PARTITIONS.method());
        operator()
                .redirects()
                .follow(false)
                .post("/operations/jobs/PARTITIONS/runs")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/operations/jobs"));

        await().untilAsserted(() -> assertThat(jobs.jobs())
                .filteredOn(job -> job.known() == KnownJob.PARTITIONS)
                .singleElement()
                .satisfies(job -> {
                    assertThat(job.running()).isFalse();
                    JobRun last = Objects.requireNonNull(job.last());
                    assertThat(last.askedBy()).isEqualTo("ops-admin");
                    assertThat(last.error()).isNull();
                }));
        operator()
                .queryParam("actor", "ops-admin")
                .queryParam("subjectType", "job")
                .get("/api/v1/audit-entries")
                .then()
                .body("action", hasItems("JOB_STARTED"))
                .body("subjectId", hasItems("PARTITIONS"));
        assertThat(page("/operations/jobs")).contains("准备轨迹分区", "ops-admin");
    }

    @Test
    void otherJobsAreNotRunByHand() {
        operator()
                .post("/operations/jobs/WEBHOOKS/runs")
                .then()
                .statusCode(409)
                .body("type", endsWith("job-not-started"));
        operator().post("/operations/jobs/FORMAT_DISK/runs").then().statusCode(404);
    }

    @Test
    void settingsThatComeAreSaid() {
        assertThat(page("/operations/settings")).contains("将要生效", "规则阈值");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"BUREAU", "AUDITOR", "CARRIER", "DRIVER"})
    void nobodyElseSeesTheMachine(Role role) {
        String name = "ops-no-" + role.name().toLowerCase(Locale.ROOT);
        for (String path : List.of(
                "/operations",
                "/operations/logins",
                "/operations/jobs",
                "/operations/settings",
                "/api/v1/operations")) {
            Accounts.as(name, role, organization())
                    .accept("*/*")
                    .get(path)
                    .then()
                    .statusCode(403);
        }
        Accounts.as(name, role, organization())
                .post("/operations/jobs/PARTITIONS/runs")
                .then()
                .statusCode(403);
        given().get("/api/v1/operations").then().statusCode(401);
    }

    private static String page(String path) {
        return operator()
                .accept("text/html")
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static RequestSpecification operator() {
        return Accounts.as("ops-admin", Role.BUREAU_ADMIN, organization());
    }

    private static long organization() {
        return Accounts.organization("运行测试单位", "OPS000000000000001");
    }
}
