package org.liandan.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.haul.HaulContexts;
import org.liandan.jt808.LocationReport;
import org.liandan.jt808.PlatformAnswer;
import org.liandan.jt808.PlatformResult;
import org.liandan.place.RoutesChanged;

/** From the socket to the violation: a truck that speeds, or turns right too fast on its route. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DetectionTest {

    private static final double CORNER_LON = 109.83;
    private static final double CORNER_LAT = 40.66;
    private static final double M_PER_DEG_LON = 84_450;
    private static final double M_PER_DEG_LAT = 111_040;

    @Inject
    Jt808Server server;

    @Inject
    HaulContexts contexts;

    @Inject
    Clock clock;

    private TestTruck truck = new TestTruck(0, 0, "", "", 0);
    private Instant start = Instant.EPOCH;

    @BeforeEach
    void registerTruck() {
        truck = TestTruck.register();
        start = clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofMinutes(10));
    }

    @Test
    void sixtyIsNotSpeeding() {
        send(straight(60.0));

        assertThat(violations()).isEmpty();
    }

    @Test
    void aLittleMoreForHalfAMinuteIsOneEpisode() {
        send(straight(60.1));

        assertThat(violations()).containsExactly("SPEEDING|60.0|60.1|OBSERVED");
    }

    @Test
    void aRightTurnAlongTheRouteAtTwentyFiveIsFlagged() {
        followRoute(-1);
        send(turn(25, -1));

        assertThat(violations()).hasSize(1);
        assertThat(violations().getFirst()).startsWith("RIGHT_TURN|10.0|2").endsWith("OBSERVED");
    }

    @Test
    void aRightTurnAtEightIsNot() {
        followRoute(-1);
        send(turn(8, -1));

        assertThat(violations()).isEmpty();
    }

    @Test
    void aLeftTurnAtTwentyFiveIsNot() {
        followRoute(1);
        send(turn(25, 1));

        assertThat(violations()).isEmpty();
    }

    private void send(List<LocationReport> drive) {
        try (TestTerminal terminal = TestTerminal.online(server.port(), truck)) {
            terminal.sendAll(drive);
            for (int i = 0; i < drive.size(); i++) {
                assertThat(((PlatformAnswer) terminal.next()).result()).isEqualTo(PlatformResult.OK);
            }
        }
        assertThat(truck.storedPositions()).isEqualTo(drive.size());
    }

    /** East for half a minute, a report a second, with slow driving before and behind it. */
    private List<LocationReport> straight(double speedKph) {
        List<LocationReport> drive = new ArrayList<>();
        double along = 0;
        for (int second = 0; second <= 60; second++) {
            double speed = second < 15 || second > 45 ? 50 : speedKph;
            drive.add(at(second, along, 0, speed, 90));
            along += speed / 3.6;
        }
        return drive;
    }

    /** East to the corner, round it within twelve metres, then south (-1) or north (1), a report a second. */
    private List<LocationReport> turn(double speedKph, int side) {
        double radius = 8;
        double arc = radius * Math.PI / 2;
        List<LocationReport> drive = new ArrayList<>();
        double step = speedKph / 3.6;
        int second = 0;
        for (double along = -120; along <= 120 + arc; along += step) {
            if (along < 0) {
                drive.add(at(second, along - radius, 0, speedKph, 90));
            } else if (along < arc) {
                double angle = along / radius;
                drive.add(at(
                        second, radius * (Math.sin(angle) - 1), side * radius * (1 - Math.cos(angle)), speedKph, (int)
                                Math.round(90 - side * Math.toDegrees(angle))));
            } else {
                drive.add(at(second, 0, side * (along - arc + radius), speedKph, 90 - side * 90));
            }
            second++;
        }
        return drive;
    }

    private LocationReport at(int second, double eastM, double northM, double speedKph, int directionDeg) {
        return TestTerminal.report(
                start.plusSeconds(second),
                CORNER_LON + eastM / M_PER_DEG_LON,
                CORNER_LAT + northM / M_PER_DEG_LAT,
                speedKph,
                directionDeg);
    }

    private void followRoute(int side) {
        double west = CORNER_LON - 600 / M_PER_DEG_LON;
        double end = CORNER_LAT + side * 600 / M_PER_DEG_LAT;
        String line =
                "LINESTRING(%f %f, %f %f, %f %f)".formatted(west, CORNER_LAT, CORNER_LON, CORNER_LAT, CORNER_LON, end);
        int route = TestTruck.queryInt(
                "insert into route (code, name, line, corridor_width_m) "
                        + "values (?, '检测测试线路', st_geomfromtext(?, 4326), 30) returning id",
                "GW-" + truck.vehicleId(),
                line);
        TestTruck.query(
                "insert into route_turn_point select ?, d.* from derive_turn_points(st_geomfromtext(?, 4326)) d",
                route,
                line);
        TestTruck.query("insert into vehicle_route values (?, ?)", truck.vehicleId(), route);
        Arc.container().beanManager().getEvent().select(RoutesChanged.class).fire(new RoutesChanged());
        await().until(() -> !contexts.of(truck.vehicleId()).routes().isEmpty());
    }

    private List<String> violations() {
        return TestTruck.query(
                "select type, limit_kph, measured_kph, verdict from violation where vehicle_id = ?", truck.vehicleId());
    }
}
