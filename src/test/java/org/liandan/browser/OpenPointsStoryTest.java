package org.liandan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.party.Role;

/** The bureau rules on what the notice leaves open: an officer proposes at a desk, the administrator confirms on a phone. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OpenPointsStoryTest {

    private String officer = "";
    private String administrator = "";
    private String auditor = "";

    @BeforeEach
    void register() {
        long bureau = Registered.organization("模拟区执法局");
        officer = Registered.user("points-officer", Role.BUREAU, bureau);
        administrator = Registered.user("points-admin", Role.BUREAU_ADMIN, bureau);
        auditor = Registered.user("points-auditor", Role.AUDITOR, bureau);
    }

    @Test
    void oneProposesAndAnotherConfirms() {
        try (Visit visit = Visit.by(officer, Screen.DESKTOP)) {
            Page page = visit.open("/open-points").page();
            visit.picture("open-points");
            Locator card = page.locator("#greening-soil");
            assertThat(card).containsText("尚未决定，按建议值");
            card.locator("summary").click();
            card.locator("label[for=greening-soil-OWN_RULE]").click();
            card.locator("input[name=reason]").fill("绿化渣土另行规定");
            card.locator("input[name=reference]").fill("例会纪要〔2026〕11号");
            visit.picture("open-points-form");
            card.locator("button:has-text('提交')").click();
            assertThat(page.locator("#greening-soil")).containsText("待确认");
            assertThat(page.locator("#greening-soil button:has-text('确认')")
                            .filter(new Locator.FilterOptions().setHasNotText("提交")))
                    .hasCount(0);
        }
        try (Visit visit = Visit.by(administrator, Screen.PHONE)) {
            Page page = visit.open("/open-points").page();
            page.locator("#greening-soil button[value=true]").first().click();
            assertThat(page.locator("#greening-soil")).containsText("已确认，待生效");
            assertThat(page.locator("#greening-soil")).containsText("按工程渣土办理");
            page.locator("#greening-soil").scrollIntoViewIfNeeded();
            visit.picture("open-points-confirmed");
        }
    }

    @Test
    void aRulingThatCannotBeIsRefusedBesideItsForm() {
        try (Visit visit = Visit.by(officer, Screen.PHONE)) {
            Page page = visit.open("/open-points").page();
            Locator card = page.locator("#volume-difference");
            card.locator("summary").click();
            card.locator("input[name=value]").fill("250");
            card.locator("input[name=reason]").fill("放宽");
            card.locator("button:has-text('提交')").click();

            assertThat(page.locator("#volume-difference .notice-bad")).containsText("应在0至100之间");
            visit.picture("open-points-refused").forgiving("422");
        }
    }

    @Test
    void anAuditorReadsPointsAndFieldsAndChangesNothing() {
        try (Visit visit = Visit.by(auditor, Screen.DESKTOP)) {
            Page page = visit.open("/open-points").page();
            assertThat(page.locator("h1")).containsText("需区执法局决定");
            assertThat(page.locator("article form")).hasCount(0);
            visit.open("/fields");
            assertThat(page.locator("table").first()).containsText("producer.siteName");
            visit.picture("fields");
        }
    }
}
