package org.liandan.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.drill.Counters;
import org.liandan.jt808.BatchKind;
import org.liandan.jt808.FrameWriter;
import org.liandan.jt808.Heartbeat;
import org.liandan.jt808.LocationBatch;
import org.liandan.jt808.LocationItems;
import org.liandan.jt808.LocationReport;
import org.liandan.jt808.PlatformResult;
import org.liandan.jt808.ProtocolVersion;
import org.liandan.jt808.TerminalMessage;

/** Whatever terminals send over real sockets, nothing leaves the books of {@code /q/metrics}. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EquationsTest {

    private static final String MALFORMED = "liandan_frames_malformed_total";
    private static final String SET_ASIDE = "liandan_positions_set_aside_total";

    @Inject
    Jt808Server server;

    @Inject
    Clock clock;

    private TestTruck truck = new TestTruck(0, 0, "", "", 0);
    private Instant now = Instant.EPOCH;
    private Counters before = new Counters(Map.of());

    @BeforeEach
    void registerTruck() {
        truck = TestTruck.register();
        now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        before = atRest();
    }

    @AfterEach
    void theBooksBalance() {
        assertThat(atRest().brokenEquations()).isEmpty();
    }

    @Test
    void everyReportIsStoredOnceOrSetAsideForItsReason() {
        try (TestTerminal terminal = TestTerminal.online(server.port(), truck)) {
            for (LocationReport report : List.of(
                    report(now, 1),
                    report(now.plusSeconds(1), 2),
                    report(now.plusSeconds(2), 3),
                    // sent again; late; of tomorrow; of another age; without a time; from nowhere
                    report(now, 1),
                    report(now.minus(Duration.ofDays(9)), 4),
                    report(now.plus(Duration.ofDays(1)), 5),
                    report(now.minus(Duration.ofDays(4_000)), 6),
                    report(null, 7),
                    fromNowhere())) {
                assertThat(terminal.ask(report)).isEqualTo(PlatformResult.OK);
            }
        }
        Counters after = atRest();
        assertThat(truck.storedPositions()).isEqualTo(4);
        assertThat(grown(after, "liandan_positions_received_total")).isEqualTo(9);
        assertThat(grown(after, "liandan_positions_stored_total")).isEqualTo(4);
        assertThat(grown(after, "liandan_positions_duplicate_total")).isEqualTo(1);
        assertThat(grown(after, SET_ASIDE, "future_time")).isEqualTo(1);
        assertThat(grown(after, SET_ASIDE, "before_retention")).isEqualTo(1);
        assertThat(grown(after, SET_ASIDE, "no_time")).isEqualTo(1);
        assertThat(grown(after, SET_ASIDE, "bad_coordinates")).isEqualTo(1);
        assertThat(grown(after, SET_ASIDE)).isEqualTo(4);
    }

    @Test
    void everyFrameIsAMessageAPackageOrMalformedForItsReason() {
        try (TestTerminal terminal = TestTerminal.online(server.port(), truck)) {
            ByteBuf bytes = frame(10, new Heartbeat());
            ByteBuf wrongCode = frame(11, new Heartbeat());
            wrongCode.setByte(5, wrongCode.getByte(5) ^ 0x20);
            bytes.writeBytes(wrongCode);
            bytes.writeBytes(new byte[] {0x7e, 0x01, 0x7e});
            bytes.writeBytes(new byte[] {0x7e, 0x00, 0x02, 0x7d, 0x55, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x7e});
            bytes.writeBytes(new byte[3_000]);
            bytes.writeBytes(frame(12, new LocationBatch(BatchKind.BLIND_AREA, reports(60))));
            terminal.sendRaw(bytes);

            await().atMost(Duration.ofSeconds(20)).until(() -> truck.storedPositions() == 60);
        }
        Counters after = atRest();
        assertThat(grown(after, MALFORMED, "check_code")).isEqualTo(1);
        assertThat(grown(after, MALFORMED, "too_short")).isEqualTo(1);
        assertThat(grown(after, MALFORMED, "bad_escape")).isEqualTo(1);
        assertThat(grown(after, MALFORMED, "too_long")).isEqualTo(1);
        assertThat(grown(after, "liandan_fragments_total")).isEqualTo(1);
    }

    @Test
    void whoSendsMoreThanIsTakenFromOneIsPausedAndAnsweredAllTheSame() {
        int beats = 70_000;
        try (TestTerminal terminal = TestTerminal.online(server.port(), truck)) {
            Thread sender = Thread.ofVirtual().start(() -> {
                for (int i = 0; i < beats; i += 1_000) {
                    terminal.sendAll(Collections.nCopies(1_000, new Heartbeat()));
                }
            });
            for (int i = 0; i < beats; i++) {
                terminal.next();
            }
            assertThat(sender.isAlive()).isFalse();
        }
        assertThat(grown(atRest(), "liandan_connections_held_total", "rate")).isPositive();
    }

    @Test
    void whoSendsNothingButNoiseIsShownOut() {
        try (TestTerminal terminal = TestTerminal.online(server.port(), truck)) {
            ByteBuf noise = Unpooled.buffer();
            for (int i = 0; i < 100; i++) {
                noise.writeBytes(new byte[] {0x7e, 0x01, (byte) i, 0x7e});
            }
            terminal.sendRaw(noise);

            assertThat(terminal.isClosedWithin(Duration.ofSeconds(10))).isTrue();
        }
        assertThat(grown(atRest(), "liandan_connections_closed_total", "noise")).isEqualTo(1);
    }

    @Test
    void noiseBetweenMessagesIsBorne() {
        try (TestTerminal terminal = TestTerminal.online(server.port(), truck)) {
            for (int i = 0; i < 150; i++) {
                terminal.sendRaw(Unpooled.wrappedBuffer(new byte[] {0x7e, 0x01, 0x02, 0x7e}));
                assertThat(terminal.ask(new Heartbeat())).isEqualTo(PlatformResult.OK);
            }
        }
    }

    @Test
    void everyMetricStandsInTheOperatorsTable() throws IOException {
        String table = Files.readString(Path.of("docs/operations.md"));

        assertThat(metrics().values().keySet().stream()
                        .map(name -> name.replaceAll("[{].*", ""))
                        .filter(name -> name.startsWith("liandan_")))
                .allSatisfy(name -> assertThat(table).contains(name));
    }

    private long grown(Counters after, String name) {
        return after.of(name) - before.of(name);
    }

    private long grown(Counters after, String name, String reason) {
        return after.of(name, reason) - before.of(name, reason);
    }

    private static Counters atRest() {
        await().atMost(Duration.ofSeconds(20)).until(() -> metrics().of("liandan_positions_pending") == 0);
        return metrics();
    }

    private static Counters metrics() {
        return Counters.parse(given().get("/q/metrics").asString());
    }

    private ByteBuf frame(int serial, TerminalMessage message) {
        ByteBuf bytes = Unpooled.buffer();
        int _ = FrameWriter.write(bytes, ProtocolVersion.V2013, truck.phone(), serial, message);
        return bytes;
    }

    private List<LocationReport> reports(int count) {
        List<LocationReport> reports = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            reports.add(report(now.minusSeconds(count - i), 90));
        }
        return reports;
    }

    private static LocationReport report(@Nullable Instant at, int headingDeg) {
        return new LocationReport(0, 3, 40_650_000, 109_840_000, 1065, 300, headingDeg, at, LocationItems.EMPTY);
    }

    private LocationReport fromNowhere() {
        return new LocationReport(0, 3, 91_000_000, 109_840_000, 1065, 300, 8, now, LocationItems.EMPTY);
    }
}
