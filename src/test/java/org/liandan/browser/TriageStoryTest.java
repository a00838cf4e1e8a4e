package org.liandan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.gateway.TestTruck;
import org.liandan.haul.HaulEvent;
import org.liandan.haul.Verdict;
import org.liandan.haul.store.Examples;
import org.liandan.haul.store.TestFleet;
import org.liandan.haul.store.TestFleet.Truck;
import org.liandan.haul.store.ViolationStore;
import org.liandan.manifest.ManifestNumber;
import org.liandan.party.Role;

/** An officer goes through the inbox with the keyboard alone, takes a decision back, makes a case; a second officer comes late. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TriageStoryTest {

    @Inject
    ViolationStore store;

    @Inject
    Clock clock;

    private Truck truck = new Truck(0, 0, "", 0);
    private String inbox = "";

    @BeforeEach
    void aTruckWithFourFindings() {
        long carrier = Registered.organization("复核故事承运公司");
        TestTruck one = TestTruck.register(carrier);
        truck = new Truck(one.vehicleId(), one.terminalId(), one.plate(), carrier);
        Instant start = clock.instant().minus(Duration.ofHours(4));
        for (int i = 0; i < 3; i++) {
            Instant at = start.plusSeconds(600L * i);
            store.record(List.of(new HaulEvent.SpeedingStarted(Examples.episode(truck, at, 10, 650 + 150 * i))));
        }
        store.record(List.of(Examples.rightTurn(truck, start.plusSeconds(3000), Verdict.OBSERVED, 250)));
        inbox = "/violations/inbox?carrier=" + carrier;
    }

    @Test
    void fromLoginToACaseByKeyboardAlone() {
        long bureau = Registered.organization("复核故事执法局");
        String li = Registered.user("triage-li", Role.BUREAU, bureau);
        String zhao = Registered.user("triage-zhao", Role.BUREAU, bureau);
        try (Visit first = Visit.by(li, Screen.DESKTOP);
                Visit second = Visit.by(zhao, Screen.DESKTOP)) {
            Page page = first.open(inbox).page();
            second.open(inbox);
            assertThat(page.locator("[data-finding]")).hasCount(4);
            page.waitForFunction("() => document.querySelector('.track-picture').naturalWidth > 0");
            first.picture("triage");

            walksDownAndUp(page);
            confirmsAndTakesBack(page);
            dismissesWithAReason(page);
            learnsThatSomebodyWasFaster(second.page());
            second.forgiving("409");
            makesACaseOfTheRest(page);
            first.picture("triage-case");
        }
    }

    @Test
    void theBoardFitsTheDeskAndThePhone() {
        ManifestNumber number = ManifestNumber.of(LocalDate.of(2024, 2, 29), 990_002);
        TestFleet.issue(number, truck);
        String carrier = Registered.user("board", Role.CARRIER, truck.carrier());
        for (Screen screen : new Screen[] {Screen.DESKTOP, Screen.PHONE}) {
            try (Visit visit = Visit.by(carrier, screen)) {
                visit.open("/manifests/board").picture("board");
                assertThat(visit.page().locator("#b-" + number.value()))
                        .hasAttribute("href", "/manifests/" + number.value());
            }
        }
    }

    private static void walksDownAndUp(Page page) {
        String gravest = page.locator("[data-finding]").first().getAttribute("data-finding");
        page.keyboard().press("j");
        Locator chosen = page.locator("[data-finding][aria-current]");
        assertThat(chosen).not().hasAttribute("data-finding", gravest);
        assertThat(chosen).isFocused();
        // the evidence beside it follows
        String id = String.valueOf(chosen.getAttribute("data-finding"));
        assertThat(page.locator("#chosen .track-picture"))
                .hasAttribute("src", "/api/v1/violations/" + id + "/evidence");
        page.keyboard().press("ArrowUp");
        assertThat(chosen).hasAttribute("data-finding", gravest);
        page.keyboard().press("?");
        assertThat(page.locator("#triageKeys")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("#triageKeys")).isHidden();
    }

    private void confirmsAndTakesBack(Page page) {
        page.keyboard().press("c");
        assertThat(page.locator("[data-finding]")).hasCount(3);
        assertThat(page.locator("#triageNews")).containsText("认定属实");
        assertThat(page.locator("[data-finding][aria-current]")).isFocused();
        page.keyboard().press("u");
        assertThat(page.locator("[data-finding]")).hasCount(4);
        assertThat(page.locator("#triageNews")).containsText("撤销");
    }

    private static void dismissesWithAReason(Page page) {
        page.keyboard().press("d");
        assertThat(page.locator("#reason")).isFocused();
        page.keyboard().press("Escape");
        assertThat(page.locator("#reason")).isHidden();
        page.keyboard().press("d");
        page.locator("#reason").selectOption("POSITION_ERROR");
        page.keyboard().press("Tab");
        page.keyboard().type("弯道处漂移");
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-finding]")).hasCount(3);
        assertThat(page.locator("#triageNews")).containsText("不予认定");
    }

    /** The second officer still looks at what the first has just dismissed. */
    private static void learnsThatSomebodyWasFaster(Page page) {
        page.keyboard().press("c");
        assertThat(page.locator(".notice-bad")).containsText("triage-li");
        assertThat(page.locator(".notice-bad")).containsText("不予认定");
    }

    private static void makesACaseOfTheRest(Page page) {
        page.keyboard().press("m");
        assertThat(page.locator("#case")).isFocused();
        page.keyboard().press("Tab");
        page.keyboard().press("Space");
        page.keyboard().press("Tab");
        page.keyboard().press("Space");
        page.keyboard().press("Tab");
        page.keyboard().type("同一车辆一日内多次");
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-finding]")).hasCount(0);
        page.locator("[data-said] a").press("Enter");
        assertThat(page.locator("tbody tr")).hasCount(3);
        assertThat(page.locator("h1")).containsText("案件");
    }
}
