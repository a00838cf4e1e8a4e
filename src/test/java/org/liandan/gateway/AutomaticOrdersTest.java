package org.liandan.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.geo.LonLat;
import org.liandan.haul.Measure;
import org.liandan.haul.Verdict;
import org.liandan.haul.ViolationRecorded;
import org.liandan.haul.ViolationType;
import org.liandan.jt808.Parameter;
import org.liandan.jt808.ParameterAnswer;
import org.liandan.jt808.ParameterId;
import org.liandan.jt808.ProtocolVersion;
import org.liandan.jt808.QueryParameters;
import org.liandan.jt808.RoadRoute;
import org.liandan.jt808.SetParameters;
import org.liandan.jt808.SetPolygon;
import org.liandan.jt808.SetRoute;
import org.liandan.jt808.TerminalResult;
import org.liandan.jt808.TextMessage;
import org.liandan.party.OrganizationId;
import org.liandan.party.Role;
import org.liandan.place.RoutesChanged;

/** What the software says to a terminal by itself: its settings when it logs in, and warnings to the driver. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AutomaticOrdersTest {

    @Inject
    Jt808Server server;

    @Inject
    Clock clock;

    private TestTruck truck = new TestTruck(0, 0, "", "", 0);

    @BeforeEach
    void registerTruck() {
        truck = TestTruck.registerForAutomaticOrders(Accounts.organization("自动指令测试公司", "AUTOORDERSCARRIER1"));
    }

    @Test
    void aTruckGetsTheSettingsThatItLacksOnceAndNotAgain() {
        String code;
        try (TestTerminal terminal = terminal()) {
            code = terminal.logIn(truck.plate());
            assertThat(terminal.next(QueryParameters.class).ids()).contains(0x55L, 0x56L, 0x30L, 0x29L, 0x27L, 0x22L);
            // 80 instead of 60, no word of the corner angle, the rest as it shall be
            terminal.send(new ParameterAnswer(
                    terminal.lastHeader().serial(),
                    List.of(
                            new Parameter.Number(ParameterId.MAX_SPEED, 80),
                            new Parameter.Number(ParameterId.OVERSPEED_DURATION, 10),
                            new Parameter.Number(ParameterId.REPORT_INTERVAL, 15),
                            new Parameter.Number(ParameterId.REPORT_INTERVAL_ASLEEP, 300),
                            new Parameter.Number(ParameterId.REPORT_INTERVAL_NOT_LOGGED_IN, 30))));

            assertThat(terminal.next(SetParameters.class).parameters())
                    .containsExactlyInAnyOrder(
                            new Parameter.Number(ParameterId.MAX_SPEED, 60),
                            new Parameter.Number(ParameterId.CORNER_ANGLE, 20));
            terminal.answer(TerminalResult.OK);
            await().until(() -> known("parameter:0x0030").equals(List.of("20|CONFIRMED")));
            assertThat(known("parameter:0x0055")).containsExactly("60|CONFIRMED");
        }
        int orders = orders();
        try (TestTerminal terminal = terminal()) {
            terminal.authenticate(code);
            assertTheNextWordIsAnOfficers(terminal);
        }
        assertThat(orders()).isEqualTo(orders + 1);
    }

    @Test
    void whatATerminalDoesNotKnowItIsNotToldAgain() {
        String code;
        try (TestTerminal terminal = terminal()) {
            code = terminal.logIn(truck.plate());
            terminal.next(QueryParameters.class);
            terminal.answer(TerminalResult.UNSUPPORTED);
            assertThat(terminal.next(SetParameters.class).parameters()).hasSize(6);
            terminal.answer(TerminalResult.UNSUPPORTED);
            await().until(() -> known("parameter:0x0055").equals(List.of("|UNSUPPORTED")));
        }
        try (TestTerminal terminal = terminal()) {
            terminal.authenticate(code);
            assertTheNextWordIsAnOfficers(terminal);
        }
    }

    @Test
    void routesAndFencesFollowTheRegistry() {
        knowsItsParameters();
        long place = TestTruck.queryInt(
                "insert into place (code, name, kind, address, organization_id, fence) values (?, '自动测试停车场', 'DEPOT',"
                        + " '昆都仑区', ?, st_geomfromtext('POLYGON((109.8 40.6,109.81 40.6,109.81 40.61,109.8 40.6))', 4326))"
                        + " returning id",
                "AUTO-" + truck.vehicleId(),
                Accounts.organization("自动指令测试公司二", "AUTOORDERSCARRIER2"));
        int route = TestTruck.queryInt(
                "insert into route (code, name, line, corridor_width_m, speed_limit_kph, to_place_id) values (?, '自动测试线路',"
                        + " st_geomfromtext('LINESTRING(109.8 40.6,109.82 40.6,109.82 40.62)', 4326), 30, 40, ?)"
                        + " returning id",
                "AUTO-" + truck.vehicleId(),
                place);
        try (TestTerminal terminal = terminal()) {
            terminal.logIn(truck.plate());
            TestTruck.query("insert into vehicle_route values (?, ?)", truck.vehicleId(), route);
            routesChanged();

            RoadRoute sent = terminal.next(SetRoute.class).route();
            assertThat(sent.id()).isEqualTo(route);
            assertThat(sent.turns()).hasSize(3);
            assertThat(sent.turns().getFirst().widthM()).isEqualTo(60);
            terminal.answer(TerminalResult.OK);
            assertThat(terminal.next(SetPolygon.class).area().vertices()).hasSize(3);
            terminal.answer(TerminalResult.OK);
            await().until(() -> known("fence:" + place).size() == 1);

            routesChanged();
            assertTheNextWordIsAnOfficers(terminal);
        }
    }

    @Test
    void theDriverHearsOfALiveViolationOnceInAWhile() {
        knowsItsParameters();
        TestTruck other = TestTruck.registerForAutomaticOrders(truck.carrierId());
        knowsItsParameters(other);
        try (TestTerminal terminal = terminal();
                TestTerminal otherTerminal = new TestTerminal(server.port(), other.phone(), ProtocolVersion.V2013)) {
            terminal.logIn(truck.plate());
            otherTerminal.logIn(other.plate());
            violation(truck, clock.instant().minus(Duration.ofHours(1)), null);
            violation(truck, clock.instant(), clock.instant());
            violation(truck, clock.instant(), null);
            violation(truck, clock.instant(), null);
            // warned behind the others, so these have been dealt with when it hears
            violation(other, clock.instant(), null);

            TextMessage text = otherTerminal.next(TextMessage.class);
            assertThat(text.text()).isEqualTo("您已超速，限速60公里每小时，实测72.5公里每小时，请减速行驶。");
            assertThat(text.outputs()).contains(TextMessage.Output.SPEECH);
            assertThat(TestTruck.queryInt(
                            "select count(*) from terminal_command where terminal_id = ? and origin = 'VIOLATION'",
                            truck.terminalId()))
                    .isEqualTo(1);
        }
    }

    /** A message that comes now comes behind everything that the software had to say. */
    private void assertTheNextWordIsAnOfficers(TestTerminal terminal) {
        Accounts.as("auto-officer", Role.BUREAU, truck.carrierId())
                .body(Map.of("kind", "TEXT", "text", "测试"))
                .post("/api/v1/terminals/" + truck.phone() + "/commands")
                .then()
                .statusCode(201);
        assertThat(terminal.next(TextMessage.class).text()).isEqualTo("测试");
        terminal.answer(TerminalResult.OK);
    }

    private TestTerminal terminal() {
        return new TestTerminal(server.port(), truck.phone(), ProtocolVersion.V2013);
    }

    private void knowsItsParameters() {
        knowsItsParameters(truck);
    }

    private static void knowsItsParameters(TestTruck truck) {
        Map.of("0x0055", 60, "0x0056", 10, "0x0030", 20, "0x0029", 15, "0x0027", 300, "0x0022", 30)
                .forEach((id, value) -> TestTruck.query(
                        "insert into terminal_setting values (?, ?, ?, 'CONFIRMED', 2013, now())",
                        truck.terminalId(),
                        "parameter:" + id,
                        value.toString()));
    }

    private List<String> known(String item) {
        return TestTruck.query(
                "select value, standing from terminal_setting where terminal_id = ? and item = ?",
                truck.terminalId(),
                item);
    }

    private int orders() {
        return TestTruck.queryInt("select count(*) from terminal_command where terminal_id = ?", truck.terminalId());
    }

    private static void routesChanged() {
        Arc.container().beanManager().getEvent().select(RoutesChanged.class).fire(new RoutesChanged());
    }

    private static void violation(TestTruck truck, Instant startedAt, @Nullable Instant endedAt) {
        Arc.container()
                .beanManager()
                .getEvent()
                .select(ViolationRecorded.class)
                .fire(new ViolationRecorded(
                        1,
                        ViolationType.SPEEDING,
                        truck.vehicleId(),
                        truck.plate(),
                        new OrganizationId(truck.carrierId()),
                        startedAt,
                        endedAt,
                        new LonLat(109.83, 40.66),
                        new Measure.Speed(600, 725),
                        Verdict.OBSERVED,
                        "H01"));
    }
}
