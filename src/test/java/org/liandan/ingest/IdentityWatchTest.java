package org.liandan.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.fleet.IncidentKind;
import org.liandan.fleet.IncidentNoted;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.fleet.TerminalDirectory;
import org.liandan.fleet.TerminalPhone;
import org.liandan.gateway.TestTruck;
import org.liandan.haul.store.TestFleet;
import org.liandan.track.Position;
import org.liandan.track.live.LivePositions;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class IdentityWatchTest {

    private static final Instant AT = Instant.parse("2026-03-07T02:00:00Z");

    @Inject
    Event<IncidentNoted> noted;

    @Inject
    TerminalDirectory directory;

    @Inject
    LivePositions live;

    private TestTruck truck;

    @BeforeEach
    void newTruck() {
        truck = TestTruck.register();
    }

    @Test
    void oneNumberInTwoPlacesIsAHintAtTheTruckToWhichItBelongs() {
        heard();

        noted.fire(new IncidentNoted(IncidentKind.CLONE_SUSPECTED, truck.phone(), "新连接来自 192.0.2.1", AT));

        assertThat(TestTruck.query(
                        "select type, rule_code, established, evidence -> 'causes' -> 0 ->> 'code', evidence ->> 'detail'"
                                + " from violation where vehicle_id = ?",
                        truck.vehicleId()))
                .containsExactly("TAMPER_HINT|H07|TERMINAL_IDENTITY|CLONE_SUSPECTED|新连接来自 192.0.2.1");
    }

    @Test
    void anotherPlateThanTheRegisteredOneIsAHint() {
        heard();

        noted.fire(new IncidentNoted(IncidentKind.PLATE_MISMATCH, truck.phone(), "蒙B00000", AT));

        assertThat(hints()).isEqualTo(1);
    }

    @Test
    void aBoxThatHasForgottenItsCodeIsNone() {
        heard();

        noted.fire(new IncidentNoted(IncidentKind.WRONG_CODE, truck.phone(), "", AT));

        assertThat(hints()).isZero();
    }

    @Test
    void aNumberThatNobodyKnowsAccusesNobody() {
        long before = TestFleet.number("select count(*) from violation");

        noted.fire(new IncidentNoted(IncidentKind.CLONE_SUSPECTED, "19999999999", "", AT));
        noted.fire(new IncidentNoted(IncidentKind.PLATE_MISMATCH, "", "", AT));

        assertThat(TestFleet.number("select count(*) from violation")).isEqualTo(before);
    }

    @Test
    void aTruckOfWhichNoPlaceIsKnownIsLeftToTheBookOfIncidents() {
        noted.fire(new IncidentNoted(IncidentKind.CLONE_SUSPECTED, truck.phone(), "", AT));

        assertThat(hints()).isZero();
    }

    private long hints() {
        return TestFleet.number("select count(*) from violation where vehicle_id = ?", truck.vehicleId());
    }

    private void heard() {
        RegisteredTerminal terminal = Objects.requireNonNull(directory.find(new TerminalPhone(truck.phone())));
        live.report(
                terminal,
                new Position(
                        truck.terminalId(),
                        truck.vehicleId(),
                        AT,
                        AT,
                        109_840_000,
                        40_657_000,
                        0,
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
