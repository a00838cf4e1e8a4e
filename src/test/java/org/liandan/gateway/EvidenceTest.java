package org.liandan.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.haul.HaulContext;
import org.liandan.haul.HaulContexts;
import org.liandan.haul.HaulEvent;
import org.liandan.haul.JudgedEvent;
import org.liandan.haul.SpeedingEpisode;
import org.liandan.haul.ViolationType;
import org.liandan.haul.evidence.EvidencePackage;
import org.liandan.haul.evidence.Gap;
import org.liandan.haul.evidence.Indicator;
import org.liandan.haul.replay.RuleReplay;
import org.liandan.haul.store.EvidenceReader;
import org.liandan.haul.store.Examples;
import org.liandan.haul.store.TestFleet;
import org.liandan.haul.store.ViolationStore;
import org.liandan.jt808.LocationItem;
import org.liandan.jt808.LocationItems;
import org.liandan.jt808.LocationReport;
import org.liandan.jt808.VehicleSignal;
import org.liandan.track.store.TrackReader;

/** From the socket to the evidence, and from the stored track back to the same finding. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EvidenceTest {

    @Inject
    Jt808Server server;

    @Inject
    HaulContexts contexts;

    @Inject
    EvidenceReader evidence;

    @Inject
    TrackReader tracks;

    @Inject
    ViolationStore store;

    @Inject
    Clock clock;

    private TestTruck truck = new TestTruck(0, 0, "", "", 0);
    private TestDrive drive = new TestDrive(0, 0, Instant.EPOCH);
    private Instant start = Instant.EPOCH;

    @BeforeEach
    void registerTruck() {
        truck = TestTruck.register();
        start = clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofMinutes(15));
        drive = new TestDrive(109.87, 40.67, start);
    }

    @Test
    void theEvidenceNamesEverythingThatTheFindingRestsOn() {
        drive.route(truck, "EV-" + truck.vehicleId());
        await().until(() -> !contexts.of(truck.vehicleId()).routes().isEmpty());
        terminalHasToldItsMaker();
        TestDrive.send(server.port(), truck, drive.rightTurn(0, 25));

        EvidencePackage found = only(ViolationType.RIGHT_TURN).content();

        assertThat(found.revision()).isEqualTo(1);
        assertThat(found.rule().code()).isEqualTo("H02");
        assertThat(found.rule().clause()).isEqualTo("右转弯限速10km/h");
        assertThat(found.vehicle().plate()).isEqualTo(truck.plate());
        assertThat(found.vehicle().carrier()).isEqualTo(truck.carrierId());
        assertThat(found.terminal().phone()).isEqualTo(truck.phone());
        assertThat(found.settings())
                .singleElement()
                .satisfies(settings -> assertThat(settings.id()).isPositive());
        assertThat(found.route()).isNotNull();
        assertThat(found.reports())
                .isNotEmpty()
                .allSatisfy(report -> assertThat(report.frames())
                        .singleElement()
                        .satisfies(
                                frame -> assertThat(frame).startsWith("7e0200").endsWith("7e")));
        assertThat(found.gaps()).containsExactly(Gap.VIN);
    }

    @Test
    void aTerminalThatHasNeverSaidWhatItIsIsAGap() {
        store.recordJudged(
                List.of(new JudgedEvent(new HaulEvent.SpeedingStarted(episode()), contexts.of(truck.vehicleId()))));

        assertThat(only(ViolationType.SPEEDING).content().gaps()).contains(Gap.TERMINAL_MODEL);
    }

    /** What a registration leaves behind some seconds later; written here so that no test waits for it. */
    private void terminalHasToldItsMaker() {
        TestTruck.query("insert into terminal_contact (terminal_id, maker) values (?, '70107')", truck.terminalId());
    }

    @Test
    void theIndicatorStandsBesideATurnAndDecidesNothing() {
        drive.route(truck, "EV-" + truck.vehicleId());
        await().until(() -> !contexts.of(truck.vehicleId()).routes().isEmpty());
        List<LocationReport> turn = new ArrayList<>(drive.rightTurn(0, 25));
        turn.replaceAll(report -> signalling(report, 1 << VehicleSignal.RIGHT_TURN.bit()));
        TestTruck.query(
                """
                insert into safety_alarm (vehicle_id, terminal_id, organization_id, plate, kind, type, level, flag, counter, at,
                    received_at, speed_kph, altitude_m, vehicle_state, location, detail, identifier, alarm_number, attachments)
                values (?, ?, ?, ?, 'BSD', 3, 1, 0, 1, ?::timestamptz, now(), 20, 0, 0,
                    st_setsrid(st_makepoint(109.87, 40.67), 4326), '{}', '00', lpad(?, 32, '0'), 0)""",
                truck.vehicleId(),
                truck.terminalId(),
                truck.carrierId(),
                truck.plate(),
                start.plusSeconds(12).toString(),
                String.valueOf(truck.vehicleId()));
        TestDrive.send(server.port(), truck, turn);

        EvidencePackage found = only(ViolationType.RIGHT_TURN).content();

        assertThat(found.beside())
                .isEqualTo(new EvidencePackage.BesideTurn(Indicator.ON, List.of(start.plusSeconds(12))));
        assertThat(replay(found.violation()).same()).isTrue();
    }

    @Test
    void aTerminalThatReportsNoSignalsIsSaidToReportNone() {
        TestDrive.send(server.port(), truck, drive.rightTurn(0, 25));

        EvidencePackage found = only(ViolationType.RIGHT_TURN).content();

        assertThat(found.beside()).isEqualTo(new EvidencePackage.BesideTurn(Indicator.NOT_REPORTED, List.of()));
    }

    private static LocationReport signalling(LocationReport report, int bits) {
        return new LocationReport(
                report.alarmFlags(),
                report.statusFlags(),
                report.latitudeE6(),
                report.longitudeE6(),
                report.altitudeM(),
                report.speedDeciKph(),
                report.directionDeg(),
                report.time(),
                LocationItems.of(new LocationItem.VehicleSignals(bits)));
    }

    @Test
    void theEvidenceIsOfWhatJudgedThoughTheRegistryHasChangedSince() {
        HaulContext judged = new HaulContext(
                List.of(), List.of(), contexts.of(truck.vehicleId()).settings());
        drive.route(truck, "EV-" + truck.vehicleId());
        await().until(() -> !contexts.of(truck.vehicleId()).routes().isEmpty());

        store.recordJudged(List.of(new JudgedEvent(new HaulEvent.SpeedingStarted(episode()), judged)));

        EvidencePackage found = only(ViolationType.SPEEDING).content();
        assertThat(Objects.requireNonNull(found.registry()).routes()).isEmpty();
    }

    private SpeedingEpisode episode() {
        return Examples.episode(
                new TestFleet.Truck(truck.vehicleId(), truck.terminalId(), truck.plate(), truck.carrierId()),
                start,
                30,
                700);
    }

    @Test
    void anEpisodesEndAddsARevisionAndChangesNone() {
        TestDrive.send(server.port(), truck, drive.straight(0, 66));

        EvidenceReader.Evidence ended = only(ViolationType.SPEEDING);
        EvidenceReader.Evidence open =
                evidence.find(ended.content().violation(), 1).orElseThrow();

        assertThat(open.content().finding().endedAt()).isNull();
        assertThat(open.content().gaps()).contains(Gap.EPISODE_OPEN);
        assertThat(ended.content().revision()).isEqualTo(2);
        assertThat(ended.content().finding().endedAt()).isEqualTo(start.plusSeconds(45));
        assertThat(ended.content().gaps()).doesNotContain(Gap.EPISODE_OPEN);
    }

    @Test
    void theStoredTrackGivesEveryFindingAgainToTheBit() {
        int route = drive.route(truck, "EV-" + truck.vehicleId());
        await().until(() -> !contexts.of(truck.vehicleId()).routes().isEmpty());
        List<LocationReport> day = new ArrayList<>(drive.straight(0, 66));
        day.addAll(drive.rightTurn(120, 25));
        day.addAll(drive.straight(240, 60.4));
        day.addAll(drive.rightTurn(360, 14));
        TestDrive.send(server.port(), truck, day);

        // what the registry says afterwards does not matter
        TestTruck.query("update route set right_turn_limit_kph = 5, corridor_width_m = 5 where id = ?", route);
        TestTruck.query("delete from vehicle_route where vehicle_id = ?", truck.vehicleId());
        TestDrive.routesChanged();

        assertThat(violations())
                .hasSize(4)
                .allSatisfy(id -> assertThat(replay(id))
                        .satisfies(outcome ->
                                assertThat(outcome.lines()).last().asString().contains("逐位相同"))
                        .matches(RuleReplay.Outcome::same));
    }

    @Test
    void aTrackThatIsGoneIsSaidToBeGone() {
        TestDrive.send(server.port(), truck, drive.straight(0, 66));
        TestTruck.query("delete from position where vehicle_id = ?", truck.vehicleId());

        RuleReplay.Outcome outcome = replay(violations().getFirst());

        assertThat(outcome.same()).isFalse();
        assertThat(outcome.lines())
                .anyMatch(line -> line.contains("定位点已不在库中"))
                .anyMatch(line -> line.contains("重算没有得到该违规"));
    }

    @Test
    void aReportThatWasChangedIsFoundOut() {
        TestDrive.send(server.port(), truck, drive.straight(0, 66));
        TestTruck.query(
                "update position set speed_deci_kph = 655 where vehicle_id = ? and at = ?::timestamptz",
                truck.vehicleId(),
                start.plusSeconds(20).toString());

        RuleReplay.Outcome outcome = replay(violations().getFirst());

        assertThat(outcome.same()).isFalse();
        assertThat(outcome.lines()).anyMatch(line -> line.contains("个定位点 report"));
    }

    @Test
    void theThresholdsOfAPositionAreThoseOfItsOwnTime() {
        Instant stricter = start.minus(Duration.ofHours(1));
        enter(stricter, 550);
        enter(stricter.plusSeconds(120), 600);
        TestDrive.routesChanged();
        await().until(() -> contexts.settings().entries().stream()
                .anyMatch(entry -> entry.validFrom().equals(stricter.plusSeconds(120))));

        TestDrive.send(server.port(), truck, new TestDrive(109.87, 40.67, stricter).straight(-300, 57));
        assertThat(violations()).isEmpty();
        TestDrive.send(server.port(), truck, new TestDrive(109.87, 40.67, stricter).straight(10, 57));
        TestDrive.send(server.port(), truck, new TestDrive(109.87, 40.67, stricter).straight(300, 57));

        EvidencePackage found = only(ViolationType.SPEEDING).content();
        assertThat(found.finding().startedAt()).isEqualTo(stricter.plusSeconds(25));
        assertThat(found.settings()).singleElement().satisfies(settings -> {
            assertThat(settings.validFrom()).isEqualTo(stricter);
            assertThat(settings.values().speedLimitDeciKph()).isEqualTo(550);
        });
        assertThat(replay(found.violation()).same()).isTrue();
    }

    /** As if it had been entered in good time. */
    private static void enter(Instant from, int limitDeciKph) {
        TestTruck.query(
                """
                insert into haul_rule_setting (valid_from, settings, source, entered_by, reason, recorded_at)
                values (?::timestamptz, jsonb_build_object('speedLimitDeciKph', ?), 'OFFICER', 'test', '测试', ?::timestamptz)""", from.toString(), limitDeciKph, from.minusSeconds(600).toString());
    }

    private RuleReplay.Outcome replay(long violation) {
        return new RuleReplay(evidence, tracks).replay(violation).orElseThrow();
    }

    private EvidenceReader.Evidence only(ViolationType type) {
        List<String> ids = TestTruck.query(
                "select id from violation where vehicle_id = ? and type = ?", truck.vehicleId(), type.name());
        assertThat(ids).hasSize(1);
        return evidence.find(Long.parseLong(ids.getFirst()), null).orElseThrow();
    }

    private List<Long> violations() {
        return TestTruck.query("select id from violation where vehicle_id = ? order by started_at", truck.vehicleId())
                .stream()
                .map(Long::parseLong)
                .toList();
    }
}
