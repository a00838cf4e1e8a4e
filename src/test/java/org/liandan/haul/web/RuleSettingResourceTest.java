package org.liandan.haul.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.haul.HaulContexts;
import org.liandan.haul.HaulSettings;
import org.liandan.haul.store.TestFleet;
import org.liandan.http.Days;
import org.liandan.party.Role;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RuleSettingResourceTest {

    private static final String PATH = "/api/v1/rule-settings";

    @Inject
    HaulContexts contexts;

    @Inject
    Clock clock;

    @Test
    void theFirstStartHasEnteredWhatTheSoftwareIsConfiguredWith() {
        bureau().get(PATH)
                .then()
                .statusCode(200)
                .body("source", hasItem("CONFIGURATION"))
                .body("[-1].settings.speedLimitDeciKph", equalTo("600"))
                .body("[-1].settings.confirmAfter", equalTo("10"));
    }

    @Test
    void anAdministratorEntersThresholdsForTheFuture() {
        Instant from = farAhead(1);

        int id = admin(Map.of("validFrom", from.toString(), "settings", Map.of("confirmReports", 4), "reason", "试运行"))
                .post(PATH)
                .then()
                .statusCode(201)
                .body("settings.confirmReports", equalTo("4"))
                .body("settings.speedLimitDeciKph", notNullValue())
                .body("enteredBy", equalTo("admin"))
                .extract()
                .path("id");

        assertThat(TestFleet.number(
                        "select count(*) from audit_entry where action = 'RULE_SETTINGS_ENTERED' and subject_id = ?",
                        String.valueOf(id)))
                .isEqualTo(1);
        // what holds today stays
        assertThat(contexts.of(-1, clock.instant()).settings().confirmReports()).isEqualTo(3);
    }

    @Test
    void thePastCannotBeChanged() {
        for (Instant early : new Instant[] {clock.instant().minus(Duration.ofDays(1)), clock.instant()}) {
            admin(Map.of("validFrom", early.toString(), "settings", Map.of("confirmReports", 4), "reason", "追溯"))
                    .post(PATH)
                    .then()
                    .statusCode(422)
                    .body("type", containsString("rule-settings-in-the-past"))
                    .body("violations[0].field", equalTo("validFrom"));
        }
    }

    @Test
    void theLimitsOfTheNoticeMayBeLoweredNotRaised() {
        admin(Map.of(
                        "validFrom", farAhead(2).toString(),
                        "settings", Map.of("speedLimitDeciKph", 601, "rightTurnLimitDeciKph", 101),
                        "reason", "放宽"))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("settings.speedLimitDeciKph"))
                .body("violations.field", hasItem("settings.rightTurnLimitDeciKph"));
    }

    @Test
    void aThresholdThatIsNoneIsNamed() {
        admin(Map.of(
                        "validFrom", farAhead(3).toString(),
                        "settings", Map.of("luck", 7, "confirmAfter", "soon"),
                        "reason", "试"))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("settings.luck"));
    }

    @Test
    void theStopBeforeATurnIsOffAndSwitchedOnFromADate() {
        Instant from = farAhead(9);
        admin(Map.of(
                        "validFrom", from.toString(),
                        "settings", Map.of("stopBeforeTurn.judged", "true", "stopBeforeTurn.withinM", 25),
                        "reason", "右转必停"))
                .post(PATH)
                .then()
                .statusCode(201)
                .body("settings['stopBeforeTurn.judged']", equalTo("true"))
                .body("settings['stopBeforeTurn.withinM']", equalTo("25"));

        assertThat(contexts.of(-1, clock.instant()).settings().stopBeforeTurn().judged())
                .isFalse();
        admin(Map.of(
                        "validFrom", farAhead(10).toString(),
                        "settings", Map.of("stopBeforeTurn.judged", "perhaps"),
                        "reason", "右转必停"))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("settings.stopBeforeTurn.judged"));
    }

    @Test
    void aReasonIsNeeded() {
        admin(Map.of("validFrom", farAhead(4).toString(), "settings", Map.of("confirmReports", 4)))
                .post(PATH)
                .then()
                .statusCode(400);
    }

    @Test
    void onlyTheAdministratorEntersThem() {
        bureau().body(Map.of("settings", Map.of("confirmReports", 4), "reason", "越权"))
                .post(PATH)
                .then()
                .statusCode(403);
        Accounts.as("rules-carrier", Role.CARRIER, Accounts.organization("规则设置测试公司", "HAUL00000000000033"))
                .get(PATH)
                .then()
                .statusCode(403);
    }

    @Test
    void anEntryCannotBeChangedAfterwards() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> TestFleet.execute("update haul_rule_setting set reason = '改'")))
                .hasStackTraceContaining("append-only");
    }

    @Test
    void thePageShowsWhichThresholdHoldsSinceWhenAndByWhom() {
        bureau().get("/rule-settings").then().statusCode(200).body(containsString("首次启动的默认值"));
    }

    @Test
    void thePageTakesSpeedsInKilometresAnHourAndLeavesWhatWasNotTouched() {
        String from = LocalDateTime.ofInstant(farAhead(11), Days.ZONE)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();

        Accounts.admin()
                .contentType(ContentType.URLENC)
                .redirects()
                .follow(false)
                .formParam("speedLimitDeciKph", "50.5")
                .formParam("cruiseMps", "80")
                .formParam("validFrom", from)
                .formParam("reason", "narrow roads on trial")
                .post("/rule-settings")
                .then()
                .statusCode(303);

        String entry = "find { it.reason == 'narrow roads on trial' }.settings.";
        bureau().get(PATH)
                .then()
                .body(entry + "speedLimitDeciKph", equalTo("505"))
                .body(entry + "cruiseMps", equalTo(String.valueOf(HaulSettings.DEFAULT.cruiseMps())));
    }

    @Test
    void aSpeedAboveTheNoticesIsRefusedInTheUnitThatWasTyped() {
        Accounts.admin()
                .contentType(ContentType.URLENC)
                .formParam("speedLimitDeciKph", "60.1")
                .formParam("reason", "放宽")
                .post("/rule-settings")
                .then()
                .statusCode(422)
                .body(containsString("须在 0.1 到 60 km/h 之间"));
    }

    /** In a year, so that no other test ever gets there. */
    private Instant farAhead(int minutes) {
        return clock.instant().plus(Duration.ofDays(365)).plus(Duration.ofMinutes(minutes));
    }

    private static RequestSpecification admin(Map<String, ?> body) {
        return Accounts.admin().body(body);
    }

    private static RequestSpecification bureau() {
        return Accounts.as("rules-bureau", Role.BUREAU, Accounts.organization("规则设置执法局", "HAUL00000000000034"));
    }
}
