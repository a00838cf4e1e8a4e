package org.liandan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liandan.app.TestDatabase;
import org.liandan.party.Role;

/**
 * One load from the site to the auditor's eye, by each of the five people from login to goal: on a phone and at a desk in English, at
 * a desk in Chinese, and with a browser that runs no script. On a phone in Chinese each has a story of his own.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FivePeopleStoryTest {

    private static final String SUBMIT = ".actions-sticky button";

    private String clerk = "";
    private String driver = "";
    private String gateKeeper = "";
    private String officer = "";
    private String operator = "";
    private String plate = "";

    /** How the five look at it. */
    enum Looking {
        PHONE_ENGLISH(Screen.PHONE, true, true),
        DESKTOP_ENGLISH(Screen.DESKTOP, true, true),
        DESKTOP_CHINESE(Screen.DESKTOP, false, true),
        PHONE_WITHOUT_SCRIPT(Screen.PHONE, false, false);

        private final Screen screen;
        private final boolean english;
        private final boolean script;

        Looking(Screen screen, boolean english, boolean script) {
            this.screen = screen;
            this.english = english;
            this.script = script;
        }

        Visit by(String username) {
            Visit visit = script ? Visit.at(screen) : Visit.withoutScript(screen);
            return (english ? visit.inEnglish() : visit).open("/login").signIn(username);
        }

        String says(String chinese, String inEnglish) {
            return english ? inEnglish : chinese;
        }
    }

    @BeforeEach
    void register() {
        long builder = Registered.organization("模拟五人建筑公司");
        long carrier = Registered.organization("模拟五人运输公司");
        long receiver = Registered.organization("模拟五人处置公司");
        long bureau = Registered.organization("模拟五人执法局");
        Registered.place("模拟五人工地", "CONSTRUCTION_SITE", builder, 109.83, 40.665);
        Registered.place("模拟五人分拣中心", "SORTING_CENTRE", receiver, 109.90, 40.665);
        plate = Registered.vehicle(carrier);
        clerk = Registered.user("five-clerk", Role.PRODUCER, builder);
        driver = Registered.user("five-driver", Role.DRIVER, carrier);
        gateKeeper = Registered.user("five-gate", Role.RECEIVER, receiver);
        officer = Registered.user("five-officer", Role.BUREAU, bureau);
        operator = Registered.user("five-operator", Role.BUREAU_ADMIN, bureau);
        Registered.driver("吴师傅", "13904720077", carrier, driver);
    }

    @ParameterizedTest
    @EnumSource
    void aLoadGoesFromTheSiteToTheGateAndIsFoundByTheOfficerAndTheOperator(Looking looking) {
        String number = issue(looking);
        carry(looking, number);
        receive(looking, number);
        try (Visit visit = looking.by(officer)) {
            visit.open("/manifests/search");
            visit.page().fill("#plate", plate.substring(plate.length() - 4));
            visit.page().click("form.filters button");
            visit.page().click("td a[href*='" + number + "']");
            assertThat(visit.page().locator(".state").first()).containsText(looking.says("已办结", "closed"));
            assertThat(visit.page().locator(".timeline li")).hasCount(4);
            visit.picture("five-officer-" + looking.name());
        }
        try (Visit visit = looking.by(operator)) {
            visit.open("/operations");
            assertThat(visit.page().locator("h1")).hasText(looking.says("运行状况", "Health"));
            visit.open("/audit");
            visit.page().fill("#subjectId", number);
            visit.page().click("form.filters button");
            assertThat(visit.page().locator("table tbody tr").first()).containsText(looking.says("接收", "received"));
            visit.picture("five-operator-" + looking.name());
        }
    }

    @Test
    void onPaperAManifestIsDarkInkOnWhiteWithoutButtonsWhateverTheScreenShows() {
        String number = issue(Looking.DESKTOP_CHINESE);
        try (Visit visit = Looking.DESKTOP_CHINESE.by(clerk)) {
            Page page = visit.page();
            page.click("button[name=theme]");
            visit.open("/manifests/" + number);
            assertThat(page.locator("html")).hasAttribute("data-bs-theme", "dark");

            page.emulateMedia(
                    new Page.EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(ColorScheme.LIGHT));

            assertThat(page.locator(".bar")).isHidden();
            assertThat(page.locator("#handover")).isHidden();
            assertThat(page.locator("h1")).isVisible();
            assertThat(brightness(page, "document.body", "backgroundColor")).isGreaterThan(240);
            assertThat(brightness(page, "document.querySelector('h1')", "color"))
                    .isLessThan(90);
            assertThat(page.pdf().length).isGreaterThan(10_000);
        }
    }

    @Test
    void onAWallOfFourThousandPixelsListsKeepTheirWidth() {
        try (Visit visit = Visit.by(officer, Screen.FOUR_K)) {
            for (String path : new String[] {"manifests", "manifests/board", "dashboard", "violations/inbox"}) {
                visit.open("/" + path).picture("four-k-" + path.replace('/', '-'));
            }
        }
    }

    private String issue(Looking looking) {
        try (Visit visit = looking.by(clerk)) {
            Page page = visit.page();
            page.click("a[href='/manifests/new']");
            page.click("label[for=wasteCategory-RENOVATION_WASTE]");
            page.fill("#volumeM3", "8");
            if (!looking.script) {
                page.click("button[name=show]");
            }
            tap(page.locator("#destinations label", new Page.LocatorOptions().setHasText("模拟五人分拣中心")));
            tap(page.locator("#carrierOrganization label", new Page.LocatorOptions().setHasText("模拟五人运输公司")));
            page.fill("#handlerName", "李工");
            page.fill("#handlerPhone", "13804720000");
            page.click("#new " + SUBMIT);
            assertThat(page.locator("#handover")).isVisible();
            visit.picture("five-clerk-" + looking.name());
            return page.url().replaceAll(".*/manifests/([0-9A-Z]{21}).*", "$1");
        }
    }

    /** In the middle of the screen, where a person has it: not under the button that stays at its foot. */
    private static void tap(Locator target) {
        target.last().evaluate("element => element.scrollIntoView({ block: 'center' })");
        target.last().click();
    }

    private void carry(Looking looking, String number) {
        try (Visit visit = looking.by(driver)) {
            Page page = visit.page();
            page.click(".card-todo[href*='" + number + "']");
            page.click("label[for=checked]");
            visit.picture("five-driver-" + looking.name());
            page.click("#carriage " + SUBMIT);
            assertThat(page.locator(".state").first()).containsText(looking.says("运输中", "in transit"));
            assertThat(page.locator(".plate").first()).hasText(plate);
        }
    }

    private void receive(Looking looking, String number) {
        try (Visit visit = looking.by(gateKeeper)) {
            Page page = visit.open("/gate").page();
            page.fill("#handlerName", "赵门卫");
            page.fill("#handlerPhone", "13904720009");
            page.click("label[for='n-" + number + "']");
            visit.picture("five-gate-" + looking.name());
            page.click("#gate " + SUBMIT);
            assertThat(page.locator(".notice-good")).containsText(plate);
        }
    }

    /** The mean of red, green and blue, 0 to 255. */
    private static double brightness(Page page, String element, String property) {
        Object mean = page.evaluate(
                "() => { const parts = getComputedStyle(" + element + ")." + property
                        + ".match(/[\\d.]+/g).slice(0, 3).map(Number); return parts.reduce((sum, part) => sum + part, 0) / 3; }");
        return ((Number) mean).doubleValue();
    }
}
