package org.liandan.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.command.store.CommandProgress;
import org.liandan.fleet.TerminalId;
import org.liandan.jt808.LocationAnswer;
import org.liandan.jt808.Parameter;
import org.liandan.jt808.ParameterAnswer;
import org.liandan.jt808.ParameterId;
import org.liandan.jt808.ProtocolVersion;
import org.liandan.jt808.QueryLocation;
import org.liandan.jt808.QueryParameters;
import org.liandan.jt808.SetParameters;
import org.liandan.jt808.TerminalResult;
import org.liandan.jt808.TextMessage;
import org.liandan.jt808.VehicleControl;
import org.liandan.jt808.VehicleControlAnswer;
import org.liandan.party.Role;

/** Orders, from the request over REST to the terminal on its socket and back. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CommandDeliveryTest {

    private static final String REASON = "车辆多次超速且拒不接受检查";

    @Inject
    Jt808Server server;

    @Inject
    CommandDelivery delivery;

    @Inject
    CommandProgress progress;

    @Inject
    Clock clock;

    private TestTruck truck = new TestTruck(0, 0, "", "", 0);

    @BeforeEach
    void registerTruck() {
        truck = TestTruck.register();
    }

    @ParameterizedTest
    @EnumSource(
            value = ProtocolVersion.class,
            names = {"V2013", "V2019"})
    void aTextReachesTheDriverAndItsAnswerThePlatform(ProtocolVersion version) {
        try (TestTerminal terminal = online(version)) {
            long id = order(officer(), Map.of("kind", "TEXT", "text", "前方学校，请减速"));

            TextMessage text = terminal.next(TextMessage.class);
            assertThat(text.text()).isEqualTo("前方学校，请减速");
            assertThat(text.outputs()).isEqualTo(Set.of(TextMessage.Output.DISPLAY, TextMessage.Output.SPEECH));
            terminal.answer(TerminalResult.OK);

            awaitState(id, "ANSWERED");
            assertThat(auditOf(id)).containsExactly("COMMAND_REQUESTED", "COMMAND_ANSWERED");
        }
    }

    @Test
    void parametersAreSetAndAsked() {
        try (TestTerminal terminal = online(ProtocolVersion.V2013)) {
            long set = order(
                    officer(),
                    Map.of("kind", "SET_PARAMETERS", "parameters", List.of(Map.of("id", "0x0055", "value", 60))));
            assertThat(terminal.next(SetParameters.class).parameters())
                    .containsExactly(new Parameter.Number(ParameterId.MAX_SPEED, 60));
            terminal.answer(TerminalResult.OK);
            awaitState(set, "ANSWERED");

            long asked = order(officer(), Map.of("kind", "QUERY_PARAMETERS", "ids", List.of("0x0055")));
            assertThat(terminal.next(QueryParameters.class).ids()).containsExactly(0x55L);
            terminal.send(new ParameterAnswer(
                    terminal.lastHeader().serial(), List.of(new Parameter.Number(ParameterId.MAX_SPEED, 60))));
            awaitState(asked, "ANSWERED");
            assertThat(TestTruck.query("select answer is not null from terminal_command where id = ?", asked))
                    .containsExactly("t");
        }
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void aTerminalTellsWhereItIsEvenIfItsAnswerDoesNotSayWhatItAnswers(ProtocolVersion version) {
        try (TestTerminal terminal = online(version)) {
            long id = order(officer(), Map.of("kind", "QUERY_LOCATION"));
            terminal.next(QueryLocation.class);
            int serial = version == ProtocolVersion.V2011
                    ? -1
                    : terminal.lastHeader().serial();
            terminal.send(new LocationAnswer(serial, TestTerminal.report(clock.instant(), 109.83, 40.66, 42.5, 90)));

            awaitState(id, "ANSWERED");
            officer().get(path() + "/" + id).then().body("answer.location.speed_kmh", equalTo(42.5f));
        }
    }

    @Test
    void aTerminalThatIsOfflineGetsItAtItsNextLogin() {
        long id = order(officer(), Map.of("kind", "TEXT", "text", "请回停车场"));
        assertThat(state(id)).isEqualTo("QUEUED");

        try (TestTerminal terminal = online(ProtocolVersion.V2013)) {
            assertThat(terminal.next(TextMessage.class).text()).isEqualTo("请回停车场");
            terminal.answer(TerminalResult.OK);
            awaitState(id, "ANSWERED");
        }
    }

    @Test
    void whatWasSentAndNotAnsweredIsSentAgainAfterARestart() {
        long id = order(officer(), Map.of("kind", "TEXT", "text", "再发一次"));
        TestTruck.query(
                "update terminal_command set state = 'SENT', sendings = 1, last_sent_at = now() where id = ?", id);

        try (TestTerminal terminal = online(ProtocolVersion.V2013)) {
            assertThat(terminal.next(TextMessage.class).text()).isEqualTo("再发一次");
            terminal.answer(TerminalResult.OK);
            awaitState(id, "ANSWERED");
        }
        assertThat(TestTruck.queryInt("select sendings from terminal_command where id = ?", id))
                .isEqualTo(2);
    }

    @Test
    void silenceIsAnsweredBySendingAgainAndInTheEndByGivingUp() {
        try (TestTerminal terminal = online(ProtocolVersion.V2013)) {
            long id = order(officer(), Map.of("kind", "TEXT", "text", "有人吗"));
            terminal.next(TextMessage.class);
            int first = terminal.lastHeader().serial();
            Instant moment = clock.instant();

            // 15 s, then twice as long, then three times that, then four times that
            for (int waitS : List.of(16, 31, 91)) {
                moment = moment.plusSeconds(waitS);
                tick(moment);
                terminal.next(TextMessage.class);
                assertThat(terminal.lastHeader().serial()).isNotEqualTo(first);
            }
            tick(moment.plusSeconds(361));

            awaitState(id, "FAILED");
            assertThat(failure(id)).isEqualTo("NO_ANSWER");
            assertThat(auditOf(id)).containsExactly("COMMAND_REQUESTED", "COMMAND_FAILED");
        }
    }

    @Test
    void aRefusalEndsItWithTheTerminalsReason() {
        try (TestTerminal terminal = online(ProtocolVersion.V2013)) {
            long id = order(officer(), Map.of("kind", "TEXT", "text", "能听到吗"));
            terminal.next(TextMessage.class);
            terminal.answer(TerminalResult.UNSUPPORTED);

            awaitState(id, "FAILED");
            assertThat(failure(id)).isEqualTo("UNSUPPORTED");
        }
    }

    @Test
    void whatTheEditionDoesNotHaveIsNotSent() {
        try (TestTerminal terminal = online(ProtocolVersion.V2013)) {
            long id = order(officer(), Map.of("kind", "CHECK_LINK"));

            awaitState(id, "FAILED");
            assertThat(failure(id)).isEqualTo("NOT_IN_EDITION");
            assertThat(terminal.isClosedWithin(Duration.ofMillis(1))).isFalse();
        }
    }

    @Test
    void anAnswerAfterTheEndChangesNothing() {
        try (TestTerminal terminal = online(ProtocolVersion.V2013)) {
            Instant expiresAt = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofHours(1));
            long id = order(
                    officer(),
                    Map.of(
                            "kind",
                            "TEXT",
                            "text",
                            "一小时内",
                            "expiresAt",
                            expiresAt.atOffset(ZoneOffset.UTC).toString()));
            terminal.next(TextMessage.class);
            tick(expiresAt);
            awaitState(id, "EXPIRED");

            terminal.answer(TerminalResult.OK);
            long next = order(officer(), Map.of("kind", "TEXT", "text", "下一条"));
            terminal.next(TextMessage.class);
            terminal.answer(TerminalResult.OK);
            awaitState(next, "ANSWERED");
            assertThat(state(id)).isEqualTo("EXPIRED");
        }
    }

    @Test
    void ofOneKindOneIsUnderWayAtATime() {
        try (TestTerminal terminal = online(ProtocolVersion.V2013)) {
            long first = order(officer(), Map.of("kind", "TEXT", "text", "第一条"));
            long second = order(officer(), Map.of("kind", "TEXT", "text", "第二条"));
            assertThat(terminal.next(TextMessage.class).text()).isEqualTo("第一条");
            assertThat(state(second)).isEqualTo("QUEUED");

            terminal.answer(TerminalResult.OK);
            assertThat(terminal.next(TextMessage.class).text()).isEqualTo("第二条");
            terminal.answer(TerminalResult.OK);
            awaitState(first, "ANSWERED");
            awaitState(second, "ANSWERED");
        }
    }

    @Test
    void lockingAVehicleTakesAReasonAndASecondOfficer() {
        officer()
                .body(Map.of("kind", "CONTROL_VEHICLE", "doors", "LOCK", "reason", "太短"))
                .post(path())
                .then()
                .statusCode(422)
                .body("violations.field", hasItems("reason"));

        try (TestTerminal terminal = online(ProtocolVersion.V2013)) {
            long id = order(officer(), Map.of("kind", "CONTROL_VEHICLE", "doors", "LOCK", "reason", REASON));
            assertThat(state(id)).isEqualTo("AWAITING_CONFIRMATION");

            confirm(officer(), id).then().statusCode(403).body("type", containsString("second-officer"));
            confirm(carrier(), id).then().statusCode(403);
            assertThat(state(id)).isEqualTo("AWAITING_CONFIRMATION");

            confirm(secondOfficer(), id).then().statusCode(200).body("confirmedBy", equalTo("cmd-officer-2"));
            confirm(secondOfficer(), id).then().statusCode(409);
            assertThat(terminal.next(VehicleControl.class).doors()).isEqualTo(VehicleControl.Doors.LOCK);
            int serial = terminal.lastHeader().serial();
            terminal.answer(TerminalResult.OK);
            await().until(() -> TestTruck.query(
                            "select 1 from terminal_command where id = ? and acknowledged_at is not null", id)
                    .equals(List.of("1")));
            assertThat(state(id)).isEqualTo("SENT");

            terminal.send(new VehicleControlAnswer(serial, TestTerminal.report(clock.instant(), 109.83, 40.66, 0, 90)));
            awaitState(id, "ANSWERED");
            assertThat(auditOf(id)).containsExactly("COMMAND_REQUESTED", "COMMAND_CONFIRMED", "COMMAND_ANSWERED");
        }
    }

    @Test
    void whatNobodyConfirmsIsNeverSent() {
        long id = order(officer(), Map.of("kind", "CONTROL_TERMINAL", "control", "RESET", "reason", REASON));
        TestTruck.query("update terminal_command set confirm_by = now() - interval '1 second' where id = ?", id);

        confirm(secondOfficer(), id).then().statusCode(409);
        progress.expire(clock.instant());
        assertThat(failure(id)).isEqualTo("NOT_CONFIRMED");
        assertThat(auditOf(id)).containsExactly("COMMAND_REQUESTED", "COMMAND_EXPIRED");
    }

    @Test
    void whatATerminalNeverComesForExpires() {
        Instant expiresAt = clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(600);
        long id = order(
                officer(),
                Map.of(
                        "kind",
                        "TEXT",
                        "text",
                        "没人听",
                        "expiresAt",
                        expiresAt.atOffset(ZoneOffset.UTC).toString()));
        progress.expire(expiresAt.minusSeconds(1));
        assertThat(state(id)).isEqualTo("QUEUED");

        progress.expire(expiresAt);
        assertThat(failure(id)).isEqualTo("OUT_OF_TIME");
        try (TestTerminal terminal = online(ProtocolVersion.V2013)) {
            order(officer(), Map.of("kind", "TEXT", "text", "有人听"));
            assertThat(terminal.next(TextMessage.class).text()).isEqualTo("有人听");
        }
    }

    @Test
    void anotherServersAddressIsGuardedToo() {
        long id = order(
                officer(),
                Map.of(
                        "kind",
                        "SET_PARAMETERS",
                        "reason",
                        REASON,
                        "parameters",
                        List.of(Map.of("id", "0x0013", "value", "203.0.113.5"))));

        assertThat(state(id)).isEqualTo("AWAITING_CONFIRMATION");
    }

    @Test
    void aCarrierSpeaksToItsOwnTrucksAndControlsNone() {
        long id = order(carrier(), Map.of("kind", "TEXT", "text", "中午回场"));
        carrier().get(path() + "/" + id).then().statusCode(200).body("requestedBy", equalTo("cmd-carrier"));
        carrier().delete(path() + "/" + id).then().statusCode(204);
        assertThat(state(id)).isEqualTo("CANCELLED");

        carrier()
                .body(Map.of("kind", "CONTROL_VEHICLE", "doors", "LOCK", "reason", REASON))
                .post(path())
                .then()
                .statusCode(403);
    }

    @Test
    void aCarrierKnowsNothingOfAnothersTrucks() {
        RequestSpecification other =
                Accounts.as("cmd-other", Role.CARRIER, Accounts.organization("另一家承运公司", "CMDOTHERCARRIER001"));

        other.get(path()).then().statusCode(404);
        Accounts.as("cmd-other", Role.CARRIER, 0)
                .body(Map.of("kind", "TEXT", "text", "你好"))
                .post(path())
                .then()
                .statusCode(404);
    }

    @Test
    void anAuditorReadsAndOrdersNothingAndThePoliceDoNeither() {
        long bureau = Accounts.organization("指令测试执法局", "CMDTESTBUREAU00001");
        Accounts.as("cmd-auditor", Role.AUDITOR, bureau).get(path()).then().statusCode(200);
        Accounts.as("cmd-auditor", Role.AUDITOR, bureau)
                .body(Map.of("kind", "TEXT", "text", "你好"))
                .post(path())
                .then()
                .statusCode(403);
        Accounts.as("cmd-police", Role.TRAFFIC_POLICE, bureau)
                .get(path())
                .then()
                .statusCode(403);
    }

    @Test
    void aFieldAtFaultIsNamedWithItsRule() {
        officer()
                .body(Map.of("kind", "TRACK", "intervalS", 70000, "validityS", 600, "typo", 1))
                .post(path())
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("violations.field", hasItems("intervalS", "typo"))
                .body("violations[0].message", containsString("65535"));
        officer().body(Map.of("kind", "EXPLODE")).post(path()).then().statusCode(422);
        officer()
                .body(Map.of("kind", "TEXT", "text", "你好", "expiresAt", "2031-01-01T00:00:00+08:00"))
                .post(path())
                .then()
                .statusCode(422)
                .body("violations.field", hasItems("expiresAt"));
    }

    @Test
    void theSameRequestTwiceIsOneOrder() {
        String key = "cmd-" + truck.phone();
        Map<String, ?> text = Map.of("kind", "TEXT", "text", "只发一次");
        long first = officer()
                .header("Idempotency-Key", key)
                .body(text)
                .post(path())
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("id");
        long second = officer()
                .header("Idempotency-Key", key)
                .body(text)
                .post(path())
                .jsonPath()
                .getLong("id");

        assertThat(second).isEqualTo(first);
        officer().get(path() + "?state=QUEUED").then().statusCode(200).header("X-Total-Count", equalTo("1"));
    }

    @Test
    void aTerminalHasABoundedNumberOfOrders() {
        TestTruck.query(
                "insert into terminal_command (terminal_id, kind, origin, requested_by, request, state, created_at, expires_at)"
                        + " select ?, 'TEXT', 'OFFICER', 'somebody', '{}', 'QUEUED', now(), now() + interval '1 day'"
                        + " from generate_series(1, 100)",
                truck.terminalId());

        officer()
                .body(Map.of("kind", "TEXT", "text", "太多了"))
                .post(path())
                .then()
                .statusCode(409)
                .body("type", containsString("too-many-commands"));
    }

    private TestTerminal online(ProtocolVersion version) {
        TestTerminal terminal = new TestTerminal(server.port(), truck.phone(), version);
        terminal.logIn(truck.plate());
        return terminal;
    }

    private String path() {
        return "/api/v1/terminals/" + truck.phone() + "/commands";
    }

    private static RequestSpecification officer() {
        return Accounts.as("cmd-officer", Role.BUREAU, Accounts.organization("指令测试执法局", "CMDTESTBUREAU00001"));
    }

    private static RequestSpecification secondOfficer() {
        return Accounts.as("cmd-officer-2", Role.BUREAU, Accounts.organization("指令测试执法局", "CMDTESTBUREAU00001"));
    }

    private RequestSpecification carrier() {
        return Accounts.as("cmd-carrier", Role.CARRIER, truck.carrierId());
    }

    private long order(RequestSpecification caller, Map<String, ?> request) {
        return caller.body(request)
                .post(path())
                .then()
                .statusCode(201)
                .header("Location", containsString(path() + "/"))
                .extract()
                .jsonPath()
                .getLong("id");
    }

    private Response confirm(RequestSpecification caller, long id) {
        return caller.post(path() + "/" + id + "/confirmation");
    }

    private void tick(Instant moment) {
        delivery.tick(new TerminalId(truck.terminalId()), moment);
    }

    private static String state(long id) {
        return TestTruck.query("select state from terminal_command where id = ?", id)
                .getFirst();
    }

    private static String failure(long id) {
        return TestTruck.query("select failure from terminal_command where id = ?", id)
                .getFirst();
    }

    private static void awaitState(long id, String state) {
        await().untilAsserted(() -> assertThat(state(id)).isEqualTo(state));
    }

    private static List<String> auditOf(long id) {
        return TestTruck.query(
                "select action from audit_entry where subject_type = 'terminal_command' and subject_id = ? order by id",
                Long.toString(id));
    }
}
