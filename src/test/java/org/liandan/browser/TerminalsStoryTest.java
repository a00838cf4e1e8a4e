package org.liandan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liandan.app.TestDatabase;
import org.liandan.gateway.Jt808Server;
import org.liandan.gateway.TestTerminal;
import org.liandan.gateway.TestTruck;
import org.liandan.jt808.Heartbeat;
import org.liandan.jt808.ProtocolVersion;
import org.liandan.party.Role;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TerminalsStoryTest {

    @Inject
    Jt808Server server;

    @Inject
    Clock clock;

    @ParameterizedTest
    @EnumSource(names = {"PHONE", "DESKTOP"})
    void aTechnicianFindsOutWhyABoxStaysOut(Screen screen) {
        long organization = Registered.organization("模拟终端公司");
        String officer = Registered.user("technician", Role.BUREAU, organization);
        TestTruck online = TestTruck.register(organization);
        TestTruck wrong = TestTruck.register(organization);
        try (TestTerminal good = new TestTerminal(server.port(), online.phone(), ProtocolVersion.V2019);
                TestTerminal mistaken = new TestTerminal(server.port(), wrong.phone(), ProtocolVersion.V2013);
                TestTerminal stranger = new TestTerminal(
                        server.port(), "1398888777" + screen.name().length(), ProtocolVersion.V2013);
                Visit visit = Visit.by(officer, screen)) {
            good.logIn(online.plate());
            good.ask(TestTerminal.report(clock.instant(), 109.84, 40.65, 42, 90));
            good.ask(new Heartbeat());
            mistaken.register("蒙B11111");
            stranger.register("蒙B22222");

            visit.open("/terminals").picture("terminals");
            assertThat(visit.text(".kept-out")).contains(wrong.plate()).contains("终端报出的车牌与登记的车牌不同");

            visit.open("/terminals/" + wrong.phone()).picture("terminal-kept-out");
            assertThat(visit.text(".notice-bad")).contains("蒙B11111").contains("怎么办");

            visit.open("/terminals/" + online.phone());
            visit.page()
                    .locator(
                            ".message summary", new com.microsoft.playwright.Page.LocatorOptions().setHasText("位置信息汇报"))
                    .first()
                    .click();
            visit.picture("terminal-messages");
            assertThat(visit.text(".message[open]")).contains("42");

            visit.inEnglish().open("/terminals/" + wrong.phone()).picture("terminal-kept-out-en");
            assertThat(visit.text(".notice-bad")).contains("The plate that the box reports is not the registered one.");
        }
    }

    @Test
    void aTerminalThatKnocksInVainIsRegisteredFromThePageThatSaysWhy() {
        long organization = Registered.organization("模拟终端登记公司");
        String officer = Registered.user("registrar", Role.BUREAU, organization);
        TestTruck truck = TestTruck.register(organization);
        String phone = "13988777601";
        try (TestTerminal stranger = new TestTerminal(server.port(), phone, ProtocolVersion.V2019);
                Visit visit = Visit.by(officer, Screen.DESKTOP)) {
            stranger.register(truck.plate());
            visit.open("/terminals?q=" + phone);
            visit.page().locator(".kept-out a:has-text('登记终端')").first().click();

            visit.page().fill("#plate", "蒙B00000");
            visit.page().locator("main form button").click();
            assertThat(visit.text(".notice-bad")).isEqualTo("没有登记这辆车");

            visit.picture("terminal-entry");
            visit.page().fill("#plate", truck.plate());
            visit.page().locator("main form button").click();
            visit.page().waitForURL("**/terminals/" + phone);
            visit.forgiving("422");
        }
        try (TestTerminal known = new TestTerminal(server.port(), phone, ProtocolVersion.V2019)) {
            known.logIn(truck.plate());
        }
    }

    @Test
    void whatIsOpenStaysOpenWhileThePageRefreshesItself() {
        long organization = Registered.organization("模拟终端刷新公司");
        String officer = Registered.user("refresher", Role.BUREAU, organization);
        TestTruck truck = TestTruck.register(organization);
        try (TestTerminal terminal = new TestTerminal(server.port(), truck.phone(), ProtocolVersion.V2013);
                Visit visit = Visit.by(officer, Screen.DESKTOP)) {
            terminal.logIn(truck.plate());
            visit.open("/terminals/" + truck.phone());
            assertThat(visit.text("#live")).doesNotContain("0x0002");

            terminal.ask(new Heartbeat());
            visit.page().waitForSelector(".message:has-text('0x0002')");
            visit.page().locator(".message summary").first().click();
            terminal.ask(new Heartbeat());
            visit.page().waitForTimeout(6_000);

            assertThat(visit.page().locator(".message[open]").count()).isEqualTo(1);
        }
    }
}
