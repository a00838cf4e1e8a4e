package org.liandan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.party.Role;

/** The overview in a browser: its tables are drawn, and whoever has no mouse gets to the numbers. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DashboardStoryTest {

    private static final String BLANK = """
            canvas => {
              const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
              return !data.some((value) => value !== 0);
            }""";

    @Test
    void chartsAreDrawnAndTheirTablesAreReachedByKeyboard() {
        Accounts.user("dashboard-officer", Role.BUREAU, Accounts.organization("总览测试执法局", "DASHBOARDTEST00001"));
        for (Screen screen : new Screen[] {Screen.DESKTOP, Screen.PHONE}) {
            try (Visit visit = Visit.by("dashboard-officer", screen)) {
                visit.open("/dashboard");
                Page page = visit.page();
                page.waitForSelector(".dashboard[data-ready]");
                Locator charts = page.locator(".figure canvas");
                assertThat(charts.count()).isGreaterThanOrEqualTo(4);
                for (Locator chart : charts.all()) {
                    assertThat(chart.evaluate(BLANK)).as("%s", chart).isEqualTo(false);
                    assertThat(chart.getAttribute("aria-label")).isNotBlank();
                }
                Locator categories = page.locator("#categories-managed");
                assertThat(categories.locator("table")).isHidden();
                categories.locator("summary").focus();
                page.keyboard().press("Enter");
                assertThat(categories.locator("table")).isVisible();
                page.keyboard().press("Tab");
                page.keyboard().press("Tab");
                assertThat(page.evaluate("() => document.activeElement.getAttribute('href')"))
                        .asString()
                        .contains("/ledgers/registers/managed?from=");
                visit.picture("dashboard");
            }
        }
    }
}
