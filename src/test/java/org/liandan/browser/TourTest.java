package org.liandan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.party.Role;

/** Somebody new is shown around, and somebody who comes back sees what has changed. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TourTest {

    @Test
    void whoeverAsksIsShownWhatIsOnThePageAndComesBackToIt() {
        String officer = Registered.user("tour", Role.BUREAU_ADMIN, Registered.organization("模拟区执法局"));
        try (Visit visit = Visit.by(officer, Screen.DESKTOP)) {
            Page page = visit.open("/help").page();
            page.click("main a[href$='?tour=again']");

            Locator tour = page.locator(".tour");
            assertThat(tour).containsText("花一分钟");
            tour.locator(".btn-primary").click();
            assertThat(tour).containsText("实时监控：");
            assertThat(page.locator(".tour-here")).hasAttribute("href", "/map");
            visit.picture("tour");
            while (tour.locator(".btn-primary").textContent().equals("下一步")) {
                tour.locator(".btn-primary").click();
            }
            assertThat(tour).containsText("帮助：");
            tour.locator(".btn-primary").click();
            assertThat(tour).hasCount(0);
            assertThat(page.locator(".tour-here")).hasCount(0);
        }
    }

    @Test
    void theEscapeKeyLeavesTheTourOnAPhoneInEnglish() {
        String clerk = Registered.user("tour-clerk", Role.PRODUCER, Registered.organization("模拟导览单位"));
        try (Visit visit = Visit.by(clerk, Screen.PHONE).inEnglish()) {
            Page page = visit.open("/manifests?tour=again").page();
            assertThat(page.locator(".tour")).containsText("One minute");
            visit.picture("tour-english");

            page.keyboard().press("Escape");

            assertThat(page.locator(".tour")).hasCount(0);
        }
    }

    @Test
    void nobodyIsShownAroundUnasked() {
        String clerk = Registered.user("tour-not", Role.PRODUCER, Registered.organization("模拟导览单位"));
        try (Visit visit = Visit.by(clerk, Screen.PHONE)) {
            assertThat(visit.open("/manifests").page().locator(".tour")).hasCount(0);
        }
    }
}
