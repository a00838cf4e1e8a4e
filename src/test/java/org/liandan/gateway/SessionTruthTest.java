package org.liandan.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.fleet.TerminalContacts;
import org.liandan.fleet.TerminalDirectory;
import org.liandan.fleet.TerminalPhone;
import org.liandan.jt808.Authentication;
import org.liandan.jt808.BatchKind;
import org.liandan.jt808.Heartbeat;
import org.liandan.jt808.LocationBatch;
import org.liandan.jt808.LocationReport;
import org.liandan.jt808.MalformedReason;
import org.liandan.jt808.PackageRequest;
import org.liandan.jt808.Parameter;
import org.liandan.jt808.ParameterAnswer;
import org.liandan.jt808.ParameterId;
import org.liandan.jt808.PlatformMessage;
import org.liandan.jt808.PlatformResult;
import org.liandan.jt808.ProtocolVersion;
import org.liandan.jt808.Registration;
import org.liandan.jt808.RegistrationAnswer;
import org.liandan.jt808.RegistrationResult;
import org.liandan.party.Role;

/** Sessions tell the truth: who is there, who is not who it says it is, what was lost, and why a box stays out. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SessionTruthTest {

    /** Offset in a frame of 2013; nothing in front of it needs escaping. */
    private static final int SERIAL_LOW_BYTE = 12;

    private static final Duration SOON = Duration.ofSeconds(15);

    @Inject
    Jt808Server server;

    @Inject
    FrameCounters frames;

    @Inject
    TerminalContacts contacts;

    @Inject
    TerminalDirectory directory;

    @Inject
    Clock clock;

    private TestTruck truck = new TestTruck(0, 0, "", "", 0);

    @BeforeEach
    void registerTruck() {
        truck = TestTruck.register();
    }

    // --- clones and devices ---------------------------------------------------------------------------------------

    @Test
    void aSecondLoginFromElsewhereWhileTheFirstIsAliveIsASuspectedClone() {
        try (TestTerminal first = terminal(ProtocolVersion.V2013);
                TestTerminal clone =
                        new TestTerminal(server.port(), truck.phone(), ProtocolVersion.V2013, "127.0.0.2")) {
            String code = first.logIn(truck.plate());
            assertThat(clone.authenticate(code)).isEqualTo(PlatformResult.OK);

            assertThat(first.isClosedWithin(SOON)).isTrue();
            awaitIncident("CLONE_SUSPECTED", "127.0.0.2");
        }
    }

    @Test
    void aTerminalThatComesBackFromItsOwnAddressIsNoClone() {
        try (TestTerminal first = terminal(ProtocolVersion.V2019);
                TestTerminal again = terminal(ProtocolVersion.V2019)) {
            String code = first.logIn(truck.plate());
            assertThat(again.authenticate(code)).isEqualTo(PlatformResult.OK);
            assertThat(again.authenticate("wrong")).isEqualTo(PlatformResult.FAILURE);

            // the later incident is in the book, so an earlier one would be too
            awaitIncident("WRONG_CODE", "127.0.0.1");
            assertThat(incidents())
                    .noneMatch(incident -> incident.startsWith("CLONE") || incident.startsWith("DEVICE"));
        }
    }

    @Test
    void anotherImeiUnderTheSameNumberIsNoticed() {
        String code;
        try (TestTerminal first = terminal(ProtocolVersion.V2019)) {
            code = first.logIn(truck.plate());
        }
        await().atMost(SOON).until(() -> !session("online").equals("true"));
        try (TestTerminal other = terminal(ProtocolVersion.V2019)) {
            assertThat(other.ask(
                            new Authentication(code, "861111111" + truck.phone().substring(5), "V1.0")))
                    .isEqualTo(PlatformResult.OK);
            awaitIncident("DEVICE_CHANGED", "127.0.0.1");
        }
    }

    @Test
    void aBoxThatIsInUseOnAnotherTruckIsRefused() {
        TestTruck second = TestTruck.register();
        String boxId = "XA7K" + truck.phone().substring(8);
        try (TestTerminal first = terminal(ProtocolVersion.V2013);
                TestTerminal moved = new TestTerminal(server.port(), second.phone(), ProtocolVersion.V2013)) {
            first.send(new Registration(15, 203, "70107", "TEST", boxId, 2, truck.plate()));
            String code = String.valueOf(((RegistrationAnswer) first.next()).authCode());
            assertThat(first.authenticate(code)).isEqualTo(PlatformResult.OK);

            moved.send(new Registration(15, 203, "70107", "TEST", boxId, 2, second.plate()));
            assertThat(((RegistrationAnswer) moved.next()).result())
                    .isEqualTo(RegistrationResult.TERMINAL_ALREADY_REGISTERED);
            bureau().get("/api/v1/terminals/" + second.phone() + "/session")
                    .then()
                    .statusCode(200)
                    .body("online", equalTo(false))
                    .body("failures[0].kind", equalTo("DEVICE_CONFLICT"))
                    .body("failures[0].detail", containsString(truck.plate()));
        }
    }

    @Test
    void theSameIdOfAnotherMakerIsAnotherBox() {
        TestTruck second = TestTruck.register();
        String boxId = "YA7K" + truck.phone().substring(8);
        try (TestTerminal first = terminal(ProtocolVersion.V2013);
                TestTerminal other = new TestTerminal(server.port(), second.phone(), ProtocolVersion.V2013)) {
            first.send(new Registration(15, 203, "70107", "TEST", boxId, 2, truck.plate()));
            assertThat(first.authenticate(String.valueOf(((RegistrationAnswer) first.next()).authCode())))
                    .isEqualTo(PlatformResult.OK);

            other.send(new Registration(15, 203, "70999", "TEST", boxId, 2, second.plate()));
            assertThat(((RegistrationAnswer) other.next()).result()).isEqualTo(RegistrationResult.OK);
        }
    }

    // --- why a box does not get in --------------------------------------------------------------------------------

    @Test
    void aNumberThatNobodyRegisteredIsOnThePageWithWhatToDo() {
        try (TestTerminal stranger = new TestTerminal(server.port(), "13988880001", ProtocolVersion.V2013)) {
            assertThat(stranger.register("蒙B54321").result()).isEqualTo(RegistrationResult.NO_SUCH_TERMINAL);

            bureau().accept("text/html")
                    .get("/terminals")
                    .then()
                    .statusCode(200)
                    .body(containsString("13988880001"))
                    .body(containsString("终端手机号没有登记"))
                    .body(containsString("把它登记到所在的车辆上"));
            bureau().accept("text/html")
                    .get("/terminals/13988880001")
                    .then()
                    .statusCode(200)
                    .body(containsString("蒙B54321"));
        }
    }

    @Test
    void anotherPlateIsNamedBesideTheRegisteredOne() {
        try (TestTerminal terminal = terminal(ProtocolVersion.V2019)) {
            terminal.register("蒙B00000");

            bureau().get("/api/v1/terminals/" + truck.phone() + "/session")
                    .then()
                    .body("failures[0].kind", equalTo("PLATE_MISMATCH"))
                    .body("failures[0].detail", containsString("蒙B00000"))
                    .body("failures[0].detail", containsString(truck.plate()));
        }
    }

    @Test
    void whoGetsInAfterAllIsNoLongerOnTheList() {
        try (TestTerminal terminal = terminal(ProtocolVersion.V2013)) {
            terminal.authenticate("guess");
            assertThat(session("failures[0].kind")).isEqualTo("NEVER_REGISTERED");

            terminal.logIn(truck.plate());
            assertThat(session("failures[0].solved")).isEqualTo("true");
        }
    }

    @Test
    void aBoxWithAWrongCheckCodeIsFoundUnderTheNumberThatItClaims() {
        try (TestTerminal terminal = terminal(ProtocolVersion.V2013)) {
            ByteBuf frame =
                    Unpooled.copiedBuffer(terminal.frames(new Heartbeat()).getFirst());
            frame.setByte(SERIAL_LOW_BYTE, 5);
            terminal.sendRaw(frame);

            await().atMost(SOON)
                    .untilAsserted(() -> bureau().get("/api/v1/terminals/" + truck.phone() + "/session")
                            .then()
                            .body("failures[0].kind", equalTo("MALFORMED"))
                            .body("failures[0].detail", containsString("校验码"))
                            .body("failures[0].hex", containsString("0002"))
                            .body("malformed", equalTo(1)));
        }
    }

    @Test
    void whoNeverSaysAnythingIsToldByItsAddress() {
        try (TestTerminal silent =
                new TestTerminal(server.port(), truck.phone(), ProtocolVersion.V2013, "127.0.0.77")) {
            assertThat(silent.isClosedWithin(Duration.ofSeconds(30))).isTrue();
        }
        bureau().accept("text/html")
                .get("/terminals?q=127.0.0.77")
                .then()
                .body(containsString("127.0.0.77"))
                .body(containsString("连上后什么也没有说"));
    }

    // --- the log --------------------------------------------------------------------------------------------------

    @Test
    void theLatestMessagesOfBothSidesCanBeRead() {
        try (TestTerminal terminal = terminal(ProtocolVersion.V2019)) {
            terminal.logIn(truck.plate());
            assertThat(terminal.ask(report())).isEqualTo(PlatformResult.OK);

            bureau().get("/api/v1/terminals/" + truck.phone() + "/messages")
                    .then()
                    .statusCode(200)
                    .body("[0].direction", equalTo("DOWN"))
                    .body("[0].messageId", equalTo("0x8001"))
                    .body("[1].direction", equalTo("UP"))
                    .body("[1].messageId", equalTo("0x0200"))
                    .body("[1].name", containsString("位置信息汇报"))
                    .body("[1].header.version", equalTo("2019"))
                    .body("[1].body.speed_kmh", equalTo(30.0f))
                    .body("[1].hex", containsString("7e0200"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"V2013", "V2019"})
    void codesAreMaskedInTreeAndHex(ProtocolVersion version) {
        try (TestTerminal terminal = terminal(version)) {
            String code = terminal.logIn(truck.plate());
            terminal.authenticate("a-code-of-before");
            String hex = hex(code);

            String shown = bureau().get("/api/v1/terminals/" + truck.phone() + "/messages")
                    .asString();
            assertThat(shown).contains("0x8100").contains("0x0102").contains("******");
            assertThat(shown).doesNotContain(code).doesNotContain(hex);
            assertThat(shown).doesNotContain("a-code-of-before").doesNotContain(hex("a-code-of-before"));
            assertThat(bureau().accept("text/html")
                            .get("/terminals/" + truck.phone())
                            .asString())
                    .doesNotContain(code)
                    .doesNotContain(hex);
        }
    }

    @Test
    void noMoreThanFiftyMessagesAreKept() {
        try (TestTerminal terminal = terminal(ProtocolVersion.V2013)) {
            terminal.logIn(truck.plate());
            for (int i = 0; i < 60; i++) {
                terminal.ask(new Heartbeat());
            }
            bureau().get("/api/v1/terminals/" + truck.phone() + "/messages")
                    .then()
                    .body("", hasSize(FrameLog.FRAMES));
        }
    }

    @Test
    void countersAndDeviceAreThere() {
        try (TestTerminal terminal = terminal(ProtocolVersion.V2019)) {
            terminal.logIn(truck.plate());
            terminal.ask(report());

            bureau().get("/api/v1/terminals/" + truck.phone() + "/session")
                    .then()
                    .body("online", equalTo(true))
                    .body("edition", equalTo(2019))
                    .body("received", equalTo(3))
                    .body("sent", equalTo(3))
                    .body("positions", equalTo(1))
                    .body("maker", equalTo("70107"))
                    .body("softwareVersion", equalTo("V1.0"))
                    .body("address", equalTo("127.0.0.1"))
                    .body("lastHeardAt", containsString("+08:00"));
        }
    }

    // --- heartbeats -----------------------------------------------------------------------------------------------

    @Test
    void aHeartbeatIntervalThatTheTerminalTellsIsRemembered() {
        try (TestTerminal terminal = terminal(ProtocolVersion.V2013)) {
            terminal.logIn(truck.plate());
            terminal.send(new ParameterAnswer(
                    0, List.of(Parameter.of(ParameterId.of(0x0001).orElseThrow(), "45"))));
            assertThat(terminal.ask(new Heartbeat())).isEqualTo(PlatformResult.OK);

            RegisteredTerminal registered = Objects.requireNonNull(directory.find(new TerminalPhone(truck.phone())));
            assertThat(contacts.find(registered.terminal()).heartbeatS()).isEqualTo(45);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(TestTruck.query(
                                    "select heartbeat_s, parameters->'params'->0->>'value' from terminal_contact"
                                            + " where terminal_id = ?",
                                    truck.terminalId()))
                            .containsExactly("45|45"));
        }
    }

    // --- lost packages --------------------------------------------------------------------------------------------

    @ParameterizedTest
    @EnumSource(names = {"V2013", "V2019"})
    void aLostPackageIsAskedForAndTheMessageCompleted(ProtocolVersion version) {
        try (TestTerminal terminal = terminal(version)) {
            terminal.logIn(truck.plate());
            List<ByteBuf> packages = terminal.frames(batch(90));
            assertThat(packages).hasSizeGreaterThanOrEqualTo(3);
            for (int i = 0; i < packages.size(); i++) {
                if (i != 1) {
                    terminal.sendRaw(packages.get(i).duplicate());
                }
            }
            PackageRequest request = (PackageRequest) terminal.next();
            assertThat(request.indices()).containsExactly(2);

            terminal.sendRaw(packages.get(1).duplicate());
            await().atMost(SOON).until(() -> truck.storedPositions() == 90);
        }
    }

    @Test
    void aMessageWhosePackagesNeverComeIsGivenUpAfterThreeRequests() {
        long before = frames.malformedFor(MalformedReason.FRAGMENT_DROPPED);
        try (TestTerminal terminal = terminal(ProtocolVersion.V2013)) {
            terminal.logIn(truck.plate());
            terminal.sendRaw(terminal.frames(batch(60)).getFirst());

            for (int i = 0; i < 3; i++) {
                assertThat(terminal.next()).isInstanceOf(PackageRequest.class);
            }
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> frames.malformedFor(MalformedReason.FRAGMENT_DROPPED) > before);
            PlatformMessage after = terminal.next();
            assertThat(after).isNotInstanceOf(PackageRequest.class);
        }
    }

    // --- encrypted bodies -----------------------------------------------------------------------------------------

    @Test
    void anEncryptedReportIsRefusedWithoutAKeyAndTakenWithOne() throws Exception {
        try (TestTerminal terminal = terminal(ProtocolVersion.V2013)) {
            terminal.logIn(truck.plate());
            TestKeys keys = TestKeys.make();
            keys.readPlatformsKeyAs(keys.own());
            terminal.frames(report(), keys.cipher()).forEach(terminal::sendRaw);
            assertThat(terminal.next()).isEqualTo(keys.refused(2));
            awaitIncident("ENCRYPTED", "127.0.0.1");

            keys.exchange(terminal);
            terminal.frames(report(), keys.cipher()).forEach(terminal::sendRaw);
            assertThat(terminal.next()).isEqualTo(keys.accepted(4));
            assertThat(truck.storedPositions()).isEqualTo(1);
            bureau().get("/api/v1/terminals/" + truck.phone() + "/messages")
                    .then()
                    .body("[1].messageId", equalTo("0x0200"))
                    .body("[1].body.speed_kmh", equalTo(30.0f));
        }
    }

    // --- who may look ---------------------------------------------------------------------------------------------

    @Test
    void aCarrierSeesItsOwnTerminalsOnly() {
        long other = Accounts.organization("终端页他人公司", "SESSIONOTHERCARRIE");
        RequestSpecification own = Accounts.as("session-own", Role.CARRIER, truck.carrierId());
        own.get("/api/v1/terminals/" + truck.phone() + "/session").then().statusCode(200);
        for (String what : List.of("session", "messages")) {
            Accounts.as("session-other", Role.CARRIER, other)
                    .get("/api/v1/terminals/" + truck.phone() + "/" + what)
                    .then()
                    .statusCode(404);
        }
        try (TestTerminal terminal = terminal(ProtocolVersion.V2013)) {
            terminal.register("蒙B00000");
        }
        awaitIncident("PLATE_MISMATCH", "127.0.0.1");
        Accounts.as("session-other", Role.CARRIER, other)
                .get("/api/v1/terminal-incidents?phone=" + truck.phone())
                .then()
                .statusCode(200)
                .body("", hasSize(0));
        Accounts.as("session-own", Role.CARRIER, truck.carrierId())
                .get("/api/v1/terminal-incidents?phone=" + truck.phone())
                .then()
                .body("kind", hasItem("PLATE_MISMATCH"));
        Accounts.as("session-other", Role.CARRIER, other)
                .accept("text/html")
                .get("/terminals")
                .then()
                .body(not(containsString(truck.phone())));
    }

    @ParameterizedTest
    @EnumSource(names = {"PRODUCER", "RECEIVER", "DRIVER", "TRAFFIC_POLICE", "SUBDISTRICT"})
    void otherRolesAreRefused(Role role) {
        RequestSpecification caller =
                Accounts.as("session-" + role.name().toLowerCase(java.util.Locale.ROOT), role, truck.carrierId());
        for (String path : List.of(
                "/api/v1/terminals/" + truck.phone() + "/session",
                "/api/v1/terminals/" + truck.phone() + "/messages",
                "/api/v1/terminal-incidents")) {
            assertThat(caller.get(path).statusCode()).as(path).isEqualTo(403);
        }
    }

    @Test
    void aKindThatThereIsNotIsNamed() {
        bureau().get("/api/v1/terminal-incidents?kind=NOISE&from=yesterday")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("kind"))
                .body("violations.field", hasItem("from"));
    }

    // --------------------------------------------------------------------------------------------------------------

    private TestTerminal terminal(ProtocolVersion version) {
        return new TestTerminal(server.port(), truck.phone(), version);
    }

    private LocationReport report() {
        return TestTerminal.report(clock.instant(), 109.84, 40.65, 30, 90);
    }

    private LocationBatch batch(int count) {
        List<LocationReport> reports = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            reports.add(TestTerminal.report(clock.instant().minusSeconds(600 - i), 109.84, 40.65, 30, i));
        }
        return new LocationBatch(BatchKind.BLIND_AREA, reports);
    }

    private String session(String path) {
        Object value =
                bureau().get("/api/v1/terminals/" + truck.phone() + "/session").path(path);
        return String.valueOf(value);
    }

    private List<String> incidents() {
        return TestTruck.query("select kind, address from terminal_incident where phone = ?", truck.phone());
    }

    private void awaitIncident(String kind, String address) {
        await().atMost(SOON).untilAsserted(() -> assertThat(incidents()).contains(kind + "|" + address));
    }

    private static RequestSpecification bureau() {
        return Accounts.admin();
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }
}
