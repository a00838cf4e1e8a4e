package org.liandan.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liandan.app.TestDatabase;
import org.liandan.haul.HaulContexts;
import org.liandan.haul.ViolationType;
import org.liandan.haul.replay.RuleReplay;
import org.liandan.haul.store.EvidenceReader;
import org.liandan.haul.store.TestFleet;
import org.liandan.jt808.AlarmFlag;
import org.liandan.jt808.LocationReport;
import org.liandan.manifest.ManifestNumber;
import org.liandan.track.store.TrackReader;

/**
 * Whatever kind of finding the track of a truck makes: it comes over a real socket, is on record, and the stored track gives
 * it again to the bit, after the registry has been changed.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ReplayOfEveryKindTest {

    private static final double LON = 109.91;
    private static final double LAT = 40.61;
    private static final double M_PER_DEG_LON = 84_500;
    private static final double M_PER_DEG_LAT = 111_040;
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Inject
    Jt808Server server;

    @Inject
    HaulContexts contexts;

    @Inject
    EvidenceReader evidence;

    @Inject
    TrackReader tracks;

    @Inject
    Clock clock;

    private TestTruck truck = new TestTruck(0, 0, "", "", 0);
    private Instant start = Instant.EPOCH;
    private double eastM;
    private int second;
    private final List<LocationReport> drive = new ArrayList<>();

    /** What is done, and what it is. */
    enum Deed {
        SPEEDING(ViolationType.SPEEDING),
        SPEEDING_IN_A_SLOW_ZONE(ViolationType.SPEEDING),
        RIGHT_TURN_ON_KNOWN_ROADS(ViolationType.RIGHT_TURN),
        OFF_ROUTE(ViolationType.OFF_ROUTE),
        AT_CLOSED_HOURS(ViolationType.OUTSIDE_TIME_WINDOW),
        IN_A_FORBIDDEN_ZONE(ViolationType.FORBIDDEN_ZONE),
        STANDING_WITH_A_LOAD(ViolationType.UNPLANNED_STOP),
        CUT_POWER(ViolationType.TAMPER_HINT),
        JUMPS(ViolationType.TAMPER_HINT);

        private final ViolationType type;

        Deed(ViolationType type) {
            this.type = type;
        }
    }

    @BeforeEach
    void registerTruck() {
        truck = TestTruck.register();
        start = clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofMinutes(20));
    }

    @ParameterizedTest
    @EnumSource
    void theStoredTrackGivesItAgainToTheBit(Deed deed) {
        switch (deed) {
            case SPEEDING -> hold(66, 40);
            case SPEEDING_IN_A_SLOW_ZONE -> {
                zone(30);
                hold(40, 60);
            }
            case RIGHT_TURN_ON_KNOWN_ROADS -> turnRightOnKnownRoads();
            case OFF_ROUTE -> {
                route(3_000, "");
                hold(40, 120);
            }
            case AT_CLOSED_HOURS -> {
                LocalTime later = LocalTime.ofInstant(start.plus(Duration.ofHours(6)), SHANGHAI)
                        .truncatedTo(ChronoUnit.MINUTES);
                route(
                        0,
                        "insert into route_time_window (route_id, days, starts, ends)"
                                + " values (?, '{1,2,3,4,5,6,7}', '" + later + "', '" + later.plusHours(1) + "')");
                hold(40, 120);
            }
            case IN_A_FORBIDDEN_ZONE -> {
                zone(null);
                hold(40, 60);
            }
            case STANDING_WITH_A_LOAD -> {
                load();
                hold(40, 20);
                hold(0, 400);
                hold(40, 120);
            }
            case CUT_POWER -> {
                hold(40, 20);
                int from = drive.size();
                hold(40, 60);
                drive.subList(from, drive.size()).replaceAll(ReplayOfEveryKindTest::withoutPower);
            }
            case JUMPS -> jump();
        }
        hold(30, 60);
        TestDrive.send(server.port(), truck, drive);
        List<Long> found = violations(deed.type);
        assertThat(found).as("findings of %s", deed.type).isNotEmpty();

        forgetTheRegistry();

        assertThat(found)
                .allSatisfy(id -> assertThat(
                                new RuleReplay(evidence, tracks).replay(id).orElseThrow())
                        .satisfies(outcome ->
                                assertThat(outcome.lines()).last().asString().contains("逐位相同"))
                        .matches(RuleReplay.Outcome::same));
    }

    /** What the registry says afterwards does not matter. */
    private void forgetTheRegistry() {
        TestTruck.query("delete from vehicle_route where vehicle_id = ?", truck.vehicleId());
        TestTruck.query("update forbidden_zone set active = false where code = ?", "EK-" + truck.vehicleId());
        TestTruck.query("delete from road where name = ?", "EK-" + truck.vehicleId());
        TestTruck.query(
                "update manifest set state = 'DELIVERED', arrived_at = now(), arrived_by = 'test'"
                        + " where vehicle_id = ? and state = 'IN_TRANSIT'",
                truck.vehicleId());
        await().until(() -> contexts.of(truck.vehicleId()).routes().isEmpty()
                && contexts.loadOf(truck.vehicleId()) == null
                && contexts.of(truck.vehicleId()).ground().zones().stream()
                        .noneMatch(zone -> zone.code().equals("EK-" + truck.vehicleId())));
    }

    /** East at a speed, a report every five seconds. */
    private void hold(double kph, int seconds) {
        for (int end = second + seconds; second < end; second += 5) {
            report(eastM, 0, kph, 90);
            eastM += kph / 3.6 * 5;
        }
    }

    /** Every fifteen seconds: only the roads tell that it turned, and no report lies in the turn. */
    private void turnRightOnKnownRoads() {
        TestTruck.query(
                "insert into road (name, line) values (?, st_geomfromtext(?, 4326))",
                "EK-" + truck.vehicleId(),
                wkt(0, 0, 500, 0, 500, -600));
        await().until(() -> !contexts.of(-1)
                .ground()
                .roads()
                .near(LON + 250 / M_PER_DEG_LON, LAT, 10)
                .isEmpty());
        double perReportM = 36 / 3.6 * 15;
        double cornerM = 500;
        for (double along = 40; along < 1000; along += perReportM, second += 15) {
            boolean before = along < cornerM;
            report(before ? along : cornerM, before ? 0 : cornerM - along, 36, before ? 90 : 180);
        }
        eastM = cornerM;
        drive.removeLast();
    }

    /** Three places far away, good ones between them. */
    private void jump() {
        for (int i = 0; i < 3; i++) {
            hold(40, 20);
            report(eastM + 9_000 + 4_000 * i, 5_000 * i, 40, 90);
            second += 5;
            eastM += 40 / 3.6 * 5;
        }
    }

    private void report(double east, double north, double kph, int courseDeg) {
        drive.add(TestTerminal.report(
                start.plusSeconds(second), LON + east / M_PER_DEG_LON, LAT + north / M_PER_DEG_LAT, kph, courseDeg));
    }

    private static LocationReport withoutPower(LocationReport report) {
        return new LocationReport(
                1 << AlarmFlag.MAIN_POWER_LOST.bit(),
                report.statusFlags(),
                report.latitudeE6(),
                report.longitudeE6(),
                report.altitudeM(),
                report.speedDeciKph(),
                report.directionDeg(),
                report.time(),
                report.items());
    }

    private void route(double northM, String hours) {
        int route = TestTruck.queryInt(
                "insert into route (code, name, line, corridor_width_m) values (?, '重算线路', st_geomfromtext(?, 4326), 30)"
                        + " returning id",
                "EK-" + truck.vehicleId(),
                wkt(-500, northM, 9_000, northM));
        if (!hours.isEmpty()) {
            TestTruck.query(hours, route);
        }
        TestTruck.query("insert into vehicle_route values (?, ?)", truck.vehicleId(), route);
        await().until(() -> !contexts.of(truck.vehicleId()).routes().isEmpty()
                && contexts.of(truck.vehicleId()).routes().getFirst().windows().isEmpty() == hours.isEmpty());
    }

    /** Along the road on which the truck drives: one that forbids it, or limits its speed. */
    private void zone(@Nullable Integer limitKph) {
        TestTruck.query(
                "insert into forbidden_zone (code, name, shape, half_width_m, speed_limit_kph)"
                        + " values (?, '测试路', st_geomfromtext(?, 4326), 20, nullif(?, '')::numeric)",
                "EK-" + truck.vehicleId(),
                wkt(-500, 0, 9_000, 0),
                limitKph == null ? "" : limitKph.toString());
        await().until(() -> contexts.of(-1).ground().zones().stream()
                .anyMatch(zone -> zone.code().equals("EK-" + truck.vehicleId())));
    }

    private void load() {
        ManifestNumber number = ManifestNumber.of(LocalDate.of(2026, 3, 4), truck.vehicleId());
        TestFleet.Truck loaded =
                new TestFleet.Truck(truck.vehicleId(), truck.terminalId(), truck.plate(), truck.carrierId());
        TestFleet.issue(number, loaded);
        TestFleet.carry(number, loaded);
        await().until(() -> Objects.nonNull(contexts.loadOf(truck.vehicleId())));
    }

    private static String wkt(double... metres) {
        List<String> points = new ArrayList<>();
        for (int i = 0; i < metres.length; i += 2) {
            points.add((LON + metres[i] / M_PER_DEG_LON) + " " + (LAT + metres[i + 1] / M_PER_DEG_LAT));
        }
        return "LINESTRING(" + String.join(", ", points) + ")";
    }

    private List<Long> violations(ViolationType type) {
        return TestTruck.query(
                        "select id from violation where vehicle_id = ? and type = ?", truck.vehicleId(), type.name())
                .stream()
                .map(Long::parseLong)
                .toList();
    }
}
