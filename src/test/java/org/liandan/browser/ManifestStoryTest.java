package org.liandan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.party.Role;

/** One truckload as its three parties live it: the clerk and the driver on a phone, the gate-keeper at a desk. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ManifestStoryTest {

    private String clerk = "";
    private String driver = "";
    private String gateKeeper = "";
    private String plate = "";

    @BeforeEach
    void register() {
        long builder = Registered.organization("模拟建筑公司甲");
        long carrier = Registered.organization("模拟运输公司乙");
        long receiver = Registered.organization("模拟处置公司丙");
        Registered.place("模拟工地一期", "CONSTRUCTION_SITE", builder, 109.80, 40.66);
        Registered.place("模拟分拣中心", "SORTING_CENTRE", receiver, 109.79, 40.70);
        Registered.place("模拟调配场", "TRANSFER_YARD", receiver, 109.78, 40.71);
        plate = Registered.vehicle(carrier);
        clerk = Registered.user("clerk", Role.PRODUCER, builder);
        driver = Registered.user("driver", Role.DRIVER, carrier);
        gateKeeper = Registered.user("gate", Role.RECEIVER, receiver);
        Registered.driver("王师傅", "13904720001", carrier, driver);
    }

    @Test
    void theUsualLoadIsTwoTapsForEachParty() {
        String first = issue(Screen.PHONE, "12.5");
        String second = issueAgain();
        carry();
        receive();

        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void whatWasChosenBeforeTheScriptCameIsHeardWhenItComes() {
        try (Visit visit = Visit.by(clerk, Screen.PHONE)) {
            Page page = visit.page();
            List<Route> held = new CopyOnWriteArrayList<>();
            page.route("**/*.js", held::add);
            page.click("text=新建联单");
            page.click("label[for=wasteCategory-RENOVATION_WASTE]");
            assertThat(page.locator("#destinations label")).hasCount(0);

            page.waitForCondition(() -> !held.isEmpty());
            held.forEach(Route::resume);

            assertThat(page.locator("#destinations .closed")).containsText("装修垃圾不得运往调配场");
        }
    }

    /** The first manifest ever: everything has to be filled in. */
    private String issue(Screen screen, String volume) {
        try (Visit visit = Visit.by(clerk, screen)) {
            visit.picture("producer-list-empty");
            Page page = visit.page();
            page.click("text=新建联单");
            visit.picture("producer-new-first");
            page.click("label[for=wasteCategory-RENOVATION_WASTE]");
            page.click("#destinations summary");
            assertThat(page.locator("#destinations .closed")).containsText("装修垃圾不得运往调配场");
            page.locator("#destinations label", new Page.LocatorOptions().setHasText("模拟分拣中心"))
                    .last()
                    .click();
            visit.picture("producer-new-category");
            page.fill("#volumeM3", volume);
            page.locator("#carrierOrganization label", new Page.LocatorOptions().setHasText("模拟运输公司乙"))
                    .last()
                    .click();
            page.fill("#handlerName", "李工");
            page.fill("#handlerPhone", "13804720000");
            page.click("text=签发联单");
            assertThat(page.locator("[role=status]")).containsText("联单已签发");
            visit.picture("producer-issued");
            return numberOf(page);
        }
    }

    /** The next one like it: new, issue. */
    private String issueAgain() {
        try (Visit visit = Visit.by(clerk, Screen.PHONE)) {
            Page page = visit.page();
            page.click("text=新建联单");
            visit.picture("producer-new-like-the-last");
            page.click("text=签发联单");
            assertThat(page.locator(".state").first()).containsText("待承运");
            visit.open("/manifests").picture("producer-list");
            return numberOf(visit.open("/manifests").page());
        }
    }

    private void carry() {
        try (Visit visit = Visit.by(driver, Screen.PHONE)) {
            visit.picture("driver-list");
            Page page = visit.page();
            page.locator(".card-link").first().click();
            visit.picture("driver-verify");
            assertThat(page.locator("#plate")).containsText(plate);
            assertThat(page.locator("#driver")).containsText("王师傅");
            page.click("label[for=checked]");
            page.click("text=确认起运");
            assertThat(page.locator(".state").first()).containsText("运输中");
            visit.picture("driver-under-way");
        }
    }

    private void receive() {
        try (Visit visit = Visit.by(gateKeeper, Screen.DESKTOP)) {
            visit.picture("receiver-list");
            Page page = visit.page();
            page.locator(".card-link").first().click();
            assertThat(page.locator("#volumeM3")).hasValue("12.5");
            page.fill("#handlerName", "赵门卫");
            page.fill("#handlerPhone", "13904720009");
            visit.picture("receiver-verify");
            page.click("text=确认接收 >> visible=true");
            assertThat(page.locator(".state").first()).containsText("已办结");
            visit.picture("receiver-closed");
        }
    }

    @Test
    void aRefusedLoadNeedsItsReasonAndSaysSoBesideTheField() {
        issue(Screen.PHONE, "8");
        carry();
        try (Visit visit = Visit.by(gateKeeper, Screen.PHONE)) {
            Page page = visit.page();
            page.locator(".card-link").first().click();
            page.click("label[for=decision-REJECTED]");
            assertThat(page.locator("#refused")).isVisible();
            assertThat(page.locator("#volumeM3")).isHidden();
            page.fill("#handlerName", "赵门卫");
            page.fill("#handlerPhone", "13904720009");
            page.click("text=确认接收 >> visible=true");

            assertThat(page.locator(".field-error").first()).containsText("须说明原因");
            visit.picture("receiver-refused-without-reason").forgiving("422");
            page.click("label[for=refusalReason-HOUSEHOLD_WASTE]");
            page.click("text=确认接收 >> visible=true");
            assertThat(page.locator(".state").first()).containsText("已拒收");
            visit.picture("receiver-rejected");
        }
    }

    @Test
    void aWrongFieldIsMarkedWithTheRuleAndTheClauseAndNothingTypedIsLost() {
        try (Visit visit = Visit.by(clerk, Screen.PHONE)) {
            Page page = visit.page();
            page.click("text=新建联单");
            page.click("label[for=wasteCategory-RENOVATION_WASTE]");
            page.locator("#destinations label", new Page.LocatorOptions().setHasText("模拟分拣中心"))
                    .last()
                    .click();
            page.fill("#volumeM3", "900");
            page.locator("#carrierOrganization label", new Page.LocatorOptions().setHasText("模拟运输公司乙"))
                    .last()
                    .click();
            page.fill("#handlerName", "李工");
            page.fill("#handlerPhone", "12345");
            page.click("text=签发联单");

            assertThat(page.locator(".field-bad .field-error").first()).containsText("依据通告二（二）2（1）");
            assertThat(page.locator("#volumeM3")).hasValue("900");
            assertThat(page.locator("#handlerName")).hasValue("李工");
            visit.picture("producer-faults").forgiving("Failed to load resource");
        }
    }

    @Test
    void anotherOrganisationsManifestIsNotFound() {
        String number = issue(Screen.PHONE, "3");
        String stranger = Registered.user("stranger", Role.PRODUCER, Registered.organization("模拟无关公司"));
        try (Visit visit = Visit.by(stranger, Screen.PHONE)) {
            visit.open("/manifests/" + number).picture("not-found").forgiving("Failed to load resource");

            assertThat(visit.text("main")).contains("404").doesNotContain("模拟工地一期");
        }
    }

    private static String numberOf(Page page) {
        String shown = page.url().contains("/manifests/1")
                ? page.innerText("h1")
                : page.locator(".card-link .card-soft").first().innerText();
        return shown.replace("-", "").strip();
    }
}
