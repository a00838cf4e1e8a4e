package org.liandan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.gateway.Jt808Server;
import org.liandan.gateway.TestTerminal;
import org.liandan.gateway.TestTruck;
import org.liandan.jt808.LocationReport;
import org.liandan.party.Role;

/** An officer looks at what a violation rests on, and at the thresholds that were in force. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EvidenceStoryTest {

    private static final String ADMIN = "evidence-story-admin";

    @Inject
    Jt808Server server;

    @Inject
    Clock clock;

    private TestTruck truck = new TestTruck(0, 0, "", "", 0);

    @BeforeEach
    void aTruckHasSped() {
        Accounts.user(ADMIN, Role.BUREAU_ADMIN, Accounts.organization("证据故事执法局", "EVIDENCESTORY00001"));
        truck = TestTruck.register(Accounts.organization("证据故事承运公司", "EVIDENCESTORY00002"));
        Instant start = clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofMinutes(3));
        try (TestTerminal terminal = TestTerminal.online(server.port(), truck)) {
            List<LocationReport> drive = eastward(start);
            terminal.sendAll(drive);
            drive.forEach(_ -> terminal.next());
        }
    }

    /** A report a second: a quarter of a minute at 50, half a one at 66, and slower again. */
    private static List<LocationReport> eastward(Instant start) {
        List<LocationReport> drive = new ArrayList<>();
        double lon = 109.86;
        for (int second = 0; second <= 60; second++) {
            double speedKph = second < 15 || second > 45 ? 50 : 66;
            drive.add(TestTerminal.report(start.plusSeconds(second), lon, 40.665, speedKph, 90));
            lon += speedKph / 3.6 / 84_450;
        }
        return drive;
    }

    @Test
    void theEvidenceIsOneStepFromTheList() {
        for (Screen screen : new Screen[] {Screen.DESKTOP, Screen.PHONE}) {
            try (Visit visit = Visit.by(ADMIN, screen)) {
                visit.open("/violations?plate=" + truck.plate());
                Page page = visit.page();
                page.getByText("证据", new Page.GetByTextOptions().setExact(true))
                        .first()
                        .click();
                assertThat(page.locator("h1")).containsText(truck.plate());
                page.waitForFunction("() => document.querySelector('.track-picture').naturalWidth > 0");
                assertThat(visit.text("main"))
                        .contains("66.0")
                        .contains("卫星定位速度（km/h）")
                        .contains("SHA-256");
                assertThat(page.locator("a[href$='evidence.pdf']")).isVisible();
                visit.picture("evidence");
            }
        }
    }

    @Test
    void anAdministratorSeesWhichThresholdHoldsAndEntersTheNext() {
        try (Visit visit = Visit.by(ADMIN, Screen.DESKTOP)) {
            visit.open("/rule-settings");
            assertThat(visit.text("main")).contains("首次启动的默认值");
            visit.picture("rule-settings");
            Page page = visit.page();
            page.fill("#validFrom", "2001-01-01T00:00");
            page.fill("#reason", "试");
            page.getByText("录入", new Page.GetByTextOptions().setExact(true))
                    .last()
                    .click();
            assertThat(page.locator(".notice-bad").first()).containsText("只能自将来生效");
            // the refusal that the story provokes
            visit.forgiving("422");
        }
    }
}
