package org.liandan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liandan.app.QrReader;
import org.liandan.app.TestDatabase;
import org.liandan.gateway.TestTruck;
import org.liandan.party.Role;

/** The producer shows a code, the driver scans it with his phone and confirms, with or without a network. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class HandoverStoryTest {

    private String clerk = "";
    private String driver = "";
    private String plate = "";

    @BeforeEach
    void register() {
        long builder = Registered.organization("模拟扫码工地公司");
        long carrier = Registered.organization("模拟扫码运输公司");
        long receiver = Registered.organization("模拟扫码处置公司");
        Registered.place("模拟扫码工地", "CONSTRUCTION_SITE", builder, 109.80, 40.66);
        Registered.place("模拟扫码分拣中心", "SORTING_CENTRE", receiver, 109.79, 40.70);
        plate = Registered.vehicle(carrier);
        clerk = Registered.user("qr-clerk", Role.PRODUCER, builder);
        driver = Registered.user("qr-driver", Role.DRIVER, carrier);
        Registered.driver("王师傅", "13904720011", carrier, driver);
    }

    @Test
    void scannedCheckedConfirmedInTwoTaps() {
        try (Visit producer = Visit.by(clerk, Screen.PHONE)) {
            String link = show(producer);
            try (Visit phone = Visit.at(Screen.PHONE)) {
                Page page = phone.page();
                phone.open(link);
                assertThat(page.locator("main")).containsText("模拟扫码分拣中心");
                phone.picture("handover-scanned");
                page.click("text=登录后确认");
                phone.signIn(driver);
                assertThat(page.locator("#linkForm")).isVisible();
                phone.picture("handover-check");
                page.click("label[for=checked]");
                page.click("text=确认起运");
                assertThat(page.locator(".kept")).containsText("已确认起运");
                phone.picture("handover-confirmed");
            }
            assertThat(producer.page().locator("#handoverState")).containsText(plate);
            producer.picture("handover-producer-done");
            producer.page().click("#handoverState a");
            assertThat(producer.page().locator(".timeline")).containsText("扫码交接 · 王师傅");
        }
    }

    @Test
    void thirtyAlikeAreHandedOverCodeByCodeWithoutGoingBackToTheList() {
        try (Visit producer = Visit.by(clerk, Screen.PHONE)) {
            Page page = producer.page();
            fill(page);
            page.fill("#count", "3");
            page.click("text=签发联单");
            page.click("text=逐车出示二维码");
            assertThat(page.locator("main")).containsText("下一车的二维码（还有 2 车）");
            String first = page.locator("#handoverLink").textContent();
            producer.picture("handover-of-several");

            page.click("text=下一车的二维码");
            assertThat(page.locator("main")).containsText("下一车的二维码（还有 1 车）");
            assertThat(page.locator("#handoverLink").textContent()).isNotEqualTo(first);
            page.click("text=下一车的二维码");

            assertThat(page.locator(".qr")).isVisible();
            assertThat(page.locator("main")).not().containsText("下一车的二维码");
        }
    }

    @Test
    void withoutANetworkTheConfirmationWaitsOnThePhoneAndBothTimesAreKept() {
        try (Visit producer = Visit.by(clerk, Screen.PHONE)) {
            String link = show(producer);
            try (Visit phone = Visit.by(driver, Screen.PHONE)) {
                Page page = phone.page();
                phone.open(link);
                assertThat(page.locator("#linkForm")).isVisible();
                page.context().setOffline(true);
                page.click("label[for=checked]");
                page.click("text=确认起运");
                assertThat(page.locator(".kept")).containsText("暂未送达");
                phone.picture("handover-offline");

                page.context().setOffline(false);

                assertThat(page.locator(".kept")).containsText("已确认起运");
                phone.picture("handover-sent-later")
                        .forgiving("ERR_INTERNET_DISCONNECTED")
                        .forgiving("ERR_FAILED");
                assertThat(TestTruck.query(
                                "select used_by, confirmation is not null, declared_at <= used_at from handover where used_by = ?",
                                driver))
                        .containsExactly(driver + "|t|t");
            }
        }
    }

    @Test
    void aPageThatWasClosedWithoutANetworkOpensAgainAndCanBeConfirmed() {
        try (Visit producer = Visit.by(clerk, Screen.PHONE);
                Visit phone = Visit.by(driver, Screen.PHONE)) {
            String link = show(producer);
            Page page = phone.page();
            phone.open(link);
            assertThat(page.locator("#linkForm[data-kept]")).isVisible();
            page.context().setOffline(true);

            page.reload();

            assertThat(page.locator("#linkForm")).isVisible();
            page.click("label[for=checked]");
            page.click("text=确认起运");
            assertThat(page.locator(".kept")).containsText("暂未送达");
            page.context().setOffline(false);
            assertThat(page.locator(".kept")).containsText("已确认起运");
            phone.forgiving("ERR_INTERNET_DISCONNECTED").forgiving("ERR_FAILED");
        }
    }

    @Test
    void aDriverOpensHisListAndStartsALoadWithoutANetwork() {
        issue();
        try (Visit phone = Visit.by(driver, Screen.PHONE)) {
            Page page = phone.page();
            phone.open("/manifests");
            assertThat(page.locator("#groups[data-kept]")).isVisible();
            phone.network(false);

            phone.open("/manifests");
            assertThat(page.locator("main")).containsText("没有网络：这是手机");
            phone.picture("driver-list-offline");
            page.locator(".card-link").first().click();
            assertThat(page.locator("#carriage")).isVisible();
            page.locator("#plate label").first().click();
            page.click("label[for=checked]");
            phone.picture("driver-carriage-offline");
            page.click("text=确认起运");
            assertThat(page.locator(".kept")).containsText("暂未送达");
            phone.open("/manifests");
            assertThat(page.locator(".kept")).containsText("暂未送达");
            phone.picture("driver-waits-for-network");

            phone.network(true);

            assertThat(page.locator(".kept")).containsText("已确认起运");
            phone.open("/manifests");
            assertThat(page.locator(".card-large")).containsText(plate);
            phone.forgiving("ERR_INTERNET_DISCONNECTED").forgiving("ERR_FAILED").forgiving("htmx");
        }
    }

    @Test
    void whatLiesOnThePhoneGoesAtLogout() {
        issue();
        try (Visit phone = Visit.by(driver, Screen.PHONE)) {
            Page page = phone.page();
            phone.open("/manifests");
            assertThat(page.locator("#groups[data-kept]")).isVisible();
            assertThat(page.evaluate("caches.has('liandan-pages')")).isEqualTo(true);

            page.click("form[action='/logout'] button");

            assertThat(page.locator("#j_username")).isVisible();
            assertThat(page.evaluate("caches.has('liandan-pages')")).isEqualTo(false);
        }
    }

    @Test
    void aDriverWithoutAnAccountConfirmsWhereTheLinkAloneIsEnough() {
        try (Visit producer = Visit.by(clerk, Screen.PHONE);
                Visit phone = Visit.at(Screen.PHONE)) {
            String link = show(producer);
            TestTruck.query("update handover set alone = true where plate = ?", plate);
            Page page = phone.page();
            phone.open(link);
            assertThat(page.locator("#linkForm")).containsText(plate);
            phone.picture("handover-alone");
            page.fill("#driverName", "赵师傅");
            page.fill("#driverPhone", "139");
            page.click("label[for=checked]");
            page.click("text=确认起运");
            assertThat(page.locator(".kept")).containsText("联系电话");
            page.fill("#driverPhone", "13904720012");
            phone.picture("handover-alone-fault");
            page.click("text=确认起运");
            assertThat(page.locator(".kept")).containsText("已确认起运");
            phone.forgiving("Failed to load resource");

            producer.page().click("#handoverState a");
            assertThat(producer.page().locator(".timeline")).containsText("扫码交接（未登录） · 赵师傅");
            producer.picture("handover-history");
        }
    }

    @Test
    void aCodeIsGoodOnce() {
        try (Visit producer = Visit.by(clerk, Screen.PHONE)) {
            String link = show(producer);
            try (Visit phone = Visit.by(driver, Screen.PHONE)) {
                phone.open(link);
                phone.page().click("label[for=checked]");
                phone.page().click("text=确认起运");
                assertThat(phone.page().locator(".kept")).containsText("已确认起运");

                phone.open(link);

                assertThat(phone.page().locator("[role=alert]")).containsText("交接码已用过");
                phone.picture("handover-used").forgiving("Failed to load resource");
            }
        }
    }

    /** Issues a load, shows its code, and reads the code from the screen as a phone's camera would; the link's path. */
    private String show(Visit producer) {
        Page page = producer.page();
        fill(page);
        page.click("text=签发联单");
        page.fill("#handoverPlate", plate);
        producer.picture("handover-offer");
        page.click("text=出示二维码");
        assertThat(page.locator(".qr")).isVisible();
        producer.picture("handover-code");
        String scanned = scanned(page.locator(".qr").screenshot());
        assertThat(scanned).isEqualTo(page.locator("#handoverLink").textContent());
        return scanned.substring(scanned.indexOf("/h/"));
    }

    /** A load that waits for its carrier. */
    private void issue() {
        try (Visit producer = Visit.by(clerk, Screen.PHONE)) {
            fill(producer.page());
            producer.page().click("text=签发联单");
            assertThat(producer.page().locator("#handover")).isVisible();
        }
    }

    private static void fill(Page page) {
        page.click("text=新建联单");
        page.click("label[for=wasteCategory-RENOVATION_WASTE]");
        page.locator("#destinations label", new Page.LocatorOptions().setHasText("模拟扫码分拣中心"))
                .last()
                .click();
        page.fill("#volumeM3", "12.5");
        page.locator("#carrierOrganization label", new Page.LocatorOptions().setHasText("模拟扫码运输公司"))
                .last()
                .click();
        page.fill("#handlerName", "李工");
        page.fill("#handlerPhone", "13804720000");
    }

    private static String scanned(byte[] picture) {
        try {
            return QrReader.read(ImageIO.read(new ByteArrayInputStream(picture)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
