package org.liandan.manifest.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.gateway.Jt808Server;
import org.liandan.gateway.TestTerminal;
import org.liandan.gateway.TestTruck;
import org.liandan.jt808.Bytes;
import org.liandan.jt808.DriverIdentity;
import org.liandan.jt808.PlatformAnswer;
import org.liandan.jt808.PlatformMessage;
import org.liandan.jt808.PlatformResult;
import org.liandan.jt808.TerminalResult;
import org.liandan.jt808.TextMessage;
import org.liandan.jt808.Waybill;
import org.liandan.manifest.store.WaybillKeeper;

/** The carrier's stage from the truck, over a real socket: 0x0701 in, 0x8001 and a text back, the manifest under way. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class WaybillFromTheTruckTest {

    private static final Charset GBK = Charset.forName("GBK");
    private static final String DRIVER = "驾驶员=李四\n联系电话=13900139000";

    @Inject
    Jt808Server server;

    @Inject
    Clock clock;

    @Inject
    WaybillKeeper keeper;

    @SuppressWarnings("NullAway.Init")
    private District district;

    @SuppressWarnings("NullAway.Init")
    private TestTruck truck;

    @SuppressWarnings("NullAway.Init")
    private TestTerminal terminal;

    @BeforeEach
    void comeOnline() {
        district = new District();
        truck = TestTruck.register(district.carrierId);
        terminal = TestTerminal.online(server.port(), truck);
    }

    @AfterEach
    void goOffline() {
        terminal.close();
    }

    /** What came back to one waybill: 0x8001, and the text to the driver. */
    private record Answered(PlatformResult result, String text) {}

    @Test
    void theOnlyManifestThatWaitsGoesUnderWayAndTheDriverHearsOfIt() {
        String number = district.issued();

        Answered answered = send(DRIVER.getBytes(GBK));

        assertThat(answered.result()).isEqualTo(PlatformResult.OK);
        assertThat(answered.text()).isEqualTo("运单已受理：联单" + number + "承运确认完成，请运往" + district.centre + "。");
        district.carrier()
                .get("/api/v1/manifests/" + number)
                .then()
                .statusCode(200)
                .body("state", equalTo("IN_TRANSIT"))
                .body("carrier.plate", equalTo(truck.plate()))
                .body("carrier.driverName", equalTo("李四"))
                .body("carrier.creditCode", equalTo(district.carrierCode))
                .body("history.kind", contains("CREATED", "ISSUED", "CARRIED"))
                .body("history.username", hasItem("terminal:" + truck.phone()));
        assertThat(waybills("accepted, number, repeats")).containsExactly("t|" + number + "|0");
    }

    @Test
    void theSameWaybillAgainChangesNothingAndIsAnsweredTheSame() {
        String number = district.issued();
        String waybill = "{\"联单编号\":\"" + number + "\",\"司机\":\"李四\",\"电话\":\"13900139000\"}";

        Answered first = send(waybill.getBytes(StandardCharsets.UTF_8));
        Answered again = send(waybill.getBytes(StandardCharsets.UTF_8));

        assertThat(again).isEqualTo(first);
        assertThat(waybills("accepted, repeats")).containsExactly("t|1");
        assertThat(TestTruck.queryInt("select count(*) from manifest_event where number = ?", number))
                .isEqualTo(3);
    }

    @Test
    void withoutAManifestItIsRefusedKeptAndTakenLaterWhenThereIsOne() {
        assertThat(send(DRIVER).text()).isEqualTo("运单未受理：本单位没有待承运的联单，请产出方先签发。");
        assertThat(send(DRIVER).text()).startsWith("运单未受理");
        assertThat(waybills("accepted, reasons -> 0 ->> 'code', repeats")).containsExactly("f|WAYBILL_NO_MANIFEST|1");

        district.issued();

        assertThat(send(DRIVER).text()).startsWith("运单已受理");
    }

    @Test
    void severalThatWaitAreNotGuessedAmongUnlessTheTruckStandsAtOne() {
        district.issued();
        district.issued();

        assertThat(send(DRIVER).text()).contains("有2份待承运的联单");
    }

    @Test
    void theManifestsOwnRulesRefuseTooAndSayWhichField() {
        String number = district.issued();

        Answered answered = send("联单编号=" + number + "\n驾驶员=李四\n联系电话=12345");

        assertThat(answered.text()).startsWith("运单未受理：联系电话：");
        assertThat(waybills("reasons -> 0 ->> 'code', number")).containsExactly("PHONE_FORM|" + number);
        district.carrier().get("/api/v1/manifests/" + number).then().body("state", equalTo("ISSUED"));
    }

    @Test
    void anotherCarriersManifestLooksLikeNone() {
        String others = new District().issued();

        assertThat(send("联单编号=" + others + "\n" + DRIVER).text()).contains("没有本单位承运的联单");
        assertThat(waybills("reasons -> 0 ->> 'code', number is null")).containsExactly("WAYBILL_NUMBER_UNKNOWN|t");
    }

    @Test
    void garbageIsKeptWithItsReasonAndEncrypted() {
        byte[] garbage = {(byte) 0xff, (byte) 0xff, 0x01, 0x02, (byte) 0xff};

        Answered answered = send(garbage);

        assertThat(answered).isEqualTo(new Answered(PlatformResult.OK, "运单未受理：运单不是UTF-8或GBK文字。"));
        assertThat(waybills("content_bytes, position('\\xffff0102ff'::bytea in content)"))
                .containsExactly("5|0");
    }

    @Test
    void aDriverOtherThanTheCardsIsNotedAndTheCardSignsNothing() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        DriverIdentity in = new DriverIdentity(
                1, now, 0, new DriverIdentity.DriverCard("王五", "150203198001011234", "包头市运管处", "20301231", null));
        String number = district.issued();

        assertThat(terminal.ask(in)).isEqualTo(PlatformResult.OK);
        assertThat(terminal.ask(in)).isEqualTo(PlatformResult.OK);
        district.carrier().get("/api/v1/manifests/" + number).then().body("state", equalTo("ISSUED"));
        send(DRIVER);

        district.carrier()
                .get("/api/v1/manifests/" + number)
                .then()
                .body("state", equalTo("IN_TRANSIT"))
                .body("warnings.code", hasItem("DRIVER_NOT_OF_CARD"));
        assertThat(TestTruck.query(
                        "select driver_name like 'e1:%', licence_end, valid_until, position('1234'::bytea in licence) from driver_card where terminal_id = ?",
                        truck.terminalId()))
                .containsExactly("t|1234|2030-12-31|0");
    }

    @Test
    void carrierAndBureauSeeWhatWasRefusedUntilSomebodyHasLookedAfterIt() {
        send("司机=李四\n电话=13900139000\n乘客=无");
        String id = TestTruck.query("select id from waybill where terminal_id = ?", truck.terminalId())
                .getFirst();

        district.carrier()
                .get("/waybills")
                .then()
                .statusCode(200)
                .body(containsString("运单中没有“乘客”这一项。"), containsString("WAYBILL_FIELD_UNKNOWN"))
                .body(containsString("139＊＊＊＊＊＊00"), not(containsString("13900139000")));
        district.bureau().get("/waybills").then().statusCode(200).body(containsString(truck.plate()));
        district.stranger().get("/waybills").then().statusCode(200).body(not(containsString(truck.plate())));
        district.producer().get("/waybills").then().statusCode(403);
        district.carrier()
                .get("/api/v1/waybills")
                .then()
                .statusCode(200)
                .body("[0].reasons.code", contains("WAYBILL_FIELD_UNKNOWN"))
                .body("[0].plate", equalTo(truck.plate()));

        district.stranger().post("/waybills/" + id + "/handled").then().statusCode(404);
        district.carrier()
                .redirects()
                .follow(false)
                .post("/waybills/" + id + "/handled")
                .then()
                .statusCode(303);
        district.carrier().get("/api/v1/waybills").then().body("size()", equalTo(0));
        district.carrier().get("/api/v1/waybills?all=true").then().body("size()", equalTo(1));
    }

    @Test
    void aCardShowsOnTheFormWithTheEndOfItsNumberAlone() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String number = district.issued();
        TestTruck.query("update vehicle set active = false where plate = ?", district.plate);
        terminal.ask(new DriverIdentity(
                1, now, 0, new DriverIdentity.DriverCard("王五", "150203198001011234", "包头市运管处", "20301231", null)));

        district.carrier()
                .get("/manifests/" + number)
                .then()
                .body(containsString("驾驶员卡：王五 **1234"), not(containsString("150203198001011234")));
        district.carrier().get("/waybills").then().body(containsString("**1234"));

        terminal.ask(new DriverIdentity(2, now.plusSeconds(1), -1, null));
        district.carrier().get("/manifests/" + number).then().body(not(containsString("驾驶员卡：王五")));
    }

    @Test
    void whatIsOldGoesAndWhatIsNotStays() {
        send("乘客=无");
        send("车牌=无");
        TestTruck.query(
                "update waybill set last_at = now() - interval '366 days' where terminal_id = ? and digest = (select digest from waybill where terminal_id = ? order by id limit 1)",
                truck.terminalId(),
                truck.terminalId());

        assertThat(keeper.expire(clock.instant())).isPositive();

        assertThat(waybills("reasons -> 0 ->> 'code'")).containsExactly("WAYBILL_WRONG_TRUCK");
    }

    private Answered send(String waybill) {
        return send(waybill.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends it; the acknowledgement and the text come in either order. */
    private Answered send(byte[] content) {
        int serial = terminal.send(new Waybill(Bytes.copyOf(content)));
        @Nullable PlatformResult result = null;
        @Nullable String text = null;
        while (result == null || text == null) {
            PlatformMessage message = terminal.next();
            switch (message) {
                case PlatformAnswer answer -> {
                    assertThat(answer.answeredSerial()).isEqualTo(serial);
                    result = answer.result();
                }
                case TextMessage order -> {
                    terminal.answer(TerminalResult.OK);
                    text = order.text();
                }
                default -> throw new AssertionError("unexpected " + message);
            }
        }
        return new Answered(result, text);
    }

    private List<String> waybills(String columns) {
        return TestTruck.query(
                "select " + columns + " from waybill where terminal_id = ? order by id", truck.terminalId());
    }
}
