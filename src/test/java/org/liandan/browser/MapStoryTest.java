package org.liandan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.SelectOption;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.gateway.Jt808Server;
import org.liandan.gateway.TestTerminal;
import org.liandan.gateway.TestTruck;
import org.liandan.geo.Gcj02;
import org.liandan.geo.LonLat;
import org.liandan.jt808.LocationReport;
import org.liandan.party.Role;

/** An officer at the wall, while trucks report over real sockets. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class MapStoryTest {

    static final int RED = 0xc80000;

    /** How much the two layers of tracks hold. */
    private static final String DRAWN = """
            document.getElementById('vehicle').map.getAllLayers().filter((layer) => layer.getZIndex() === 10)
              .reduce((sum, layer) => sum + layer.getSource().getFeatures().length, 0)""";

    @Inject
    Jt808Server server;

    @Inject
    Clock clock;

    private long carrier;
    private String officer = "";
    private Instant now = Instant.EPOCH;

    @BeforeEach
    void openTheDistrict() {
        District.load();
        carrier = Registered.organization("模拟运输公司丁");
        officer = Registered.user("officer", Role.BUREAU, Registered.organization("模拟区执法局"));
        now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    @Test
    void aViolationAppearsWithoutReloadAndLeadsToItsEvidence() {
        TestTruck speeder = TestTruck.register(carrier);
        try (Visit visit = Visit.by(officer, Screen.DESKTOP);
                TestTerminal terminal = TestTerminal.online(server.port(), speeder)) {
            Page page = ready(visit);
            List<TestTerminal> others = traffic();
            send(terminal, District.drive("RT-01", 800, 45, 20, now.minusSeconds(40)));
            assertThat(page.locator("[data-count=moving]")).not().hasText("0");
            visit.picture("wall");

            send(terminal, District.drive("RT-01", 1_100, 68.4, 30, now));

            Locator line = page.locator("#violations .violation")
                    .filter(new Locator.FilterOptions().setHasText(speeder.plate()));
            assertThat(line).containsText("超速");
            assertThat(line).containsText("68.4 km/h");
            assertThat(page.locator("#toasts")).containsText(speeder.plate());
            visit.picture("wall-violation");

            line.locator("button").click();
            assertThat(page.locator("#detail")).containsText("60.0 km/h");
            assertThat(page.locator("#detail")).containsText("不得超过限速60km/h");
            assertThat(page.locator("#detail")).containsText("地图上为当时轨迹");
            still(page);
            visit.picture("wall-evidence");
            others.forEach(TestTerminal::close);
        }
    }

    @Test
    void aTruckIsFoundByAPartOfItsPlateAndShownWhereItIs() {
        TestTruck truck = TestTruck.register(carrier);
        try (Visit visit = Visit.by(officer, Screen.DESKTOP);
                TestTerminal terminal = TestTerminal.online(server.port(), truck)) {
            Page page = ready(visit);
            send(terminal, District.drive("RT-05", 500, 38, 10, now));
            assertThat(page.locator("[data-count=moving]")).not().hasText("0");
            page.fill("#search input", truck.plate().substring(2));
            page.click("#search button");

            assertThat(page.locator("#detail")).containsText(truck.plate());
            assertThat(page.locator("#detail")).containsText("38.0 km/h");
            assertThat(page.locator("#detail")).containsText("模拟运输公司丁");
            still(page);
            visit.picture("wall-truck");
        }
    }

    @Test
    void theDayOfAVehicleIsDrawnWithItsFigures() {
        TestTruck truck = TestTruck.register(carrier);
        try (TestTerminal terminal = TestTerminal.online(server.port(), truck)) {
            send(terminal, District.drive("RT-01", 0, 52, 240, now.minusSeconds(60)));
            send(terminal, District.drive("RT-01", 3_500, 66, 30, now.minusSeconds(20)));
        }
        try (Visit visit = Visit.by(officer, Screen.DESKTOP)) {
            visit.open("/vehicles/" + truck.plate());
            Page page = visit.page();
            assertThat(page.locator("#figures")).containsText("270");
            assertThat(page.locator("#figures")).containsText("66.0 km/h");
            page.waitForSelector("#vehicle[data-ready]");
            still(page);
            visit.picture("vehicle-day");
            int day = drawn(page);
            Locator finding = page.locator("#violations button").first();
            finding.click();
            page.waitForFunction("day => " + DRAWN + " > day", day);
            finding.click();
            page.waitForFunction("day => " + DRAWN + " === day", day);
        }
        try (Visit visit = Visit.by(officer, Screen.PHONE)) {
            visit.open("/violations?plate=" + truck.plate());
            assertThat(visit.text("main")).contains("超速").contains("66.0");
            visit.picture("violations");
        }
        try (Visit visit = Visit.by(officer, Screen.DESKTOP)) {
            visit.open("/heat");
            visit.page().waitForSelector("#heat[data-ready]");
            assertThat(visit.page().locator("#total .big")).not().hasText("0");
            assertThat(visit.page().locator("#places button").first()).isVisible();
            still(visit.page());
            visit.picture("heat");
            visit.open("/violations").picture("violations");
            assertThat(visit.page().locator("tr.changed")).hasCount(0);
            visit.page()
                    .evaluate(
                            "localStorage.setItem('liandan-seen:' + document.body.dataset.user + ':/violations', '0')");
            visit.open("/violations?page=0");
            assertThat(visit.page().locator("tr.changed").first()).isVisible();
            assertThat(visit.page().locator("[data-seen-count]")).containsText("上次");
            visit.inEnglish().open("/violations").picture("violations-english");
        }
    }

    @Test
    void theWallFitsAPhoneAndALargeScreen() {
        for (Screen screen : List.of(Screen.PHONE, Screen.WALL)) {
            try (Visit visit = Visit.by(officer, screen)) {
                ready(visit);
                List<TestTerminal> others = traffic();
                assertThat(visit.page().locator("[data-count=standing]")).not().hasText("0");
                still(visit.page());
                visit.picture("wall");
                others.forEach(TestTerminal::close);
            }
        }
    }

    @Test
    void aCarrierSeesNoOtherCarriersTruck() {
        TestTruck foreign = TestTruck.register(Registered.organization("模拟运输公司戊"));
        TestTruck own = TestTruck.register(carrier);
        String dispatcher = Registered.user("dispatcher", Role.CARRIER, carrier);
        try (TestTerminal foreignTerminal = TestTerminal.online(server.port(), foreign);
                TestTerminal ownTerminal = TestTerminal.online(server.port(), own);
                Visit visit = Visit.by(dispatcher, Screen.DESKTOP)) {
            send(foreignTerminal, District.drive("RT-02", 500, 40, 5, now));
            send(ownTerminal, District.drive("RT-02", 900, 40, 5, now));
            Page page = ready(visit.open("/map"));
            page.fill("#search input", own.plate());
            assertThat(page.locator("#detail")).containsText(own.plate());

            page.click("#back");
            page.fill("#search input", foreign.plate());
            page.click("#search button");

            assertThat(page.locator("#panel")).hasAttribute("data-view", "list");
        }
    }

    private static int drawn(Page page) {
        return ((Number) page.evaluate("() => " + DRAWN)).intValue();
    }

    @Test
    void theOnlineBasemapShowsThroughWhereTheOperatorHasSetAKey() throws IOException {
        BufferedImage tile = new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB);
        IntStream.range(0, 256 * 256).forEach(i -> tile.setRGB(i % 256, i / 256, RED));
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        assertThat(ImageIO.write(tile, "png", png)).isTrue();
        try (Visit visit = Visit.by(officer, Screen.DESKTOP)) {
            visit.standIn(Pattern.compile("https://t[0-7]\\.tianditu\\.gov\\.cn/.*tk=of-the-test"), png.toByteArray());
            visit.page().route("**/map", MapStoryTest::withKey);
            Page page = ready(visit.open("/map"));

            BufferedImage shown = ImageIO.read(new ByteArrayInputStream(page.screenshot()));

            assertThat(redShare(shown.getSubimage(400, 200, 500, 500))).isGreaterThan(0.5);
        }
    }

    /** The page as it comes from a server with a key. */
    private static void withKey(Route route) {
        withSettings(route, Map.of("data-tianditu-key=\"\"", "data-tianditu-key=\"of-the-test\""));
    }

    private static void withSettings(Route route, Map<String, String> settings) {
        APIResponse page = route.fetch();
        String body = page.text();
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            assertThat(body).contains(setting.getKey());
            body = body.replace(setting.getKey(), setting.getValue());
        }
        route.fulfill(new Route.FulfillOptions().setResponse(page).setBody(body));
    }

    @Test
    void shiftedTilesAreLaidWhereTheyBelong() throws IOException {
        LonLat corner = new LonLat(109.84, 40.657);
        // what the tiles' maker draws at the corner of two streets lies here on his map
        Pattern tiles = Pattern.compile("https://gcj\\.tianditu\\.gov\\.cn/(\\d+)/(\\d+)/(\\d+)");
        try (Visit visit = Visit.by(officer, Screen.DESKTOP)) {
            visit.standIn(tiles, new byte[0]);
            visit.page().route(tiles, route -> {
                Matcher tile = tiles.matcher(route.request().url());
                assertThat(tile.find()).isTrue();
                route.fulfill(new Route.FulfillOptions()
                        .setContentType("image/png")
                        .setBodyBytes(ShiftedTile.png(
                                Integer.parseInt(tile.group(1)),
                                Integer.parseInt(tile.group(2)),
                                Integer.parseInt(tile.group(3)),
                                Gcj02.fromWgs84(corner))));
            });
            visit.page()
                    .route(
                            "**/map",
                            route -> withSettings(
                                    route,
                                    Map.of(
                                            "data-tiles=\"\"",
                                            "data-tiles=\"https://gcj.tianditu.gov.cn/{z}/{x}/{y}\"",
                                            "data-tiles-shifted=\"false\"",
                                            "data-tiles-shifted=\"true\"")));
            Page page = ready(visit.open("/map"));
            page.evaluate("""
                    ([lon, lat]) => {
                      const { map } = document.getElementById('wall');
                      const r = 6378137;
                      map.getView().setCenter([lon * Math.PI / 180 * r, Math.log(Math.tan(Math.PI / 4 + lat * Math.PI / 360)) * r]);
                      map.getView().setZoom(17);
                      map.getLayers().getArray().slice(1).forEach((layer) => layer.setVisible(false));
                    }""", List.of(corner.lonDeg(), corner.latDeg()));
            still(page);

            var box = page.locator("#map").boundingBox();
            BufferedImage shown =
                    ImageIO.read(new ByteArrayInputStream(page.locator("#map").screenshot()));
            int x = (int) (box.width / 2);
            int y = (int) (box.height / 2);

            assertThat(redShare(shown.getSubimage(x - 4, y - 4, 8, 8))).isGreaterThan(0.6);
            assertThat(redShare(shown)).isLessThan(0.01);
        }
    }

    private static double redShare(BufferedImage picture) {
        long red = IntStream.range(0, picture.getWidth() * picture.getHeight())
                .filter(i -> (picture.getRGB(i % picture.getWidth(), i / picture.getWidth()) & 0xffffff) == RED)
                .count();
        return (double) red / (picture.getWidth() * picture.getHeight());
    }

    /** What browsers do whose administrator or driver has forbidden WebGL, the second time. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTruckIsDrawnWithAndWithoutWebGl(boolean webGl) {
        TestTruck truck = TestTruck.register(carrier);
        try (Visit visit = Visit.by(officer, Screen.DESKTOP);
                TestTerminal terminal = TestTerminal.online(server.port(), truck)) {
            if (!webGl) {
                visit.page().addInitScript("""
                        const { getContext } = HTMLCanvasElement.prototype;
                        HTMLCanvasElement.prototype.getContext = function (kind, settings) {
                          return kind.startsWith('webgl') ? null : getContext.call(this, kind, settings);
                        };
                        """);
            }
            Page page = ready(visit);
            send(terminal, District.drive("RT-05", 500, 38, 5, now));
            page.waitForFunction("plate => document.getElementById('wall').layer.shown.has(plate)", truck.plate());
            page.fill("#search input", truck.plate());
            still(page);

            assertThat(alphaInTheMiddleOf(page, truck)).isEqualTo(255);
        }
    }

    /** How dense the canvas of the trucks is where that truck is shown: 0 where nothing is drawn. */
    private static int alphaInTheMiddleOf(Page page, TestTruck truck) {
        return ((Number) page.evaluate("""
                        (plate) => {
                          const { map, layer } = document.getElementById('wall');
                          const copy = document.createElement('canvas');
                          Object.assign(copy, { width: layer.canvas.width, height: layer.canvas.height });
                          const pen = copy.getContext('2d');
                          layer.paint(performance.now() + 60_000);
                          pen.drawImage(layer.canvas, 0, 0);
                          const ratio = copy.width / map.getSize()[0];
                          const [x, y] = map.getPixelFromCoordinate(layer.shown.get(plate).to);
                          return pen.getImageData(Math.round(x * ratio), Math.round(y * ratio), 1, 1).data[3];
                        }
                        """, truck.plate())).intValue();
    }

    @Test
    void theOfficerFiltersByStateAndFollowsATruck() {
        TestTruck truck = TestTruck.register(carrier);
        try (Visit visit = Visit.by(officer, Screen.DESKTOP);
                TestTerminal terminal = TestTerminal.online(server.port(), truck)) {
            Page page = ready(visit);
            send(terminal, District.drive("RT-05", 500, 0, 5, now));
            page.waitForFunction("plate => document.getElementById('wall').layer.shown.has(plate)", truck.plate());
            page.fill("#search input", truck.plate());
            assertThat(page.locator("#detail")).containsText("停车");
            assertThat(page.locator("#detail")).containsText("无在途联单");
            page.click("#follow");
            assertThat(page.locator("#follow")).hasAttribute("aria-pressed", "true");
            page.click("#back");

            page.click("[data-state=offline]");
            page.waitForFunction("plate => !document.getElementById('wall').layer.shown.has(plate)", truck.plate());
            assertThat(page.url()).contains("states=offline");
            page.click("[data-state=offline]");
            page.waitForFunction("plate => document.getElementById('wall').layer.shown.has(plate)", truck.plate());
        }
    }

    @Test
    void theDayIsPlayedAlongItsTimeline() {
        TestTruck truck = TestTruck.register(carrier);
        try (TestTerminal terminal = TestTerminal.online(server.port(), truck)) {
            send(terminal, District.drive("RT-01", 0, 52, 240, now.minusSeconds(60)));
        }
        try (Visit visit = Visit.by(officer, Screen.DESKTOP)) {
            Page page = visit.open("/vehicles/" + truck.plate()).page();
            page.waitForSelector("#vehicle[data-ready]");
            assertThat(page.locator("#now")).containsText("52.0 km/h");
            page.click("#play");
            page.waitForFunction("() => document.getElementById('vehicle').replay.now"
                    + " > document.getElementById('vehicle').replay.day.fixes[0].ms + 20000");
            page.click("#play");
            assertThat(page.locator("#play")).hasText("播放");
            visit.picture("vehicle-replay");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "button"})
    void aShapeThatWasBegunByMistakeIsGivenUp(String way) {
        try (Visit visit = Visit.by(officer, Screen.DESKTOP)) {
            Page page = visit.open("/drawing").page();
            page.waitForSelector("#drawing[data-ready]");
            page.click("[data-new=place]");
            page.locator("#map").click(new Locator.ClickOptions().setPosition(300, 300));
            assertThat(page.locator("#abandon")).isVisible();

            if (way.equals("key")) {
                page.keyboard().press("Escape");
            } else {
                page.click("#abandon button");
            }

            assertThat(page.locator("#abandon")).isHidden();
            assertThat(page.locator("#guide")).containsText("点选图上");
        }
    }

    @Test
    void aFenceIsDrawnCheckedKeptRenamedAndBent() {
        Registered.organization("模拟画图单位");
        try (Visit visit = Visit.by(officer, Screen.DESKTOP)) {
            Page page = visit.open("/drawing").page();
            page.waitForSelector("#drawing[data-ready]");
            still(page);
            String code = outline(page, "图上画的工地");
            visit.picture("drawing-fence");
            page.click("#save");
            assertThat(page.locator("#guide")).containsText("已保存：图上画的工地");

            Map<String, Object> drawn = place(code);
            assertThat(drawn).containsEntry("name", "图上画的工地");

            page.locator("#map").click(new Locator.ClickOptions().setPosition(360, 360));
            assertThat(page.locator("#code")).hasValue(code);
            page.fill("#name", "改了名的工地");
            page.click("#save");
            assertThat(page.locator("#guide")).containsText("已保存：改了名的工地");
            Map<String, Object> renamed = place(code);
            assertThat(renamed).containsEntry("name", "改了名的工地").containsEntry("fence", drawn.get("fence"));

            page.locator("#map").click(new Locator.ClickOptions().setPosition(360, 360));
            assertThat(page.locator("#preview")).containsText("m²");
            drag(page, new int[] {420, 420}, new int[] {470, 470});
            page.click("#save");
            assertThat(page.locator("#record:visible")).hasCount(0);
            assertThat(place(code).get("fence")).isNotEqualTo(drawn.get("fence"));
        }
    }

    @Test
    void aZoneIsClosedAtHoursForLoadedTrucksAndTakenOutOfUse() {
        try (Visit visit = Visit.by(officer, Screen.DESKTOP)) {
            Page page = visit.open("/drawing").page();
            page.waitForSelector("#drawing[data-ready]");
            corners(page, "zone");
            String code = "ZONE-" + clock.millis();
            page.fill("#code", code);
            page.fill("#name", "高峰禁行区");
            page.check("#loadedOnly");
            page.fill("#validFrom", "2026-12-31");
            page.fill("#validTo", "2026-12-01");
            page.click("[data-add]");
            page.fill("[data-which=ends]", "08:30");
            page.uncheck(".window-days input[value='5']");
            page.click("#save");
            assertThat(page.locator("#faults")).hasText("截止日期：截止日期不得早于起始日期");
            visit.picture("drawing-zone");
            page.fill("#validTo", "2027-12-31");
            page.click("#save");
            assertThat(page.locator("#guide")).containsText("已保存：高峰禁行区");
            var zone = Accounts.admin()
                    .queryParam("code", code)
                    .get("/api/v1/zones")
                    .jsonPath();
            assertThat(zone.getBoolean("[0].loadedOnly")).isTrue();
            assertThat(zone.getString("[0].validTo")).isEqualTo("2027-12-31");
            assertThat(zone.getList("[0].timeWindows[0].days")).isEqualTo(List.of(1, 2, 3, 4));
            assertThat(zone.getString("[0].timeWindows[0].ends")).isEqualTo("08:30");

            page.locator("#map").click(new Locator.ClickOptions().setPosition(360, 360));
            assertThat(page.locator("[data-which=ends]")).hasValue("08:30");
            page.click("#withdrawal summary");
            page.click("#withdrawal button");

            assertThat(page.locator("#guide")).containsText("已停用：高峰禁行区");
            assertThat(Accounts.admin()
                            .queryParam("code", code)
                            .get("/api/v1/zones")
                            .jsonPath()
                            .getBoolean("[0].active"))
                    .isFalse();
            visit.forgiving("responded with a status of 400");
        }
    }

    @Test
    void whatAnotherOfficerHasChangedMeanwhileIsNotOverwritten() {
        Registered.organization("模拟画图单位");
        try (Visit visit = Visit.by(officer, Screen.DESKTOP)) {
            Page page = visit.open("/drawing").page();
            page.waitForSelector("#drawing[data-ready]");
            still(page);
            String code = draw(page, "两人同改的工地");
            page.locator("#map").click(new Locator.ClickOptions().setPosition(360, 360));
            assertThat(page.locator("#code")).hasValue(code);
            page.fill("#name", "后来的名字");

            var read = Accounts.admin().queryParam("code", code).get("/api/v1/places");
            int id = read.path("[0].id");
            Map<String, Object> other = place(code);
            other.remove("id");
            other.put("name", "先改的名字");
            Accounts.admin()
                    .header(
                            "If-Match",
                            Accounts.admin().get("/api/v1/places/" + id).header("ETag"))
                    .body(other)
                    .put("/api/v1/places/" + id)
                    .then()
                    .statusCode(200);
            page.click("#save");

            assertThat(page.locator("#faults")).containsText("已被他人修改");
            visit.forgiving("responded with a status of 409");
            assertThat(place(code)).containsEntry("name", "先改的名字");
        }
    }

    private String draw(Page page, String name) {
        String code = outline(page, name);
        page.click("#save");
        assertThat(page.locator("#guide")).containsText("已保存：" + name);
        return code;
    }

    /** Four corners in an empty country, and what the form asks; returns the code. */
    private String outline(Page page, String name) {
        corners(page, "place");
        assertThat(page.locator("#preview")).containsText("m²");
        String code = "DRAWN-" + Long.toString(clock.millis(), 36);
        page.fill("#code", code);
        page.fill("#name", name);
        page.fill("#address", "昆区某路1号");
        page.selectOption("#organizationId", new SelectOption().setLabel("模拟画图单位"));
        return code;
    }

    private void corners(Page page, String kind) {
        // far from whatever other tests have drawn
        page.evaluate("""
                (place) => { const view = document.querySelector('#drawing').map.getView(); view.setCenter([12360000 + place * 6000, 4960000]); view.setZoom(15); }
                """, (int) (clock.millis() % 97));
        still(page);
        page.click("[data-new=" + kind + "]");
        for (int[] corner : new int[][] {{300, 300}, {420, 300}, {420, 420}}) {
            page.locator("#map").click(new Locator.ClickOptions().setPosition(corner[0], corner[1]));
        }
        page.locator("#map").dblclick(new Locator.DblclickOptions().setPosition(300, 420));
    }

    private static Map<String, Object> place(String code) {
        return Accounts.admin().queryParam("code", code).get("/api/v1/places").path("[0]");
    }

    private static void drag(Page page, int[] from, int[] to) {
        var box = page.locator("#map").boundingBox();
        page.mouse().move(box.x + from[0], box.y + from[1]);
        page.mouse().down();
        page.mouse().move(box.x + (from[0] + to[0]) / 2.0, box.y + (from[1] + to[1]) / 2.0);
        page.mouse().move(box.x + to[0], box.y + to[1]);
        page.mouse().up();
    }

    /** Waits until the map has stopped flying and has drawn what it shows. */
    private static void still(Page page) {
        page.evaluate("""
                () => new Promise((resolve) => {
                  const { map } = document.querySelector('#wall, #vehicle, #drawing, #heat');
                  const look = () => map.getView().getAnimating() ? setTimeout(look, 50) : map.once('rendercomplete', () => resolve()) && map.render();
                  look();
                })""");
    }

    private static Page ready(Visit visit) {
        visit.page().waitForSelector("#wall[data-ready]");
        assertThat(visit.page().locator("#stream")).hasText("实时更新中");
        return visit.page();
    }

    /** A few trucks elsewhere, one of which stands; they stay online until they are closed. */
    private List<TestTerminal> traffic() {
        List<TestTerminal> terminals = new ArrayList<>();
        for (String route : List.of("RT-02", "RT-03", "RT-04", "RT-06", "RT-07", "RT-08")) {
            int i = terminals.size();
            TestTerminal terminal = TestTerminal.online(server.port(), TestTruck.register(carrier));
            terminals.add(terminal);
            send(terminal, District.drive(route, 700 + 300 * i, i == 3 ? 0 : 30 + 4 * i, 5, now));
        }
        return terminals;
    }

    private static void send(TestTerminal terminal, List<LocationReport> drive) {
        terminal.sendAll(drive);
        for (int i = 0; i < drive.size(); i++) {
            assertThat(terminal.next()).isNotNull();
        }
    }
}
