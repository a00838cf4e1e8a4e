package org.liandan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.fleet.TerminalDirectory;
import org.liandan.fleet.TerminalPhone;
import org.liandan.gateway.TestTruck;
import org.liandan.track.Position;
import org.liandan.track.live.LivePositions;

/** The rounds over what is in memory; no other test runs them, so their time may be any. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SilenceRoundsTest {

    /** Far ahead, so that no truck of another test has been heard of within a day. */
    private static final Instant START = Instant.parse("2040-01-01T00:00:00Z");

    @Inject
    SilenceRounds rounds;

    @Inject
    TerminalDirectory directory;

    @Inject
    LivePositions live;

    @Test
    void aTruckThatFallsSilentIsOnRecordUntilItIsHeardAgain() {
        TestTruck truck = TestTruck.register();
        report(truck, 0);
        for (int minute = 0; minute <= 10; minute++) {
            rounds.look(START.plusSeconds(60L * minute), true);
        }
        assertThat(row(truck)).isEmpty();

        rounds.look(START.plusSeconds(61 * 10 + 60), true);
        assertThat(row(truck)).containsExactly("OFFLINE|0|f");

        rounds.look(START.plusSeconds(12 * 60), true);
        report(truck, 13 * 60);
        rounds.look(START.plusSeconds(13 * 60), true);
        assertThat(row(truck)).containsExactly("OFFLINE|0|t");
        assertThat(rounds.outage()).isNull();
    }

    private static List<String> row(TestTruck truck) {
        return TestTruck.query(
                "select type, extract(epoch from started_at - timestamptz '2040-01-01 00:00:00Z')::int, ended_at is not null"
                        + " from violation where vehicle_id = ?",
                truck.vehicleId());
    }

    private void report(TestTruck truck, int second) {
        Instant at = START.plusSeconds(second);
        RegisteredTerminal terminal = Objects.requireNonNull(directory.find(new TerminalPhone(truck.phone())));
        live.report(
                terminal,
                new Position(
                        truck.terminalId(),
                        truck.vehicleId(),
                        at,
                        at,
                        109_840_000,
                        40_657_000,
                        300,
                        90,
                        1060,
                        0,
                        0b11,
                        14,
                        -1,
                        -1,
                        false,
                        0));
    }
}
