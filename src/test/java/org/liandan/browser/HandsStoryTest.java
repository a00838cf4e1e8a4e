package org.liandan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.gateway.Jt808Server;
import org.liandan.gateway.TestTerminal;
import org.liandan.gateway.TestTruck;
import org.liandan.jt808.LocationReport;
import org.liandan.party.Role;

/** Clerk, driver and gate-keeper on a phone of 360 px, while the truck reports over a real socket; taps are counted. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class HandsStoryTest {

    /** From the list to the code on the screen. */
    private static final int MOST_TAPS_TO_THE_CODE = 4;

    private static final int MOST_TAPS_TO_CONFIRM = 2;

    @Inject
    Jt808Server server;

    @Inject
    Clock clock;

    private String clerk = "";
    private String driver = "";
    private String gateKeeper = "";
    private TestTruck truck = new TestTruck(0, 0, "", "", 0);
    private int taps;

    @BeforeEach
    void register() {
        long builder = Registered.organization("模拟建筑公司庚");
        long carrier = Registered.organization("模拟运输公司辛");
        long receiver = Registered.organization("模拟处置公司壬");
        Registered.place("模拟工地三期", "CONSTRUCTION_SITE", builder, 109.83, 40.665);
        Registered.place("模拟第二分拣中心", "SORTING_CENTRE", receiver, 109.90, 40.665);
        truck = TestTruck.register(carrier);
        clerk = Registered.user("hands-clerk", Role.PRODUCER, builder);
        driver = Registered.user("hands-driver", Role.DRIVER, carrier);
        gateKeeper = Registered.user("hands-gate", Role.RECEIVER, receiver);
        Registered.driver("周师傅", "13904720005", carrier, driver);
        taps = 0;
    }

    @Test
    void theNextLoadIsFourTapsAndNothingTypedIsLost() {
        issueTheFirst();
        try (Visit visit = Visit.by(clerk, Screen.PHONE)) {
            Page page = visit.page();
            tap(page.locator("text=新建联单"));
            // nobody types before the page is whole
            page.waitForLoadState();
            page.fill("#volumeM3", "7.25");
            taps++;
            page.reload();
            visit.picture("clerk-draft-offered");
            page.locator(".draft-offer button").first().click();
            assertThat(page.locator("#volumeM3")).hasValue("7.25");

            tap(page.locator("text=签发联单"));
            tap(page.locator("text=出示二维码"));
            assertThat(page.locator(".qr")).isVisible();
            assertThat(taps).isLessThanOrEqualTo(MOST_TAPS_TO_THE_CODE);
            assertThat(drafts(page)).as("drafts of what was sent").isEqualTo(0);

            visit.open("/manifests/new");
            page.fill("#volumeM3", "9.5");
            assertThat(drafts(page)).isEqualTo(1);
            page.locator("form[action='/logout'] button").click();
            page.waitForURL("**/login*");
            assertThat(drafts(page))
                    .as("personal data on a phone that was given back")
                    .isEqualTo(0);
        }
    }

    @Test
    void aTruckIsSeenComingAndConfirmedAtTheGateInTwoTaps() {
        issueTheFirst();
        carry();
        try (TestTerminal terminal = TestTerminal.online(server.port(), truck);
                Visit gate = Visit.by(gateKeeper, Screen.PHONE)) {
            Instant start = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            send(terminal, speeding(start));
            Page page = gate.open("/gate").page();
            assertThat(page.locator(".gate-card")).containsText("分钟后到");
            assertThat(page.locator("[data-inside]")).hasCount(0);
            theOthersSeeItComing();
            page.click("#gateSound");
            assertThat(page.locator("#gateSound")).hasAttribute("aria-pressed", "true");
            gate.picture("gate-coming");

            send(terminal, List.of(TestTerminal.report(start.plusSeconds(50), 109.8993, 40.665, 20, 90)));
            whenAskedAgain(page, "document.querySelector('[data-inside]')");
            assertThat(page.locator("#gateNews")).containsText(truck.plate() + " 已进场");
            page.fill("#gatePlate", truck.plate().substring(truck.plate().length() - 4));
            page.click("text=查找");
            page.fill("#handlerName", "赵门卫");
            page.fill("#handlerPhone", "13904720009");
            gate.picture("gate-inside");
            tap(page.locator(".gate-card summary"));
            assertThat(page.locator(".gate-card input[inputmode]")).hasValue("8");
            tap(page.locator(".gate-card button"));
            assertThat(page.locator(".notice-good")).containsText("已确认接收");
            assertThat(taps).isLessThanOrEqualTo(MOST_TAPS_TO_CONFIRM);
        }
    }

    @Test
    void whoDrivesInIsToldWhileACardIsInHand() {
        issueTheFirst();
        carry();
        try (TestTerminal terminal = TestTerminal.online(server.port(), truck);
                Visit gate = Visit.by(gateKeeper, Screen.PHONE)) {
            Instant start = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            send(terminal, speeding(start));
            Page page = gate.open("/gate").page();
            page.click("#gateSound");
            page.locator(".gate-card summary").click();
            page.locator(".gate-card input[inputmode]").fill("7.5");

            send(terminal, List.of(TestTerminal.report(start.plusSeconds(50), 109.8993, 40.665, 20, 90)));
            whenAskedAgain(page, "document.getElementById('gateNews').textContent.includes('" + truck.plate() + "')");

            // once to let the keeper hear it, once for the truck
            assertThat(page.locator("#gateSound")).hasAttribute("data-sounded", "2");
            assertThat(page.locator(".gate-card input[inputmode]")).hasValue("7.5");
            gate.picture("gate-news");
        }
    }

    @Test
    void aGateThatWasOpenedEmptyConfirmsWhatComesLater() {
        try (Visit gate = Visit.by(gateKeeper, Screen.PHONE)) {
            Page page = gate.open("/gate").page();
            assertThat(page.locator("#gate > .actions")).isHidden();
            page.fill("#handlerName", "赵门卫");
            issueTheFirst();
            carry();

            whenAskedAgain(page, "document.querySelector('.gate-card')");

            assertThat(page.locator("#gate > .actions button")).isVisible();
            assertThat(page.locator("#handlerName")).hasValue("赵门卫");
        }
    }

    /** Lets the page ask for the queue until that is so. */
    private static void whenAskedAgain(Page page, String holds) {
        page.waitForFunction(
                "() => { window.dispatchEvent(new Event('online')); return " + holds + "; }",
                null,
                new Page.WaitForFunctionOptions().setPollingInterval(500));
    }

    @Test
    void aRefusedLoadTellsTheClerkWhatToDoAndTheDriverWhereToGo() {
        issueTheFirst();
        carry();
        try (Visit visit = Visit.by(gateKeeper, Screen.PHONE)) {
            Page page = visit.open("/gate").page();
            page.locator(".gate-card summary").click();
            page.click("text=拒收或部分接收");
            assertThat(page.locator("#decision-REJECTED")).isChecked();
            page.click("label[for=refusalReason-HOUSEHOLD_WASTE]");
            page.fill("#nextDestination", "模拟填埋场");
            page.fill("#handlerName", "赵门卫");
            page.fill("#handlerPhone", "13904720009");
            page.click("text=确认接收 >> visible=true");
            assertThat(page.locator(".state").first()).containsText("已拒收");
        }
        try (Visit visit = Visit.by(driver, Screen.PHONE)) {
            assertThat(visit.page().locator(".card-bad")).containsText("夹带生活垃圾 → 模拟填埋场");
            visit.picture("driver-refused");
        }
        try (Visit visit = Visit.by(clerk, Screen.PHONE)) {
            assertThat(visit.page().locator(".card-bad")).containsText("模拟填埋场");
            visit.picture("clerk-refused");
            visit.page().click("text=安排续运");
            assertThat(visit.page().locator("h1")).containsText("续运");
        }
    }

    private void theOthersSeeItComing() {
        for (String person : List.of(clerk, driver)) {
            try (Visit visit = Visit.by(person, Screen.PHONE)) {
                assertThat(visit.page().locator(".card-go .card-way").first()).containsText("分钟后到");
                visit.picture(person.contains("clerk") ? "clerk-under-way" : "driver-under-way-now");
            }
        }
    }

    private void tap(Locator target) {
        target.first().click();
        taps++;
    }

    private static Object drafts(Page page) {
        return page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('liandan-draft:')).length");
    }

    private static void send(TestTerminal terminal, List<LocationReport> reports) {
        terminal.sendAll(reports);
        reports.forEach(_ -> terminal.next());
    }

    /** A report a second, a while at 50, a while at 66, and slower again: it ends sixty metres before the fence. */
    private static List<LocationReport> speeding(Instant start) {
        List<LocationReport> drive = new ArrayList<>();
        double lon = 109.8894;
        for (int second = 0; second <= 45; second++) {
            double speedKph = second < 8 || second > 35 ? 50 : 66;
            drive.add(TestTerminal.report(start.plusSeconds(second), lon, 40.665, speedKph, 90));
            lon += speedKph / 3.6 / 84_450;
        }
        return drive;
    }

    private void issueTheFirst() {
        try (Visit visit = Visit.by(clerk, Screen.PHONE)) {
            Page page = visit.page();
            page.click("text=新建联单");
            page.click("label[for=wasteCategory-RENOVATION_WASTE]");
            page.locator("#destinations label", new Page.LocatorOptions().setHasText("模拟第二分拣中心"))
                    .last()
                    .click();
            page.fill("#volumeM3", "8");
            page.locator("#carrierOrganization label", new Page.LocatorOptions().setHasText("模拟运输公司辛"))
                    .last()
                    .click();
            page.fill("#handlerName", "李工");
            page.fill("#handlerPhone", "13804720000");
            page.click("text=签发联单");
            assertThat(page.locator("[role=status]")).containsText("联单已签发");
        }
    }

    private void carry() {
        try (Visit visit = Visit.by(driver, Screen.PHONE)) {
            Page page = visit.page();
            page.locator(".card-todo").first().click();
            page.click("label[for=checked]");
            page.click("text=确认起运");
            assertThat(page.locator(".state").first()).containsText("运输中");
        }
    }
}
