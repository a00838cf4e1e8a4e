package org.liandan.gateway.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.gateway.Jt808Server;
import org.liandan.gateway.TestTerminal;
import org.liandan.gateway.TestTruck;
import org.liandan.jt808.AlarmIdentifier;
import org.liandan.jt808.AttachmentAnswer;
import org.liandan.jt808.AttachmentEnd;
import org.liandan.jt808.AttachmentList;
import org.liandan.jt808.AttachmentRequest;
import org.liandan.jt808.AttachmentStart;
import org.liandan.jt808.BatchKind;
import org.liandan.jt808.Bytes;
import org.liandan.jt808.Heartbeat;
import org.liandan.jt808.LocationBatch;
import org.liandan.jt808.LocationItems;
import org.liandan.jt808.LocationReport;
import org.liandan.jt808.PlatformAnswer;
import org.liandan.jt808.PlatformMessage;
import org.liandan.jt808.PlatformResult;
import org.liandan.jt808.ProtocolVersion;
import org.liandan.jt808.SafetyAlarm;
import org.liandan.media.Evidence;
import org.liandan.media.store.MediaCounters;
import org.liandan.media.store.MediaFiles;

/** A safety alarm from the position report to the last byte of its evidence, on real sockets. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AttachmentTest {

    private static final int BLOCK = 64 * 1024;

    @Inject
    Jt808Server gateway;

    @Inject
    AttachmentServer server;

    @Inject
    Attachments attachments;

    @Inject
    ParkedFiles parked;

    @Inject
    MediaFiles files;

    @Inject
    MediaCounters counters;

    @Inject
    Clock clock;

    private TestTruck truck = new TestTruck(0, 0, "", "", 0);
    private Instant now = Instant.EPOCH;

    @BeforeEach
    void registerTruck() {
        truck = TestTruck.register();
        now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    @AfterEach
    void nothingIsLeftUnderWay() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(attachments.connected()).isZero());
        parked.expire(Instant.MAX);
        assertThat(files.underWayBytes()).isZero();
    }

    /** 苏标 on the header of 2013 with 16 bytes of identifier, 粤标 on that of 2019 with 40. */
    @ParameterizedTest
    @EnumSource(names = {"V2013", "V2019"})
    void anAlarmWithTwoFilesOfWhichOneLosesABlockIsProvenInTheEnd(ProtocolVersion version) {
        byte[] picture = Evidence.photo(41, 100_000);
        byte[] video = Evidence.photo(42, 300_000);
        AttachmentRequest request = alarmOf(version, 2);
        assertThat(request.host()).isEqualTo("127.0.0.1");
        assertThat(request.tcpPort()).isEqualTo(server.port());
        assertThat(request.identifier()).isEqualTo(identifier(version, 2));

        try (TestTerminal terminal = new TestTerminal(request.tcpPort(), truck.phone(), version)) {
            String first = "00_65_6502_0_" + request.alarmNumber() + ".jpg";
            String second = "02_65_6502_1_" + request.alarmNumber() + ".mp4";
            assertThat(terminal.ask(list(version, request, 0, file(first, picture), file(second, video))))
                    .isEqualTo(PlatformResult.OK);

            assertThat(terminal.ask(new AttachmentStart(first, 0, picture.length)))
                    .isEqualTo(PlatformResult.OK);
            blocks(terminal, first, picture, 0, picture.length);
            assertThat(end(terminal, first, 0, picture).whole()).isTrue();

            assertThat(terminal.ask(new AttachmentStart(second, 2, video.length)))
                    .isEqualTo(PlatformResult.OK);
            blocks(terminal, second, video, 0, BLOCK);
            blocks(terminal, second, video, 2 * BLOCK, video.length - 2 * BLOCK);
            assertThat(end(terminal, second, 2, video).missing())
                    .containsExactly(new AttachmentAnswer.Stretch(BLOCK, BLOCK));
            blocks(terminal, second, video, BLOCK, BLOCK);
            assertThat(end(terminal, second, 2, video).whole()).isTrue();
        }

        assertThat(TestTruck.query("""
                        select m.kind, m.sha256, m.channel, m.source, a.kind, a.type, a.attachments
                        from media m join safety_alarm a on a.id = m.safety_alarm_id
                        where m.terminal_id = ? order by m.name""", truck.terminalId()))
                .containsExactly(
                        "IMAGE|" + Evidence.sha256(picture) + "|65|ATTACHMENT|DSM|2|2",
                        "VIDEO|" + Evidence.sha256(video) + "|65|ATTACHMENT|DSM|2|2");
        int violation = TestTruck.queryInt(
                "select id from violation where vehicle_id = ? and type = 'PHONE_USE'", truck.vehicleId());
        Accounts.admin()
                .get("/api/v1/violations/" + violation)
                .then()
                .body("category", equalTo("TERMINAL_ALARM"))
                .body("files.kind", contains("IMAGE", "VIDEO"));
    }

    @Test
    void aReportWithAlarmsIsAcknowledgedWhenBothAreCommitted() {
        try (TestTerminal terminal = TestTerminal.online(gateway.port(), truck)) {
            assertThat(terminal.ask(report(alarm(ProtocolVersion.V2013, 0)))).isEqualTo(PlatformResult.OK);
        }
        assertThat(truck.storedPositions()).isEqualTo(1);
        assertThat(TestTruck.query(
                        "select kind, speed_kph, level, st_y(location), detail->>'fatigue' from safety_alarm"
                                + " where terminal_id = ?",
                        truck.terminalId()))
                .containsExactly("DSM|46|1|40.651|3");
    }

    @Test
    void theFourKindsOfABatchAreStoredOnceHoweverOftenItIsSent() {
        SafetyAlarm.Scene scene = new SafetyAlarm.Scene(46, 1065, 40_651_000, 109_841_000, now, 0x401);
        AlarmIdentifier id = identifier(ProtocolVersion.V2013, 0);
        LocationReport report = new LocationReport(
                0,
                3,
                40_650_000,
                109_840_000,
                1065,
                460,
                90,
                now,
                LocationItems.of(
                        new SafetyAlarm.DriverAssistance(1, 0, 1, 1, 50, 8, 0, 0, 0, scene, id),
                        alarm(ProtocolVersion.V2013, 0),
                        new SafetyAlarm.TyrePressure(3, 0, scene, id, List.of(new SafetyAlarm.Tyre(1, 4, 500, 40, 90))),
                        new SafetyAlarm.BlindSpot(4, 0, 3, scene, id)));
        try (TestTerminal terminal = TestTerminal.online(gateway.port(), truck)) {
            for (int i = 0; i < 2; i++) {
                assertThat(terminal.ask(new LocationBatch(BatchKind.BLIND_AREA, List.of(report))))
                        .isEqualTo(PlatformResult.OK);
            }
        }
        assertThat(TestTruck.query(
                        "select kind, type, level from safety_alarm where terminal_id = ? order by kind",
                        truck.terminalId()))
                .containsExactly("ADAS|1|1", "BSD|3|0", "DSM|2|1", "TPMS|4|0");
        assertThat(truck.storedPositions()).isEqualTo(1);
    }

    @Test
    void aTerminalThatComesBackIsAskedAgain() {
        AttachmentRequest first = alarmOf(ProtocolVersion.V2013, 1);
        try (TestTerminal terminal = new TestTerminal(gateway.port(), truck.phone(), ProtocolVersion.V2013)) {
            terminal.logIn(truck.plate());

            assertThat(request(terminal)).isEqualTo(first);
        }
    }

    @Test
    void aNumberThatIsNoneOfOursIsRefusedAndTheConnectionClosed() {
        AttachmentRequest request = alarmOf(ProtocolVersion.V2013, 1);
        for (String number : List.of("0".repeat(32), "", "no number at all", request.alarmNumber() + "0")) {
            try (TestTerminal terminal = new TestTerminal(server.port(), truck.phone(), ProtocolVersion.V2013)) {
                AttachmentList list = new AttachmentList(
                        "BOX1",
                        request.identifier(),
                        number.length() > 32 ? number.substring(1) : number,
                        0,
                        List.of(new AttachmentList.AttachmentFile("a.jpg", 10)));
                assertThat(terminal.ask(list)).isEqualTo(PlatformResult.FAILURE);
                assertThat(terminal.isClosedWithin(Duration.ofSeconds(10))).isTrue();
            }
        }
    }

    @Test
    void anotherTerminalAndAnotherAlarmOfTheSameTerminalAreRefused() {
        AttachmentRequest request = alarmOf(ProtocolVersion.V2013, 1);
        AlarmIdentifier id = request.identifier();
        AlarmIdentifier other =
                new AlarmIdentifier(id.terminalId(), id.time(), id.sequence() + 1, id.attachments(), id.reserved());
        TestTruck stranger = TestTruck.register();
        long refused = counters.of(MediaCounters.Result.REFUSED_STRANGER);
        try (TestTerminal terminal = new TestTerminal(server.port(), stranger.phone(), ProtocolVersion.V2013)) {
            assertThat(terminal.ask(list(request, id))).isEqualTo(PlatformResult.FAILURE);
        }
        try (TestTerminal terminal = new TestTerminal(server.port(), truck.phone(), ProtocolVersion.V2013)) {
            assertThat(terminal.ask(list(request, other))).isEqualTo(PlatformResult.FAILURE);
        }
        assertThat(counters.of(MediaCounters.Result.REFUSED_STRANGER)).isEqualTo(refused + 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../x.jpg", "/etc/passwd", "a/b.jpg", "..", ".ssh", ""})
    void aNameThatLeadsElsewhereIsRefused(String name) {
        AttachmentRequest request = alarmOf(ProtocolVersion.V2013, 1);
        try (TestTerminal terminal = new TestTerminal(server.port(), truck.phone(), ProtocolVersion.V2013)) {
            assertThat(terminal.ask(
                            list(ProtocolVersion.V2013, request, 0, new AttachmentList.AttachmentFile(name, 10))))
                    .isEqualTo(PlatformResult.FAILURE);
            assertThat(terminal.isClosedWithin(Duration.ofSeconds(10))).isTrue();
        }
        assertThat(attached()).isEmpty();
    }

    @Test
    void aFileThatIsTooLargeIsRefusedInTheListAndAtItsBeginning() {
        AttachmentRequest request = alarmOf(ProtocolVersion.V2013, 1);
        try (TestTerminal terminal = new TestTerminal(server.port(), truck.phone(), ProtocolVersion.V2013)) {
            assertThat(terminal.ask(list(
                            ProtocolVersion.V2013, request, 0, new AttachmentList.AttachmentFile("a.jpg", 1_048_577))))
                    .isEqualTo(PlatformResult.FAILURE);
        }
        try (TestTerminal terminal = new TestTerminal(server.port(), truck.phone(), ProtocolVersion.V2013)) {
            assertThat(terminal.ask(
                            list(ProtocolVersion.V2013, request, 0, new AttachmentList.AttachmentFile("a.jpg", 10))))
                    .isEqualTo(PlatformResult.OK);
            assertThat(terminal.ask(new AttachmentStart("a.jpg", 0, 0xffff_ffffL)))
                    .isEqualTo(PlatformResult.FAILURE);
            assertThat(terminal.isClosedWithin(Duration.ofSeconds(10))).isTrue();
        }
    }

    @Test
    void aBlockOutsideItsFileOrOfNoFileEndsTheConnection() {
        AttachmentRequest request = alarmOf(ProtocolVersion.V2013, 1);
        byte[] picture = Evidence.photo(43, 1_000);
        for (String name : List.of("a.jpg", "b.jpg")) {
            try (TestTerminal terminal = new TestTerminal(server.port(), truck.phone(), ProtocolVersion.V2013)) {
                assertThat(terminal.ask(list(ProtocolVersion.V2013, request, 0, file("a.jpg", picture))))
                        .isEqualTo(PlatformResult.OK);
                block(terminal, name, 500, picture, 0, 501);
                assertThat(terminal.isClosedWithin(Duration.ofSeconds(10))).isTrue();
            }
        }
        assertThat(attached()).isEmpty();
    }

    @Test
    void aBrokenConnectionIsTakenUpWhereItBroke() {
        AttachmentRequest request = alarmOf(ProtocolVersion.V2013, 1);
        byte[] picture = Evidence.photo(44, 200_000);
        try (TestTerminal terminal = new TestTerminal(server.port(), truck.phone(), ProtocolVersion.V2013)) {
            terminal.ask(list(ProtocolVersion.V2013, request, 0, file("a.jpg", picture)));
            terminal.ask(new AttachmentStart("a.jpg", 0, picture.length));
            blocks(terminal, "a.jpg", picture, 0, BLOCK);
            assertThat(end(terminal, "a.jpg", 0, picture).missing())
                    .containsExactly(new AttachmentAnswer.Stretch(BLOCK, picture.length - BLOCK));
        }
        assertThat(attached()).as("half a file is no file").isEmpty();
        await().until(() -> attachments.connected() == 0);

        try (TestTerminal terminal = new TestTerminal(server.port(), truck.phone(), ProtocolVersion.V2013)) {
            terminal.ask(list(ProtocolVersion.V2013, request, 1, file("a.jpg", picture)));
            terminal.ask(new AttachmentStart("a.jpg", 0, picture.length));
            blocks(terminal, "a.jpg", picture, BLOCK, picture.length - BLOCK);
            assertThat(end(terminal, "a.jpg", 0, picture).whole()).isTrue();
            // the answer was lost: the terminal asks once more
            assertThat(end(terminal, "a.jpg", 0, picture).whole()).isTrue();
        }
        assertThat(attached()).containsExactly("a.jpg|" + Evidence.sha256(picture));
    }

    @Test
    void whatComesAgainIsKeptOnce() {
        AttachmentRequest request = alarmOf(ProtocolVersion.V2013, 1);
        byte[] picture = Evidence.photo(45, 1_000);
        for (int i = 0; i < 2; i++) {
            try (TestTerminal terminal = new TestTerminal(server.port(), truck.phone(), ProtocolVersion.V2013)) {
                terminal.ask(list(ProtocolVersion.V2013, request, 0, file("a.jpg", picture)));
                terminal.ask(new AttachmentStart("a.jpg", 0, picture.length));
                blocks(terminal, "a.jpg", picture, 0, picture.length);
                assertThat(end(terminal, "a.jpg", 0, picture).whole()).isTrue();
            }
        }
        assertThat(attached()).containsExactly("a.jpg|" + Evidence.sha256(picture));
    }

    @Test
    void whoSaysNothingIsShownOut() {
        try (TestTerminal terminal = new TestTerminal(server.port(), truck.phone(), ProtocolVersion.V2013)) {
            assertThat(terminal.isClosedWithin(Duration.ofSeconds(15))).isTrue();
        }
    }

    @Test
    void whoDripsIsShownOut() {
        AttachmentRequest request = alarmOf(ProtocolVersion.V2013, 1);
        byte[] picture = Evidence.photo(46, 100_000);
        try (TestTerminal terminal = new TestTerminal(server.port(), truck.phone(), ProtocolVersion.V2013)) {
            terminal.ask(list(ProtocolVersion.V2013, request, 0, file("a.jpg", picture)));
            block(terminal, "a.jpg", 0, picture, 0, 10);
            assertThat(terminal.isClosedWithin(Duration.ofSeconds(15))).isTrue();
        }
    }

    @Test
    void nothingButAttachmentsIsHeardHere() {
        try (TestTerminal terminal = new TestTerminal(server.port(), truck.phone(), ProtocolVersion.V2013)) {
            assertThat(terminal.ask(new Heartbeat())).isEqualTo(PlatformResult.FAILURE);
            assertThat(terminal.isClosedWithin(Duration.ofSeconds(10))).isTrue();
        }
        try (TestTerminal terminal = new TestTerminal(server.port(), truck.phone(), ProtocolVersion.V2013)) {
            assertThat(terminal.ask(new AttachmentStart("a.jpg", 0, 10))).isEqualTo(PlatformResult.FAILURE);
            assertThat(terminal.isClosedWithin(Duration.ofSeconds(10))).isTrue();
        }
    }

    // --- the terminal's side --------------------------------------------------------------------------------------

    /** Reports an alarm on the main connection and returns what the platform asks for. */
    private AttachmentRequest alarmOf(ProtocolVersion version, int attachmentCount) {
        try (TestTerminal terminal = new TestTerminal(gateway.port(), truck.phone(), version)) {
            terminal.logIn(truck.plate());
            terminal.send(report(alarm(version, attachmentCount)));
            return request(terminal);
        }
    }

    private static AttachmentRequest request(TestTerminal terminal) {
        while (true) {
            PlatformMessage message = terminal.next();
            if (message instanceof AttachmentRequest request) {
                return request;
            }
            assertThat(message).isInstanceOf(PlatformAnswer.class);
        }
    }

    private LocationReport report(SafetyAlarm alarm) {
        return new LocationReport(0, 3, 40_650_000, 109_840_000, 1065, 460, 90, now, LocationItems.of(alarm));
    }

    private SafetyAlarm alarm(ProtocolVersion version, int attachmentCount) {
        return new SafetyAlarm.DriverState(
                1,
                0,
                2,
                1,
                3,
                Bytes.ofHex("00000000"),
                new SafetyAlarm.Scene(46, 1065, 40_651_000, 109_841_000, now, 0x401),
                identifier(version, attachmentCount));
    }

    private AlarmIdentifier identifier(ProtocolVersion version, int attachmentCount) {
        boolean yue = version == ProtocolVersion.V2019;
        return new AlarmIdentifier(
                yue ? "A TERMINAL ID OF THIRTY BYTES!" : "BOX1",
                now,
                0,
                attachmentCount,
                Bytes.ofHex(yue ? "0000" : "00"));
    }

    private static AttachmentList list(AttachmentRequest request, AlarmIdentifier identifier) {
        return new AttachmentList(
                "BOX1", identifier, request.alarmNumber(), 0, List.of(new AttachmentList.AttachmentFile("a.jpg", 10)));
    }

    private static AttachmentList list(
            ProtocolVersion version, AttachmentRequest request, int kind, AttachmentList.AttachmentFile... files) {
        return new AttachmentList(
                version == ProtocolVersion.V2019 ? "A TERMINAL ID OF THIRTY BYTES!" : "BOX1",
                request.identifier(),
                request.alarmNumber(),
                kind,
                Arrays.asList(files));
    }

    private static AttachmentList.AttachmentFile file(String name, byte[] content) {
        return new AttachmentList.AttachmentFile(name, content.length);
    }

    private static AttachmentAnswer end(TestTerminal terminal, String name, int type, byte[] content) {
        terminal.send(new AttachmentEnd(name, type, content.length));
        return (AttachmentAnswer) terminal.next();
    }

    private static void blocks(TestTerminal terminal, String name, byte[] content, int from, int length) {
        for (int at = from; at < from + length; at += BLOCK) {
            block(terminal, name, at, content, at, Math.min(BLOCK, from + length - at));
        }
    }

    /** A raw block, written as T/JSATL 12 clause 4.6.4 has it and not by the product. */
    private static void block(TestTerminal terminal, String name, long offset, byte[] content, int start, int length) {
        ByteBuf out = Unpooled.buffer();
        out.writeInt(0x30316364);
        out.writeBytes(Arrays.copyOf(name.getBytes(StandardCharsets.US_ASCII), 50));
        out.writeInt((int) offset);
        out.writeInt(length);
        out.writeBytes(content, start, length);
        terminal.sendRaw(out);
    }

    private List<String> attached() {
        return TestTruck.query("select name, sha256 from media where terminal_id = ?", truck.terminalId());
    }
}
