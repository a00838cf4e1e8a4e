package org.liandan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.party.Role;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RegistryStoryTest {

    @Test
    void anAdministratorLooksEverythingUp() {
        long organization = Registered.organization("模拟登记查询公司");
        String plate = Registered.vehicle(organization);
        Registered.place("模拟登记查询工地", "CONSTRUCTION_SITE", organization, 109.81, 40.67);
        Registered.driver("模拟登记驾驶员", "13904728888", organization, "nobody");
        String admin = Registered.user("admin", Role.BUREAU_ADMIN, organization);
        try (Visit visit = Visit.by(admin, Screen.DESKTOP)) {
            assertThat(visit.open("/registry/organizations?q=登记查询").text("table"))
                    .contains("模拟登记查询公司");
            assertThat(visit.picture("registry-organizations")
                            .open("/registry/users?q=" + admin)
                            .text("table"))
                    .contains("执法局管理员");
            assertThat(visit.open("/registry/places?q=登记查询").text("table")).contains("模拟登记查询工地");
            assertThat(visit.open("/registry/vehicles?q=" + plate).text("table"))
                    .contains("16 m³");
            assertThat(visit.open("/registry/drivers?q=登记驾驶员").text("table")).contains("139******88");
            for (String list : List.of("routes", "terminals")) {
                assertThat(visit.open("/registry/" + list).text("h1")).isNotBlank();
            }
        }
    }

    @Test
    void anOfficerTakesInAForbiddenZoneAndWithdrawsIt() {
        String officer = Registered.user("zones", Role.BUREAU, Registered.organization("模拟禁行执法局"));
        String road = """
                {"type":"FeatureCollection","features":[
                 {"type":"Feature","properties":{"code":"BROWSER-Z1","name":"模拟禁行路"%s},
                  "geometry":{"type":"LineString","coordinates":[[109.8,40.65],[109.81,40.65]]}}]}""";
        try (Visit visit = Visit.by(officer, Screen.DESKTOP)) {
            var page = visit.open("/registry/zones").page();
            page.locator("main summary").click();
            page.locator("#geojson").fill(road.formatted(""));
            page.locator("button:has-text('导入')").click();
            assertThat(visit.text("main"))
                    .contains("拒绝 1 个")
                    .contains("halfWidthM")
                    .contains("3 到 200 米");

            page.locator("#geojson").fill(road.formatted(",\"halfWidthM\":15"));
            page.locator("button:has-text('导入')").click();
            assertThat(visit.picture("registry-zones").text("table"))
                    .contains("模拟禁行路")
                    .contains("路段，两侧各 15 m")
                    .contains("在用");

            page.locator("tr:has-text('BROWSER-Z1') button").click();
            assertThat(visit.text("table")).contains("停用");
        }
    }

    @Test
    void aProducerIsNotOfferedTheRegistryAndIsRefusedIt() {
        String clerk = Registered.user("clerk", Role.PRODUCER, Registered.organization("模拟无权公司"));
        try (Visit visit = Visit.by(clerk, Screen.DESKTOP)) {
            assertThat(visit.text("nav")).doesNotContain("登记簿");
            visit.open("/registry/users").picture("forbidden").forgiving("Failed to load resource");

            assertThat(visit.text("main")).contains("403").contains("没有查看或办理此事项的权限");
        }
    }
}
