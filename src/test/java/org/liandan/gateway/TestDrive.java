package org.liandan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.Arc;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.liandan.jt808.LocationReport;
import org.liandan.jt808.PlatformAnswer;
import org.liandan.jt808.PlatformResult;
import org.liandan.place.RoutesChanged;

/** Drives of a truck, a report a second, around a corner of their own. */
final class TestDrive {

    private static final double M_PER_DEG_LON = 84_450;
    private static final double M_PER_DEG_LAT = 111_040;
    private static final double RADIUS_M = 8;

    private final double cornerLon;
    private final double cornerLat;
    private final Instant start;

    TestDrive(double cornerLon, double cornerLat, Instant start) {
        this.cornerLon = cornerLon;
        this.cornerLat = cornerLat;
        this.start = start;
    }

    /** Sends all of it and waits until it is stored. */
    static void send(int port, TestTruck truck, List<LocationReport> drive) {
        int before = truck.storedPositions();
        try (TestTerminal terminal = TestTerminal.online(port, truck)) {
            terminal.sendAll(drive);
            for (int i = 0; i < drive.size(); i++) {
                assertThat(((PlatformAnswer) terminal.next()).result()).isEqualTo(PlatformResult.OK);
            }
        }
        assertThat(truck.storedPositions()).isEqualTo(before + drive.size());
    }

    /** East for a minute, the half of it in the middle at that speed, before and behind at 50. */
    List<LocationReport> straight(int fromSecond, double speedKph) {
        List<LocationReport> drive = new ArrayList<>();
        double along = 0;
        for (int second = 0; second <= 60; second++) {
            double speed = second < 15 || second > 45 ? 50 : speedKph;
            drive.add(at(fromSecond + second, along - 1500, 0, speed, 90));
            along += speed / 3.6;
        }
        return drive;
    }

    /** East to the corner, round it, then south. */
    List<LocationReport> rightTurn(int fromSecond, double speedKph) {
        double arc = RADIUS_M * Math.PI / 2;
        List<LocationReport> drive = new ArrayList<>();
        int second = fromSecond;
        for (double along = -120; along <= 120 + arc; along += speedKph / 3.6) {
            if (along < 0) {
                drive.add(at(second, along - RADIUS_M, 0, speedKph, 90));
            } else if (along < arc) {
                double angle = along / RADIUS_M;
                drive.add(
                        at(second, RADIUS_M * (Math.sin(angle) - 1), -RADIUS_M * (1 - Math.cos(angle)), speedKph, (int)
                                Math.round(90 + Math.toDegrees(angle))));
            } else {
                drive.add(at(second, 0, -(along - arc + RADIUS_M), speedKph, 180));
            }
            second++;
        }
        return drive;
    }

    private LocationReport at(int second, double eastM, double northM, double speedKph, int directionDeg) {
        return TestTerminal.report(
                start.plusSeconds(second),
                cornerLon + eastM / M_PER_DEG_LON,
                cornerLat + northM / M_PER_DEG_LAT,
                speedKph,
                directionDeg);
    }

    /** A route around the corner, which the truck may drive; its identity. */
    int route(TestTruck truck, String code) {
        double west = cornerLon - 600 / M_PER_DEG_LON;
        double end = cornerLat - 600 / M_PER_DEG_LAT;
        String line =
                "LINESTRING(%f %f, %f %f, %f %f)".formatted(west, cornerLat, cornerLon, cornerLat, cornerLon, end);
        int route = TestTruck.queryInt(
                "insert into route (code, name, line, corridor_width_m) "
                        + "values (?, '证据测试线路', st_geomfromtext(?, 4326), 30) returning id",
                code,
                line);
        TestTruck.query(
                "insert into route_turn_point select ?, d.* from derive_turn_points(st_geomfromtext(?, 4326)) d",
                route,
                line);
        TestTruck.query("insert into vehicle_route values (?, ?)", truck.vehicleId(), route);
        routesChanged();
        return route;
    }

    static void routesChanged() {
        Arc.container().beanManager().getEvent().select(RoutesChanged.class).fire(new RoutesChanged());
    }
}
