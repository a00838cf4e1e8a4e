package org.liandan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.liandan.geo.Corridor;
import org.liandan.geo.Fence;
import org.liandan.geo.Geodesic;
import org.liandan.geo.LocalPlane;
import org.liandan.geo.LonLat;
import org.liandan.geo.Polyline;
import org.liandan.haul.Ground;
import org.liandan.haul.HaulContext;
import org.liandan.haul.HaulSettings;
import org.liandan.haul.Load;
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
import org.liandan.track.Position;

/**
 * A district of 20 km by 20 km for {@link DetectBench}: streets every 250 m, routes along them with their corners, places and
 * zones between; and trucks in it. The same every time.
 */
final class DetectDistrict {

    static final int ROUTES = 1_000;
    static final int PLACES = 500;
    static final int ZONES = 100;
    static final int ROUTES_A_TRUCK = 3;

    private static final int BLOCK_M = 250;
    private static final int BLOCKS = 80;
    private static final Path TRACKS = Path.of("protocol-fixtures/tracks/reports_01s.jsonl.gz");
    private static final LocalPlane PLANE = LocalPlane.at(109.84, 40.657);
    private static final Instant MORNING = Instant.parse("2026-11-20T01:00:00Z");

    private final Random random = new Random(808);
    private final List<Route> routes = new ArrayList<>();
    private final Ground ground;

    /**
     * One truck's reports and what it is judged against.
     *
     * @param context routes, places, zones
     * @param positions in order of time
     */
    record Truck(HaulContext context, List<Position> positions) {}

    DetectDistrict() {
        for (int i = 0; i < ROUTES; i++) {
            routes.add(route(i));
        }
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < PLACES; i++) {
            places.add(place(i));
        }
        List<ForbiddenZone> zones = new ArrayList<>();
        for (int i = 0; i < ZONES; i++) {
            zones.add(zone(i));
        }
        ground = new Ground(places, zones);
    }

    private static LonLat corner(int column, int row) {
        return PLANE.lonLat((column - BLOCKS / 2) * (double) BLOCK_M, (row - BLOCKS / 2) * (double) BLOCK_M);
    }

    /** A walk over forty blocks that turns at every third corner or so. */
    private Route route(int number) {
        List<LonLat> points = new ArrayList<>();
        List<TurnPoint> turns = new ArrayList<>();
        int column = 10 + random.nextInt(BLOCKS - 20);
        int row = 10 + random.nextInt(BLOCKS - 20);
        int heading = 90 * random.nextInt(4);
        points.add(corner(column, row));
        for (int block = 0; block < 40; block++) {
            int next =
                    random.nextInt(3) == 0 ? Math.floorMod(heading + (random.nextBoolean() ? 90 : -90), 360) : heading;
            if (block > 0 && next != heading) {
                int angle = Math.floorMod(next - heading, 360) == 90 ? 90 : -90;
                turns.add(new TurnPoint(points.getLast(), block * (double) BLOCK_M, angle, heading, next));
            }
            heading = next;
            column += heading == 90 ? 1 : heading == 270 ? -1 : 0;
            row += heading == 0 ? 1 : heading == 180 ? -1 : 0;
            LonLat from = points.getLast();
            LonLat to = corner(column, row);
            for (int part = 1; part <= 5; part++) {
                points.add(new LonLat(
                        from.lonDeg() + (to.lonDeg() - from.lonDeg()) * part / 5,
                        from.latDeg() + (to.latDeg() - from.latDeg()) * part / 5));
            }
        }
        TimeWindow day = new TimeWindow(Set.of(DayOfWeek.values()), LocalTime.of(6, 0), LocalTime.of(22, 0));
        return new Route(
                new RouteId(number),
                "R" + number,
                "线路" + number,
                new Polyline(points),
                30,
                500 + 10 * random.nextInt(11),
                100,
                List.of(day),
                turns);
    }

    private Place place(int number) {
        double east = (random.nextInt(BLOCKS) - BLOCKS / 2) * (double) BLOCK_M + 40;
        double north = (random.nextInt(BLOCKS) - BLOCKS / 2) * (double) BLOCK_M + 40;
        return new Place(
                new PlaceId(number),
                "P" + number,
                "场所" + number,
                PlaceKind.BACKFILL_SITE,
                polygon(east + 80, north + 80, 40 + random.nextInt(40), 12),
                number % 3 == 0 ? 150 : null);
    }

    private ForbiddenZone zone(int number) {
        double east = (random.nextInt(BLOCKS) - BLOCKS / 2) * (double) BLOCK_M;
        double north = (random.nextInt(BLOCKS) - BLOCKS / 2) * (double) BLOCK_M;
        ZoneShape shape = number % 2 == 0
                ? new ZoneShape.Area(polygon(east, north, 200, 16))
                : new ZoneShape.Road(new Corridor(
                        new Polyline(List.of(PLANE.lonLat(east, north), PLANE.lonLat(east + 2_000, north))), 15));
        TimeWindow night = new TimeWindow(Set.of(DayOfWeek.values()), LocalTime.of(22, 0), LocalTime.of(6, 0));
        return new ForbiddenZone(
                new ForbiddenZoneId(number),
                "Z" + number,
                "禁行" + number,
                shape,
                List.of(night),
                number % 3 == 0,
                null,
                null,
                null);
    }

    private static Fence polygon(double eastM, double northM, double radiusM, int corners) {
        List<LonLat> ring = new ArrayList<>();
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            ring.add(PLANE.lonLat(eastM + radiusM * Math.cos(angle), northM + radiusM * Math.sin(angle)));
        }
        return new Fence(List.of(ring));
    }

    private HaulContext context(Route own, boolean loaded) {
        List<Route> mine = new ArrayList<>(List.of(own));
        while (mine.size() < ROUTES_A_TRUCK) {
            mine.add(routes.get(random.nextInt(ROUTES)));
        }
        return new HaulContext(ground, mine, null, loaded ? new Load(true, null) : null, HaulSettings.DEFAULT);
    }

    /** Trucks that drive along their routes at 20 to 49 km/h, slow down at corners, stand now and then; receivers tremble. */
    List<Truck> fleet(int trucks, int seconds, int everyS) {
        List<Truck> fleet = new ArrayList<>();
        for (int t = 0; t < trucks; t++) {
            Route route = routes.get(t % ROUTES);
            List<Position> positions = new ArrayList<>();
            double along = random.nextDouble() * 3_000;
            int direction = 1;
            int standing = 0;
            for (int second = 0; second < seconds; second++) {
                double toCorner = distanceToCorner(route, along);
                double kph = standing > 0 ? 0 : toCorner < 30 ? 9 : 30 + 19 * Math.sin((t + second) / 40.0);
                standing = standing > 0 ? standing - 1 : random.nextInt(120) == 0 ? 25 : 0;
                along += direction * kph / 3.6;
                if (along >= route.line().lengthM() - 30 || along <= 10) {
                    direction = -direction;
                }
                if (second % everyS == 0) {
                    positions.add(report(t, second, route, along, direction, kph));
                }
            }
            fleet.add(new Truck(context(route, t % 2 == 0), List.copyOf(positions)));
        }
        return fleet;
    }

    private static double distanceToCorner(Route route, double along) {
        double nearest = 1_000;
        for (TurnPoint turn : route.turnPoints()) {
            nearest = Math.min(nearest, Math.abs(turn.alongM() - along));
        }
        return nearest;
    }

    private Position report(int truck, int second, Route route, double along, int direction, double kph) {
        LonLat at = route.line().pointAt(along);
        double course = route.line().bearingAtDeg(along) + (direction > 0 ? 0 : 180);
        return position(
                truck,
                MORNING.plusSeconds(second),
                at.lonDeg() + random.nextGaussian() * 8e-6,
                at.latDeg() + random.nextGaussian() * 8e-6,
                kph,
                course);
    }

    private static Position position(int truck, Instant at, double lon, double lat, double kph, double course) {
        return new Position(
                truck,
                truck,
                at,
                at.plusMillis(400),
                (int) Math.round(lon * 1e6),
                (int) Math.round(lat * 1e6),
                (int) Math.round(kph * 10),
                Math.floorMod((int) Math.round(course), 360),
                1_060,
                0,
                0b11,
                14,
                (int) Math.round(kph * 10),
                -1,
                false,
                0);
    }

    /** The recorded traces of {@code protocol-fixtures/tracks} at 1 Hz, moved into the district; each is its truck's route. */
    List<Truck> recorded() throws IOException {
        ObjectMapper json = new ObjectMapper();
        Map<String, List<JsonNode>> traces = new LinkedHashMap<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(TRACKS)), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                JsonNode report = json.readTree(line);
                traces.computeIfAbsent(report.get("terminal").textValue(), _ -> new ArrayList<>())
                        .add(report);
            }
        }
        List<Truck> trucks = new ArrayList<>();
        traces.values().forEach(reports -> trucks.add(recorded(trucks.size(), reports)));
        return trucks;
    }

    private Truck recorded(int number, List<JsonNode> reports) {
        LocalPlane there = LocalPlane.at(
                reports.getFirst().get("lon").doubleValue(),
                reports.getFirst().get("lat").doubleValue());
        List<Position> positions = new ArrayList<>();
        List<LonLat> line = new ArrayList<>();
        for (JsonNode report : reports) {
            LonLat here = PLANE.lonLat(
                    there.xM(report.get("lon").doubleValue()),
                    there.yM(report.get("lat").doubleValue()));
            if (line.isEmpty() || Geodesic.distanceM(line.getLast(), here) > 20) {
                line.add(here);
            }
            positions.add(position(
                    number,
                    Instant.parse(report.get("time").textValue()),
                    here.lonDeg(),
                    here.latDeg(),
                    report.get("speed_kmh").doubleValue(),
                    report.get("direction_deg").doubleValue()));
        }
        Route own = new Route(
                new RouteId(ROUTES + number),
                "T" + number,
                "轨迹",
                new Polyline(line),
                30,
                600,
                100,
                List.of(),
                List.of());
        return new Truck(context(own, number % 2 == 0), positions);
    }
}
