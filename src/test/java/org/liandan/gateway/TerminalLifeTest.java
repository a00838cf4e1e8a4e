package org.liandan.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liandan.app.TestDatabase;
import org.liandan.ingest.PositionPipeline;
import org.liandan.jt808.BatchKind;
import org.liandan.jt808.FrameWriter;
import org.liandan.jt808.Heartbeat;
import org.liandan.jt808.LocationBatch;
import org.liandan.jt808.LocationItem;
import org.liandan.jt808.LocationItems;
import org.liandan.jt808.LocationReport;
import org.liandan.jt808.Logout;
import org.liandan.jt808.MalformedReason;
import org.liandan.jt808.PlatformAnswer;
import org.liandan.jt808.PlatformResult;
import org.liandan.jt808.ProtocolVersion;
import org.liandan.jt808.RegistrationResult;
import org.liandan.track.store.PositionCounters;
import org.liandan.track.store.PositionPartitions;

/** Terminals on real sockets, the table behind them real too. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TerminalLifeTest {

    private static final String ROW = """
            select at at time zone 'UTC', st_x(location), st_y(location), speed_kph, heading_deg, backlog,
                terminal_id, st_srid(location)
            from position_point where vehicle_id = ? order by at""";

    @Inject
    Jt808Server server;

    @Inject
    PositionPipeline pipeline;

    @Inject
    PositionCounters counters;

    @Inject
    FrameCounters frames;

    @Inject
    DataSource database;

    @Inject
    Clock clock;

    private TestTruck truck = new TestTruck(0, 0, "", "", 0);
    private Instant now = Instant.EPOCH;

    @BeforeEach
    void registerTruck() {
        truck = TestTruck.register();
        now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Whatever a test did: nothing may have been lost on the way. */
    @AfterEach
    void theEquationHolds() {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(pipeline.pending()).isZero();
            assertThat(pipeline.received()).isEqualTo(counters.stored() + counters.duplicate() + counters.setAside());
            assertThat(frames.frames()).isEqualTo(frames.messages() + frames.fragments() + frames.malformed());
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"V2013", "V2019"})
    void aTerminalRegistersAuthenticatesAndReports(ProtocolVersion version) {
        try (TestTerminal terminal = new TestTerminal(server.port(), truck.phone(), version)) {
            terminal.logIn(truck.plate());

            assertThat(terminal.ask(TestTerminal.report(
                            Instant.parse("2026-09-30T16:00:01Z"), 109.845678, 40.654321, 45.1, 271)))
                    .isEqualTo(PlatformResult.OK);
        }
        assertThat(TestTruck.query(ROW, truck.vehicleId()))
                .containsExactly("2026-09-30 16:00:01|109.845678|40.654321|45.1|271|f|" + truck.terminalId() + "|4326");
    }

    @Test
    void whatTheItemsSayIsStoredToo() {
        LocationReport plain = report(0);
        LocationItems items = LocationItems.of(
                new LocationItem.Mileage(1_234_567),
                new LocationItem.RecorderSpeed(299),
                new LocationItem.Satellites(11));
        try (TestTerminal terminal = TestTerminal.online(server.port(), truck)) {
            assertThat(terminal.ask(plain)).isEqualTo(PlatformResult.OK);
            assertThat(terminal.ask(new LocationReport(
                            0x80000002,
                            0x00040003,
                            plain.latitudeE6(),
                            plain.longitudeE6(),
                            -7,
                            300,
                            90,
                            now.plusSeconds(1),
                            items)))
                    .isEqualTo(PlatformResult.OK);
        }
        assertThat(TestTruck.query("""
                        select mileage_deci_km, recorder_speed_kph, satellites, altitude_m, to_hex(alarm_flags),
                            to_hex(status_flags)
                        from position_point where vehicle_id = ? order by at""", truck.vehicleId()))
                .containsExactly("null|null|null|1065|0|3", "1234567|29.9|11|-7|80000002|40003");
    }

    @Test
    void theEquationIsThereForTheOperator() {
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("liandan_frames_total"))
                .body(containsString("liandan_messages_total"))
                .body(containsString("liandan_frames_malformed_total{reason=\"check_code\"}"))
                .body(containsString("liandan_positions_received_total"))
                .body(containsString("liandan_positions_stored_total"))
                .body(containsString("liandan_positions_duplicate_total"))
                .body(containsString("liandan_positions_set_aside_total"))
                .body(containsString("liandan_positions_pending"));
    }

    @Test
    void aTerminalThatTheRegistryLetsGoIsShownOut() {
        try (TestTerminal terminal = TestTerminal.online(server.port(), truck)) {
            assertThat(terminal.ask(report(0))).isEqualTo(PlatformResult.OK);

            TestTruck.query("update terminal set active = false where id = ?", truck.terminalId());
            TestTruck.registryChanged();

            assertThat(terminal.isClosedWithin(Duration.ofSeconds(15))).isTrue();
        }
    }

    @Test
    void aTerminalThatNobodyRegisteredIsRefused() {
        try (TestTerminal terminal = new TestTerminal(server.port(), "13977999999", ProtocolVersion.V2013)) {
            assertThat(terminal.register(truck.plate()).result()).isEqualTo(RegistrationResult.NO_SUCH_TERMINAL);
        }
    }

    @Test
    void aTerminalOnAnotherVehicleIsRefused() {
        try (TestTerminal terminal = new TestTerminal(server.port(), truck.phone(), ProtocolVersion.V2013)) {
            assertThat(terminal.register("蒙B00000").result()).isEqualTo(RegistrationResult.NO_SUCH_VEHICLE);
        }
    }

    @Test
    void nothingIsStoredBeforeAuthentication() {
        try (TestTerminal terminal = new TestTerminal(server.port(), truck.phone(), ProtocolVersion.V2013)) {
            assertThat(terminal.ask(report(0))).isEqualTo(PlatformResult.FAILURE);
            assertThat(terminal.ask(new Heartbeat())).isEqualTo(PlatformResult.FAILURE);
        }
        assertThat(truck.storedPositions()).isZero();
    }

    @Test
    void aWrongCodeIsRefusedAndTheConnectionClosedAfterFive() {
        try (TestTerminal terminal = new TestTerminal(server.port(), truck.phone(), ProtocolVersion.V2013)) {
            for (int i = 0; i < 5; i++) {
                assertThat(terminal.authenticate("guess" + i)).isEqualTo(PlatformResult.FAILURE);
            }
            assertThat(terminal.isClosedWithin(Duration.ofSeconds(10))).isTrue();
        }
    }

    @Test
    void aCodeIsGoodForTheNextConnectionToo() {
        String code;
        try (TestTerminal terminal = new TestTerminal(server.port(), truck.phone(), ProtocolVersion.V2013)) {
            code = terminal.logIn(truck.plate());
        }
        try (TestTerminal terminal = new TestTerminal(server.port(), truck.phone(), ProtocolVersion.V2013)) {
            assertThat(terminal.authenticate(code)).isEqualTo(PlatformResult.OK);
        }
    }

    @Test
    void registeringAnewMakesTheOldCodeWorthless() {
        try (TestTerminal terminal = new TestTerminal(server.port(), truck.phone(), ProtocolVersion.V2013)) {
            String first = terminal.logIn(truck.plate());
            String second = String.valueOf(terminal.register(truck.plate()).authCode());

            assertThat(second).isNotEqualTo(first);
            assertThat(terminal.authenticate(first)).isEqualTo(PlatformResult.FAILURE);
            assertThat(terminal.authenticate(second)).isEqualTo(PlatformResult.OK);
        }
    }

    @Test
    void whatIsSentBehindARegistrationIsHeardInOrder() {
        try (TestTerminal terminal = new TestTerminal(server.port(), truck.phone(), ProtocolVersion.V2013)) {
            terminal.logIn(truck.plate());
            terminal.sendAll(List.of(report(0), terminal.registration(truck.plate()), report(1)));

            // the report before is stored and acknowledged some time; the one behind comes from a stranger
            assertThat(List.of(
                            terminal.next().toString(),
                            terminal.next().toString(),
                            terminal.next().toString()))
                    .anyMatch(answer -> answer.contains("result=OK, authCode="))
                    .anyMatch(answer -> answer.contains("answeredSerial=2") && answer.contains("OK"))
                    .anyMatch(answer -> answer.contains("answeredSerial=4") && answer.contains("FAILURE"));
        }
        assertThat(truck.storedPositions()).isEqualTo(1);
    }

    @Test
    void malformedFramesBetweenGoodOnesCostNothingElse() {
        long checkCodes = frames.malformedFor(MalformedReason.CHECK_CODE);
        try (TestTerminal terminal = TestTerminal.online(server.port(), truck)) {
            ByteBuf bytes = Unpooled.buffer();
            FrameWriter.write(bytes, ProtocolVersion.V2013, truck.phone(), 10, report(0));
            int start = bytes.writerIndex();
            FrameWriter.write(bytes, ProtocolVersion.V2013, truck.phone(), 11, report(1));
            bytes.setByte(start + 20, bytes.getByte(start + 20) ^ 0x10);
            bytes.writeBytes(new byte[] {0x7e, 0x01, 0x7d, 0x55, 0x7e, 0x12, 0x7e});
            FrameWriter.write(bytes, ProtocolVersion.V2013, truck.phone(), 12, report(2));
            terminal.sendRaw(bytes);

            assertThat(List.of(terminal.next(), terminal.next()))
                    .containsExactlyInAnyOrder(ok(10, report(0)), ok(12, report(2)));
        }
        assertThat(truck.storedPositions()).isEqualTo(2);
        assertThat(frames.malformedFor(MalformedReason.CHECK_CODE)).isGreaterThan(checkCodes);
    }

    @Test
    void anAcknowledgementComesBehindTheCommitAndNotBefore() throws SQLException {
        try (TestTerminal terminal = TestTerminal.online(server.port(), truck)) {
            int sent;
            try (Connection blocker = database.getConnection();
                    Statement statement = blocker.createStatement()) {
                blocker.setAutoCommit(false);
                statement.execute("lock table position in exclusive mode");
                sent = terminal.send(report(0));

                assertThat(terminal.next(Duration.ofMillis(700))).isNull();
                assertThat(pipeline.pending()).isPositive();
                blocker.rollback();
            }
            assertThat(terminal.next()).isEqualTo(ok(sent, report(0)));
            assertThat(truck.storedPositions()).isEqualTo(1);
        }
    }

    @Test
    void aStoppedDatabaseReachesBackToTheSocketAndNothingIsLost() throws Exception {
        int reports = 40_000;
        try (TestTerminal terminal = TestTerminal.online(server.port(), truck)) {
            Thread sender;
            try (Connection blocker = database.getConnection();
                    Statement statement = blocker.createStatement()) {
                blocker.setAutoCommit(false);
                statement.execute("lock table position in exclusive mode");
                sender = Thread.ofVirtual().start(() -> {
                    for (int i = 0; i < reports; i += 100) {
                        List<LocationReport> piece = new ArrayList<>();
                        for (int j = i; j < i + 100; j++) {
                            piece.add(report(j - reports));
                        }
                        terminal.sendAll(piece);
                    }
                });
                await().atMost(Duration.ofSeconds(20)).until(() -> pipeline.pending() > 1_000);

                // the rest waits in the buffers of the two sockets, not in our memory
                boolean _ = sender.join(Duration.ofSeconds(2));
                assertThat(pipeline.pending()).isLessThan(10_000);
                blocker.rollback();
            }
            for (int i = 0; i < reports; i++) {
                assertThat(((PlatformAnswer) terminal.next()).result()).isEqualTo(PlatformResult.OK);
            }
            sender.join();
        }
        assertThat(truck.storedPositions()).isEqualTo(reports);
    }

    @Test
    void aLostConnectionToTheDatabaseCostsLatencyAndNothingElse() {
        try (TestTerminal terminal = TestTerminal.online(server.port(), truck)) {
            assertThat(terminal.ask(report(0))).isEqualTo(PlatformResult.OK);
            TestTruck.query("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where datname = current_database() and pid <> pg_backend_pid()""");

            assertThat(terminal.ask(report(1))).isEqualTo(PlatformResult.OK);
            assertThat(terminal.ask(report(2))).isEqualTo(PlatformResult.OK);
        }
        assertThat(truck.storedPositions()).isEqualTo(3);
    }

    @Test
    void aRowThatTheDatabaseRefusesIsSetAsideAndHoldsUpNoOther() {
        TestTruck.query("alter table position add constraint poison check (vehicle_id <> %d or heading_deg <> 123)"
                .formatted(truck.vehicleId()));
        try (TestTerminal terminal = TestTerminal.online(server.port(), truck)) {
            assertThat(terminal.ask(new LocationBatch(
                            BatchKind.NORMAL,
                            List.of(
                                    report(0),
                                    TestTerminal.report(now.plusSeconds(1), 109.8, 40.6, 30, 123),
                                    report(2)))))
                    .isEqualTo(PlatformResult.OK);
        } finally {
            TestTruck.query("alter table position drop constraint poison");
        }
        assertThat(truck.storedPositions()).isEqualTo(2);
        assertThat(setAside()).containsExactly("REFUSED_BY_DATABASE|123");
    }

    @Test
    void aReportThatIsSentAgainStandsInTheTableOnce() {
        try (TestTerminal terminal = TestTerminal.online(server.port(), truck)) {
            assertThat(terminal.ask(report(0))).isEqualTo(PlatformResult.OK);
            assertThat(terminal.ask(report(1))).isEqualTo(PlatformResult.OK);
        }
        try (TestTerminal terminal = TestTerminal.online(server.port(), truck)) {
            assertThat(terminal.ask(report(1))).isEqualTo(PlatformResult.OK);
            assertThat(terminal.ask(new LocationBatch(
                            BatchKind.BLIND_AREA, List.of(report(0), report(2), report(2), report(1)))))
                    .isEqualTo(PlatformResult.OK);
        }
        assertThat(truck.storedPositions()).isEqualTo(3);
    }

    @Test
    void twoReportsOfOneSecondAreTwoReports() {
        try (TestTerminal terminal = TestTerminal.online(server.port(), truck)) {
            assertThat(terminal.ask(TestTerminal.report(now, 109.8, 40.6, 30, 10)))
                    .isEqualTo(PlatformResult.OK);
            assertThat(terminal.ask(TestTerminal.report(now, 109.8, 40.6, 30, 20)))
                    .isEqualTo(PlatformResult.OK);
        }
        assertThat(truck.storedPositions()).isEqualTo(2);
    }

    @Test
    void aBlindAreaBatchIsStoredAsBacklogInTheDaysPartitions() {
        Instant daysAgo = now.minus(Duration.ofDays(9));
        try (TestTerminal terminal = TestTerminal.online(server.port(), truck)) {
            assertThat(terminal.ask(new LocationBatch(
                            BatchKind.BLIND_AREA,
                            List.of(
                                    TestTerminal.report(daysAgo, 109.81, 40.61, 12.3, 90),
                                    TestTerminal.report(now, 109.82, 40.62, 0, 0)))))
                    .isEqualTo(PlatformResult.OK);
        }
        assertThat(TestTruck.query(
                        "select marks & 256 <> 0, tableoid::regclass from position where vehicle_id = ? order by at",
                        truck.vehicleId()))
                .containsExactly("t|" + partitionOf(daysAgo), "t|" + partitionOf(now));
    }

    @Test
    void reportsWithoutAUsableTimeAreAcknowledgedAndKeptAside() {
        try (TestTerminal terminal = TestTerminal.online(server.port(), truck)) {
            assertThat(terminal.ask(report(now.plus(Duration.ofMinutes(11)), 1)))
                    .isEqualTo(PlatformResult.OK);
            assertThat(terminal.ask(report(now.minus(Duration.ofDays(500)), 2))).isEqualTo(PlatformResult.OK);
            ByteBuf bytes = Unpooled.buffer();
            FrameWriter.write(bytes, ProtocolVersion.V2013, truck.phone(), 77, report(null, 3));
            terminal.sendRaw(bytes);
            assertThat(terminal.next()).isEqualTo(ok(77, report(0)));
        }
        assertThat(truck.storedPositions()).isZero();
        assertThat(setAside()).containsExactlyInAnyOrder("FUTURE_TIME|1", "BEFORE_RETENTION|2", "NO_TIME|3");
    }

    @Test
    void theSecondLoginOfATerminalEndsTheFirst() {
        try (TestTerminal first = TestTerminal.online(server.port(), truck);
                TestTerminal second = TestTerminal.online(server.port(), truck)) {
            assertThat(first.isClosedWithin(Duration.ofSeconds(10))).isTrue();
            assertThat(second.ask(report(0))).isEqualTo(PlatformResult.OK);
        }
    }

    @Test
    void afterLoggingOutNothingMoreIsStored() {
        try (TestTerminal terminal = TestTerminal.online(server.port(), truck)) {
            assertThat(terminal.ask(new Logout())).isEqualTo(PlatformResult.OK);
            assertThat(terminal.ask(report(0))).isEqualTo(PlatformResult.FAILURE);
        }
        assertThat(truck.storedPositions()).isZero();
    }

    @Test
    void whoNeverLogsInIsShownOut() {
        try (TestTerminal stranger = new TestTerminal(server.port(), truck.phone(), ProtocolVersion.V2013)) {
            assertThat(stranger.isClosedWithin(Duration.ofSeconds(30))).isTrue();
        }
    }

    @Test
    void aBatchTooLongForOneFrameIsAnsweredPackageByPackage() {
        List<LocationReport> many = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            many.add(report(i - 60));
        }
        try (TestTerminal terminal = TestTerminal.online(server.port(), truck)) {
            int first = terminal.send(new LocationBatch(BatchKind.BLIND_AREA, many));

            assertThat(terminal.next()).isEqualTo(new PlatformAnswer(first, 0x0704, PlatformResult.OK));
            assertThat(terminal.next()).isEqualTo(new PlatformAnswer(first + 1, 0x0704, PlatformResult.OK));
        }
        assertThat(truck.storedPositions()).isEqualTo(60);
    }

    private LocationReport report(int second) {
        return TestTerminal.report(now.plusSeconds(second), 109.84, 40.65, 30, 90);
    }

    private static LocationReport report(@Nullable Instant at, int headingDeg) {
        return new LocationReport(0, 3, 40_650_000, 109_840_000, 1065, 300, headingDeg, at, LocationItems.EMPTY);
    }

    private static String partitionOf(Instant at) {
        return "position_p"
                + DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.ofInstant(at, PositionPartitions.DISTRICT));
    }

    private List<String> setAside() {
        return TestTruck.query(
                "select reason, heading_deg from position_set_aside where vehicle_id = ?", truck.vehicleId());
    }

    private static PlatformAnswer ok(int serial, LocationReport report) {
        return new PlatformAnswer(serial, report.messageId(), PlatformResult.OK);
    }
}
