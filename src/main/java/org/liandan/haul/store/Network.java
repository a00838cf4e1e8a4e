package org.liandan.haul.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.liandan.geo.Corridor;
import org.liandan.geo.Fence;
import org.liandan.geo.LonLat;
import org.liandan.geo.Polyline;
import org.liandan.place.ForbiddenZone;
import org.liandan.place.ForbiddenZoneId;
import org.liandan.place.Place;
import org.liandan.place.PlaceId;
import org.liandan.place.PlaceKind;
import org.liandan.place.Route;
import org.liandan.place.RouteId;
import org.liandan.place.TimeWindow;
import org.liandan.place.TurnPoint;
import org.liandan.place.ZoneShape;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/**
 * Active routes, places and forbidden zones of the registry, which vehicle may drive which route, and the vehicles' own
 * limits, as they were at one moment.
 *
 * @param routes by identity
 * @param places all of them
 * @param zones all of them, also those that are not in force on this day
 * @param routesOf identities of a vehicle's routes, in order
 * @param limitsDeciKph speed limits of vehicles that have one of their own, tenths of a km/h
 */
record Network(
        Map<Long, Route> routes,
        List<Place> places,
        List<ForbiddenZone> zones,
        Map<Integer, List<Long>> routesOf,
        Map<Integer, Integer> limitsDeciKph) {

    private static final String ROUTES = """
            select id, code, name, st_asbinary(line), corridor_width_m, speed_limit_kph, right_turn_limit_kph
            from route where active order by id""";

    private static final String TURN_POINTS = """
            select route_id, st_x(point), st_y(point), along_m, angle_deg, bearing_in_deg, bearing_out_deg
            from route_turn_point order by route_id, seq""";

    private static final String WINDOWS = "select route_id, days, starts, ends from route_time_window order by id";

    private static final String PLACES =
            "select id, code, name, kind, st_asbinary(fence), speed_limit_kph from place where active order by id";

    private static final String ZONES = """
            select id, code, name, st_asbinary(shape), half_width_m, loaded_only, valid_from, valid_to,
                speed_limit_kph
            from forbidden_zone where active order by id""";

    private static final String ZONE_WINDOWS =
            "select zone_id, days, starts, ends from forbidden_zone_window order by id";

    private static final String LIMITS = "select id, speed_limit_kph from vehicle where speed_limit_kph is not null";

    private static final String ASSIGNMENTS = """
            select vehicle_id, route_id from vehicle_route join route on route.id = route_id
            where route.active order by vehicle_id, route_id""";

    static Network load(Connection connection) throws SQLException {
        Map<Long, List<TurnPoint>> turnPoints = new HashMap<>();
        each(connection, TURN_POINTS, row -> listOf(turnPoints, row.getLong(1)).add(turnPoint(row)));
        Map<Long, List<TimeWindow>> windows = new HashMap<>();
        each(connection, WINDOWS, row -> listOf(windows, row.getLong(1)).add(window(row)));
        Map<Long, Route> routes = new HashMap<>();
        each(connection, ROUTES, row -> {
            long id = row.getLong(1);
            routes.put(id, route(row, windows.getOrDefault(id, List.of()), turnPoints.getOrDefault(id, List.of())));
        });
        List<Place> places = new ArrayList<>();
        each(connection, PLACES, row -> places.add(place(row)));
        Map<Integer, List<Long>> routesOf = new HashMap<>();
        each(connection, ASSIGNMENTS, row -> listOf(routesOf, row.getInt(1)).add(row.getLong(2)));
        Map<Integer, Integer> limits = new HashMap<>();
        each(connection, LIMITS, row -> limits.put(row.getInt(1), deciKph(row, 2)));
        return new Network(routes, places, zones(connection), routesOf, limits);
    }

    private static List<ForbiddenZone> zones(Connection connection) throws SQLException {
        Map<Long, List<TimeWindow>> windows = new HashMap<>();
        each(connection, ZONE_WINDOWS, row -> listOf(windows, row.getLong(1)).add(window(row)));
        List<ForbiddenZone> zones = new ArrayList<>();
        each(connection, ZONES, row -> zones.add(zone(row, windows.getOrDefault(row.getLong(1), List.of()))));
        return zones;
    }

    @FunctionalInterface
    private interface RowConsumer {
        void accept(ResultSet row) throws SQLException;
    }

    private static void each(Connection connection, String sql, RowConsumer consumer) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                consumer.accept(row);
            }
        }
    }

    private static <K, V> List<V> listOf(Map<K, List<V>> lists, K key) {
        return lists.computeIfAbsent(key, _ -> new ArrayList<>());
    }

    private static TurnPoint turnPoint(ResultSet row) throws SQLException {
        return new TurnPoint(
                new LonLat(row.getDouble(2), row.getDouble(3)),
                row.getDouble(4),
                row.getDouble(5),
                row.getDouble(6),
                row.getDouble(7));
    }

    private static TimeWindow window(ResultSet row) throws SQLException {
        Array days = row.getArray(2);
        return new TimeWindow(
                Arrays.stream((Number[]) days.getArray())
                        .map(day -> DayOfWeek.of(day.intValue()))
                        .collect(Collectors.toSet()),
                row.getObject(3, LocalTime.class),
                row.getObject(4, LocalTime.class));
    }

    private static Route route(ResultSet row, List<TimeWindow> windows, List<TurnPoint> turnPoints)
            throws SQLException {
        LineString line = (LineString) geometry(row.getBytes(4));
        return new Route(
                new RouteId(row.getLong(1)),
                row.getString(2),
                row.getString(3),
                new Polyline(points(line.getCoordinates())),
                row.getInt(5),
                deciKph(row, 6),
                deciKph(row, 7),
                windows,
                turnPoints);
    }

    private static int deciKph(ResultSet row, int column) throws SQLException {
        return row.getBigDecimal(column).movePointRight(1).intValueExact();
    }

    private static ForbiddenZone zone(ResultSet row, List<TimeWindow> windows) throws SQLException {
        Geometry shape = geometry(row.getBytes(4));
        return new ForbiddenZone(
                new ForbiddenZoneId(row.getLong(1)),
                row.getString(2),
                row.getString(3),
                shape instanceof LineString line
                        ? new ZoneShape.Road(new Corridor(new Polyline(points(line.getCoordinates())), row.getInt(5)))
                        : new ZoneShape.Area(fence((Polygon) shape)),
                windows,
                row.getBoolean(6),
                row.getObject(7, LocalDate.class),
                row.getObject(8, LocalDate.class),
                row.getBigDecimal(9) == null ? null : deciKph(row, 9));
    }

    private static Fence fence(Polygon polygon) {
        List<List<LonLat>> rings = new ArrayList<>();
        rings.add(ring(polygon.getExteriorRing()));
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            rings.add(ring(polygon.getInteriorRingN(i)));
        }
        return new Fence(rings);
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(
                new PlaceId(row.getLong(1)),
                row.getString(2),
                row.getString(3),
                PlaceKind.valueOf(row.getString(4)),
                fence((Polygon) geometry(row.getBytes(5))),
                row.getBigDecimal(6) == null ? null : deciKph(row, 6));
    }

    private static Geometry geometry(byte[] wkb) {
        try {
            return Objects.requireNonNull(new WKBReader().read(wkb));
        } catch (ParseException e) {
            throw new IllegalStateException("PostGIS wrote a geometry that JTS cannot read", e);
        }
    }

    private static List<LonLat> ring(LinearRing ring) {
        return points(ring.getCoordinates());
    }

    private static List<LonLat> points(Coordinate[] coordinates) {
        return Arrays.stream(coordinates)
                .map(coordinate -> new LonLat(coordinate.x, coordinate.y))
                .toList();
    }
}
