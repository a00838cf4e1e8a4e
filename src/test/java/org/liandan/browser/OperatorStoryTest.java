package org.liandan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.gateway.Jt808Server;
import org.liandan.gateway.TestTerminal;
import org.liandan.gateway.TestTruck;
import org.liandan.jt808.ProtocolVersion;
import org.liandan.party.Role;

/** The operator on call: is it well, who cannot get in, who may, and who did it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OperatorStoryTest {

    private static final Map<String, String> PAGES = Map.of(
            "operations", "/operations",
            "operations-logins", "/operations/logins",
            "operations-jobs", "/operations/jobs",
            "operations-settings", "/operations/settings",
            "users", "/users",
            "audit", "/audit");

    @Inject
    Jt808Server server;

    @Test
    void aNightOnCall() {
        long organization = Registered.organization("模拟运维执法局");
        String operator = Registered.user("operator", Role.BUREAU_ADMIN, organization);
        String newcomer = "story-newcomer-" + organization;
        TestTruck truck = TestTruck.register(organization);
        try (TestTerminal mistaken = new TestTerminal(server.port(), truck.phone(), ProtocolVersion.V2013);
                Visit visit = Visit.by(operator, Screen.DESKTOP)) {
            mistaken.register("蒙B11111");

            assertThat(visit.open("/operations").text("[role=status]")).isNotBlank();
            visit.page().click("nav.tabs a[href='/operations/logins']");
            assertThat(visit.text(".card-cause:has-text('" + truck.plate() + "')"))
                    .contains("终端报出的车牌与登记的车牌不同")
                    .contains("怎么办");

            String password = createUser(visit, newcomer, organization);
            try (Visit newcomers = Visit.at(Screen.PHONE)) {
                newcomers.open("/login");
                newcomers.page().fill("#j_username", newcomer);
                newcomers.page().fill("#j_password", password);
                newcomers.page().click("main button");
                newcomers.page().waitForURL("**/password");
                newcomers.picture("password");
                newcomers.page().fill("#present", password);
                newcomers.page().fill("#chosen", "一句只有我知道的话");
                newcomers.page().fill("#again", "一句只有我知道的话");
                newcomers.page().click("main form button");
                newcomers.page().waitForURL("**/manifests");

                visit.page().click("button:has-text('停用账号')");
                assertThat(visit.text(".head")).contains("停用");

                newcomers.open("/manifests").page().waitForURL("**/login");
            }

            visit.open("/audit?subjectType=user&subjectId=" + newcomer).picture("audit-user");
            assertThat(visit.text("table")).contains("建立用户", "修改用户", "停用用户", operator, "127.0.0.1", "DRIVER");
        }
    }

    /** Creates an account, gives it a second role, and comes back with the password that was shown once. */
    private static String createUser(Visit visit, String username, long organization) {
        visit.open("/users").page().click("details.sheet summary");
        visit.page().fill("#username", username);
        visit.page().fill("#displayName", "模拟新人");
        visit.page().selectOption("details.sheet #organizationId", String.valueOf(organization));
        visit.page().check("details.sheet input[value=CARRIER]");
        visit.picture("users-create").page().click("button:has-text('建立并生成')");
        String password = visit.picture("users-created").text("#password");
        assertThat(visit.open("/users?q=" + username).text("table")).contains("待设密码");

        visit.page().click("table a");
        visit.page().check("input[value=DRIVER]");
        visit.page().click("button:has-text('保存')");
        assertThat(visit.text("main")).doesNotContain(password);
        return password;
    }

    @Test
    void thePagesFitAPhoneAndTheNight() {
        String operator = Registered.user("night", Role.BUREAU_ADMIN, Registered.organization("模拟夜班执法局"));
        try (Visit visit = Visit.by(operator, Screen.PHONE)) {
            PAGES.forEach((name, path) -> visit.open(path).picture(name));
        }
        try (Visit visit = Visit.by(operator, Screen.DESKTOP)) {
            PAGES.forEach((name, path) -> visit.open(path).picture(name));
            visit.page().click("button[name=theme]");
            PAGES.forEach((name, path) -> visit.open(path).picture(name + "-dark"));
        }
    }
}
