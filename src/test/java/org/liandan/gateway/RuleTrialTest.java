package org.liandan.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.haul.store.TrialBook;
import org.liandan.party.Role;

/** Candidate thresholds on tracks that real reports have left. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RuleTrialTest {

    private static final String PATH = "/api/v1/rule-trials";

    @Inject
    Jt808Server server;

    @Inject
    TrialBook book;

    @Inject
    Clock clock;

    @Test
    void tellsWhatWouldBeFlaggedBesidesAndNoMore() {
        TestTruck truck = TestTruck.register(Accounts.organization("试算测试承运公司", "TRIALTESTCARRIER01"));
        Instant start = clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(3));
        TestDrive drive = new TestDrive(109.88, 40.68, start);
        TestDrive.send(server.port(), truck, drive.straight(0, 57));
        TestDrive.send(server.port(), truck, drive.straight(300, 66));

        JsonPath stricter = trial(start, Map.of("speedLimitDeciKph", 550));
        JsonPath moreReports = trial(start, Map.of("confirmReports", 1000, "confirmAfter", 3600));

        assertThat(stricter.getList("result.added.findAll { it.plate == '%s' }".formatted(truck.plate())))
                .hasSize(1);
        assertThat(stricter.getList("result.removed.findAll { it.plate == '%s' }".formatted(truck.plate())))
                .isEmpty();
        assertThat(moreReports.getList("result.added.findAll { it.plate == '%s' }".formatted(truck.plate())))
                .isEmpty();
        assertThat(moreReports.getList("result.removed.findAll { it.plate == '%s' }".formatted(truck.plate())))
                .hasSize(1);
        assertThat(TestTruck.query("select count(*) from violation where vehicle_id = ?", truck.vehicleId()))
                .isEqualTo(List.of("1"));
        bureau().get("/rule-trials/" + stricter.getInt("id"))
                .then()
                .statusCode(200)
                .body(containsString(truck.plate()));
    }

    @Test
    void oneThatIsNotWantedAnyMoreEndsBehindTheVehicleThatItIsAt() {
        int id = trial(clock.instant().minus(Duration.ofHours(5)), Map.of()).getInt("id");
        TestTruck.query("update rule_trial set state = 'RUNNING', finished_at = null, result = null where id = ?", id);

        bureau().post(PATH + "/" + id + "/cancellation").then().statusCode(200);

        assertThat(book.progress(id, 1, 3)).contains("trial-bureau");
        bureau().get("/rule-trials/" + id).then().body(containsString("算完当前这辆车就结束"), containsString("1 / 3"));
        book.finish(id, TrialBook.State.FAILED, Map.of("fault", "已取消 it was cancelled"));
        bureau().get("/rule-trials/" + id)
                .then()
                .body(containsString("已取消 · trial-bureau"), not(containsString("it was")));
    }

    @Test
    void theFutureAndLongStretchesAreRefused() {
        Instant now = clock.instant();
        bureau().body(body(now, now.plus(Duration.ofDays(1)), Map.of()))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("to"));
        bureau().body(body(now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(1)), Map.of()))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("to"));
    }

    @Test
    void thresholdsAreCheckedBeforeAnythingRuns() {
        Instant now = clock.instant();
        bureau().body(body(now.minus(Duration.ofDays(1)), now.minusSeconds(1), Map.of("speedLimitDeciKph", 900)))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("settings.speedLimitDeciKph"));
    }

    @Test
    void aCarrierTriesNothing() {
        Accounts.as("trial-carrier", Role.CARRIER, Accounts.organization("试算测试承运公司", "TRIALTESTCARRIER01"))
                .body(Map.of("settings", Map.of()))
                .post(PATH)
                .then()
                .statusCode(403);
    }

    private JsonPath trial(Instant start, Map<String, Object> settings) {
        int id = bureau().body(body(start.minusSeconds(60), start.plusSeconds(3600), settings))
                .post(PATH)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> List.of("DONE", "FAILED")
                        .contains(bureau().get(PATH + "/" + id).jsonPath().getString("state")));
        return bureau().get(PATH + "/" + id).jsonPath();
    }

    private static Map<String, Object> body(Instant from, Instant to, Map<String, Object> settings) {
        return Map.of("from", from.toString(), "to", to.toString(), "settings", settings);
    }

    private static RequestSpecification bureau() {
        return Accounts.as("trial-bureau", Role.BUREAU, Accounts.organization("试算执法局", "TRIALTESTBUREAU001"));
    }
}
