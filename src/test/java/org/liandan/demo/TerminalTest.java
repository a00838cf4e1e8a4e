package org.liandan.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.liandan.geo.LonLat;
import org.liandan.jt808.Authentication;
import org.liandan.jt808.BatchKind;
import org.liandan.jt808.Bytes;
import org.liandan.jt808.LocationBatch;
import org.liandan.jt808.LocationReport;
import org.liandan.jt808.ProtocolVersion;
import org.liandan.jt808.Registration;
import org.liandan.jt808.RegistrationResult;
import org.liandan.jt808.Waybill;

/** The simulated terminal's side of the conversation, against a platform that answers as the test says. */
class TerminalTest {

    private static final Instant START = Instant.parse("2026-11-21T01:00:00Z");

    private final List<String> journal = new CopyOnWriteArrayList<>();
    private final TestPlatform platform = new TestPlatform();

    @AfterEach
    void hangUp() {
        platform.close();
    }

    @Test
    void a_2013_terminal_registers_authenticates_and_reports() throws InterruptedException {
        try (Terminal terminal = terminal(ProtocolVersion.V2013)) {
            terminal.start();
            terminal.report(report(0));

            assertThat(terminal.awaitAcknowledged(Duration.ofSeconds(10))).isTrue();
        }
        assertThat(platform.received.get(0)).isInstanceOf(Registration.class);
        assertThat(platform.received.get(1)).isEqualTo(new Authentication("code"));
        assertThat(platform.reports()).containsExactly(START);
    }

    @Test
    void a_2019_terminal_says_more_when_it_authenticates() throws InterruptedException {
        try (Terminal terminal = terminal(ProtocolVersion.V2019)) {
            terminal.start();
            terminal.report(report(0));

            assertThat(terminal.awaitAcknowledged(Duration.ofSeconds(10))).isTrue();
        }
        assertThat(platform.received.get(1))
                .isInstanceOfSatisfying(
                        Authentication.class,
                        message -> assertThat(message.imei()).isNotNull());
    }

    @Test
    void what_was_not_acknowledged_comes_again_as_blind_area_data_after_a_reconnection() throws InterruptedException {
        platform.acknowledges = false;
        try (Terminal terminal = terminal(ProtocolVersion.V2013)) {
            terminal.start();
            await().until(() -> platform.received.size() >= 2);
            terminal.report(report(0));
            terminal.report(report(1));
            await().until(() -> platform.reports().size() == 2);
            platform.acknowledges = true;
            platform.dropConnection();

            assertThat(terminal.awaitAcknowledged(Duration.ofSeconds(20))).isTrue();
            assertThat(terminal.count().acknowledged()).isEqualTo(2);
        }
        assertThat(platform.received)
                .filteredOn(LocationBatch.class::isInstance)
                .map(LocationBatch.class::cast)
                .first()
                .satisfies(batch -> {
                    assertThat(batch.kind()).isEqualTo(BatchKind.BLIND_AREA);
                    assertThat(batch.reports()).extracting(LocationReport::time).contains(START);
                });
        // the code of the first registration is used again
        assertThat(platform.received).filteredOn(Registration.class::isInstance).hasSize(1);
    }

    @Test
    void a_waybill_is_handed_in_again_until_it_is_acknowledged() {
        Waybill waybill = new Waybill(Bytes.copyOf("司机=李四".getBytes(StandardCharsets.UTF_8)));
        platform.acknowledges = false;
        try (Terminal terminal = terminal(ProtocolVersion.V2013)) {
            terminal.start();
            terminal.handIn(waybill);
            await().untilAsserted(() -> assertThat(platform.received).contains(waybill));
            platform.acknowledges = true;
            platform.dropConnection();

            await().untilAsserted(() ->
                    assertThat(platform.received).filteredOn(waybill::equals).hasSize(2));
        }
    }

    @Test
    void a_refused_registration_is_told_and_nothing_is_sent() {
        platform.registration = RegistrationResult.NO_SUCH_TERMINAL;
        try (Terminal terminal = terminal(ProtocolVersion.V2013)) {
            terminal.start();
            terminal.report(report(0));

            await().untilAsserted(
                            () -> assertThat(journal).singleElement().asString().contains("NO_SUCH_TERMINAL"));
            assertThat(platform.received).hasSize(1);
            assertThat(terminal.count().pending()).isEqualTo(1);
        }
    }

    private Terminal terminal(ProtocolVersion version) {
        return new Terminal(
                new TerminalIdentity(version, "100150203001", "SIM0001", 2, "蒙B9X001"),
                platform.address(),
                Clock.systemUTC(),
                journal::add);
    }

    private static LocationReport report(int second) {
        Motion motion = new Motion(new LonLat(109.82, 40.65), 0, 40, 90, false);
        return PositionReport.of(motion, START.plusSeconds(second), 1_000, true);
    }
}
