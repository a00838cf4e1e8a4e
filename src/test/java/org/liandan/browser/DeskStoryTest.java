package org.liandan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.party.Role;

/** What can happen to a manifest, on a phone: several alike, the gate's queue, a refusal that goes on, a correction. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DeskStoryTest {

    private String clerk = "";
    private String driver = "";
    private String gateKeeper = "";

    @BeforeEach
    void register() {
        long builder = Registered.organization("模拟建筑公司丁");
        long carrier = Registered.organization("模拟运输公司戊");
        long receiver = Registered.organization("模拟处置公司己");
        Registered.place("模拟工地二期", "CONSTRUCTION_SITE", builder, 109.81, 40.66);
        Registered.place("模拟第一分拣中心", "SORTING_CENTRE", receiver, 109.79, 40.70);
        Registered.vehicle(carrier);
        Registered.vehicle(carrier);
        clerk = Registered.user("desk-clerk", Role.PRODUCER, builder);
        driver = Registered.user("desk-driver", Role.DRIVER, carrier);
        gateKeeper = Registered.user("desk-gate", Role.RECEIVER, receiver);
        Registered.driver("孙师傅", "13904720002", carrier, driver);
    }

    @Test
    void twoAlikeAreIssuedTogetherAndConfirmedTogether() {
        issue("2");
        carry();
        carry();
        try (Visit visit = Visit.by(gateKeeper, Screen.PHONE)) {
            Page page = visit.page();
            page.click(".head a:has-text('门岗接收')");
            for (var box : page.locator("input[name=number]").all()) {
                box.check();
            }
            page.fill("#handlerName", "赵门卫");
            page.fill("#handlerPhone", "13904720009");
            visit.picture("gate-ticked");
            page.click("text=确认所选车辆");
            assertThat(page.locator(".notice-good")).hasCount(2);
            assertThat(page.locator("input[name=number]")).hasCount(0);
            visit.picture("gate-confirmed");
        }
    }

    @Test
    void aRefusedLoadGoesBackAndTheSiteTakesIt() {
        issue("1");
        carry();
        try (Visit visit = Visit.by(gateKeeper, Screen.PHONE)) {
            Page page = visit.page();
            page.locator(".card-link").first().click();
            page.click("label[for=decision-REJECTED]");
            page.click("label[for=refusalReason-HOUSEHOLD_WASTE]");
            page.fill("#handlerName", "赵门卫");
            page.fill("#handlerPhone", "13904720009");
            page.click("text=确认接收 >> visible=true");
            page.click("text=安排续运");
            visit.picture("onward-choose");
            page.locator("#destinationPlace label", new Page.LocatorOptions().setHasText("退回装车处"))
                    .click();
            page.click("text=开出续运联单");
            assertThat(page.locator(".state").first()).containsText("待承运");
            assertThat(page.locator("main")).containsText("退回");
            visit.picture("onward-issued");
        }
        carry();
        try (Visit visit = Visit.by(clerk, Screen.PHONE)) {
            Page page = visit.page();
            page.locator(".card-go").first().click();
            page.fill("#handlerName", "李工");
            page.fill("#handlerPhone", "13804720000");
            page.click("text=确认接收 >> visible=true");
            assertThat(page.locator(".state").first()).containsText("已办结");
        }
    }

    @Test
    void aCorrectionIsProposedAndApproved() {
        issue("1");
        carry();
        try (Visit visit = Visit.by(clerk, Screen.PHONE)) {
            Page page = visit.page();
            page.locator(".card-link").first().click();
            page.click("text=更正与各版内容");
            page.locator("summary", new Page.LocatorOptions().setHasText("产出方")).click();
            page.locator("[id='producer.volumeM3']").fill("900");
            page.fill("#reason", "笔误");
            page.click("button:has-text('提出更正')");
            assertThat(page.locator(".field-bad .field-error")).containsText("应在");
            visit.picture("correction-refused").forgiving("Failed to load resource");
            page.locator("[id='producer.volumeM3']").fill("7.5");
            page.click("button:has-text('提出更正')");
            assertThat(page.locator("del")).containsText("8 m³");
            assertThat(page.locator("ins")).containsText("7.5 m³");
            visit.picture("correction-proposed");
        }
        try (Visit visit = Visit.by(driver, Screen.PHONE)) {
            Page page = visit.page();
            page.click("text=待答复的更正");
            visit.picture("corrections-waiting");
            page.click("button:has-text('同意更正')");
            assertThat(page.locator("main")).containsText("已生效");
            assertThat(page.locator("main")).containsText("第2版");
            visit.picture("correction-applied");
        }
    }

    @Test
    void numbersAreReservedForASiteWithoutNetwork() {
        try (Visit visit = Visit.by(clerk, Screen.PHONE)) {
            Page page = visit.page();
            page.click("text=预留编号");
            page.fill("#size", "3");
            page.click("button:has-text('预留')");
            page.locator("summary").first().click();
            assertThat(page.locator("details ol li")).hasCount(3);
            visit.picture("numbers-reserved");
        }
    }

    private void issue(String count) {
        try (Visit visit = Visit.by(clerk, Screen.PHONE)) {
            Page page = visit.page();
            page.click("text=新建联单");
            page.click("label[for=wasteCategory-RENOVATION_WASTE]");
            page.locator("#destinations label", new Page.LocatorOptions().setHasText("模拟第一分拣中心"))
                    .last()
                    .click();
            page.fill("#volumeM3", "8");
            page.fill("#count", count);
            page.locator("#carrierOrganization label", new Page.LocatorOptions().setHasText("模拟运输公司戊"))
                    .last()
                    .click();
            page.fill("#handlerName", "李工");
            page.fill("#handlerPhone", "13804720000");
            page.click("text=签发联单");
            assertThat(page.locator("[role=status]")).containsText("签发");
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
