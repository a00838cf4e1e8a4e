package org.liandan.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.liandan.demo.DemoCatalogue.Truck;
import org.liandan.geo.Corridor;
import org.liandan.geo.Fence;
import org.liandan.geo.LonLat;
import org.liandan.geo.Polyline;
import org.liandan.haul.Ground;
import org.liandan.haul.HaulContext;
import org.liandan.haul.HaulEvent;
import org.liandan.haul.HaulFold;
import org.liandan.haul.HaulSettings;
import org.liandan.haul.Load;
import org.liandan.haul.ViolationType;
import org.liandan.jt808.LocationReport;
import org.liandan.manifest.ManifestNumber;
import org.liandan.place.ForbiddenZone;
import org.liandan.place.ForbiddenZoneId;
import org.liandan.place.Place;
import org.liandan.place.PlaceId;
import org.liandan.place.PlaceKind;
import org.liandan.place.Route;
import org.liandan.place.RouteId;
import org.liandan.place.TimeWindow;
import org.liandan.place.ZoneShape;
import org.liandan.track.Position;

/** An officer who looks at the demo by day sees every kind of finding that a track makes, on the trucks' first trips. */
class DemoFindingsTest {

    /** Ten in the morning in the district. */
    private static final Instant MORNING = Instant.parse("2026-11-20T02:00:00Z");

    private static final Load LOADED = Load.of(ManifestNumber.of(LocalDate.of(2026, 11, 20), 1));

    @Test
    void theFleetOfTwelveMakesEveryKindOfFinding() throws IOException {
        Map<String, Route> routes = routes();
        Ground ground = new Ground(places(), zones());
        Set<ViolationType> kinds = new HashSet<>();
        for (Truck truck : DemoCatalogue.fleet(12)) {
            Route route = Objects.requireNonNull(routes.get(truck.haul().routeCode()));
            HaulContext context = new HaulContext(ground, List.of(route), null, LOADED, HaulSettings.DEFAULT);
            HaulFold fold = new HaulFold();
            for (Position position : firstTrip(truck, route.line().points())) {
                Position _ = fold.judge(position, context, event -> kinds.addAll(kind(event)));
            }
        }

        assertThat(kinds)
                .containsExactlyInAnyOrder(
                        ViolationType.SPEEDING,
                        ViolationType.RIGHT_TURN,
                        ViolationType.OFF_ROUTE,
                        ViolationType.OUTSIDE_TIME_WINDOW,
                        ViolationType.FORBIDDEN_ZONE,
                        ViolationType.UNPLANNED_STOP,
                        ViolationType.TAMPER_HINT);
    }

    private static Set<ViolationType> kind(HaulEvent event) {
        return switch (event) {
            case HaulEvent.SpeedingStarted _, HaulEvent.SpeedingEnded _ -> Set.of(ViolationType.SPEEDING);
            case HaulEvent.RightTurnJudged(var turn) ->
                turn.verdict().isViolation() ? Set.of(ViolationType.RIGHT_TURN) : Set.of();
            case HaulEvent.TurnStopJudged(var stop) ->
                stop.verdict().isViolation() ? Set.of(ViolationType.RIGHT_TURN_STOP) : Set.of();
            case HaulEvent.EpisodeStarted(var episode) -> Set.of(episode.type());
            case HaulEvent.EpisodeEnded(var episode) -> Set.of(episode.type());
        };
    }

    /** The reports of the way out, second by second as {@link DemoTruck} drives it. */
    private static List<Position> firstTrip(Truck truck, List<LonLat> line) {
        Drive drive = new Drive(DrivenPath.along(truck.habit().driven(line)), truck.style());
        ReportSchedule schedule = new ReportSchedule(Duration.ofSeconds(5), Duration.ofSeconds(20));
        double halfWayS = drive.secondsAt(Habit.HALF_WAY * drive.path().lengthM());
        double start = drive.secondsAt(truck.startShare() * drive.path().lengthM());
        List<Position> positions = new ArrayList<>();
        Instant now = MORNING;
        for (double second = start; second < drive.durationS(); second++) {
            Motion motion = drive.at(second);
            int stands =
                    second < halfWayS && second + 1 >= halfWayS ? truck.habit().stopS() : 0;
            for (int i = 0; i <= stands; i++) {
                Motion seen = i == 0 ? motion : motion.standing();
                if (schedule.due(now, seen)) {
                    positions.add(position(
                            PositionReport.of(seen, now, 0, true, truck.habit().alarmBits(second - halfWayS))));
                }
                now = now.plusSeconds(1);
            }
        }
        return positions;
    }

    private static Position position(LocationReport report) {
        Instant at = Objects.requireNonNull(report.time());
        return new Position(
                1,
                1,
                at,
                at,
                report.longitudeE6(),
                report.latitudeE6(),
                report.speedDeciKph(),
                report.directionDeg(),
                report.altitudeM(),
                report.alarmFlags(),
                report.statusFlags(),
                report.items().satellites(),
                report.items().recorderSpeedDeciKph(),
                -1,
                false,
                0);
    }

    private static Map<String, Route> routes() throws IOException {
        Map<String, Route> routes = new HashMap<>();
        for (JsonNode feature : features("routes.geojson")) {
            JsonNode route = feature.path("properties");
            String code = route.path("code").asText();
            routes.put(
                    code,
                    new Route(
                            new RouteId(routes.size() + 1L),
                            code,
                            code,
                            new Polyline(points(feature.at("/geometry/coordinates"))),
                            route.path("corridorWidthM").asInt(),
                            10 * route.path("speedLimitKph").asInt(),
                            10 * route.path("rightTurnLimitKph").asInt(),
                            windows(route.path("timeWindows")),
                            List.of()));
        }
        return routes;
    }

    private static List<TimeWindow> windows(JsonNode windows) {
        List<TimeWindow> all = new ArrayList<>();
        for (JsonNode window : windows) {
            Set<DayOfWeek> days = new HashSet<>();
            window.path("days").forEach(day -> days.add(DayOfWeek.of(day.asInt())));
            all.add(new TimeWindow(
                    days,
                    LocalTime.parse(window.path("starts").asText()),
                    LocalTime.parse(window.path("ends").asText())));
        }
        return all;
    }

    private static List<Place> places() throws IOException {
        List<Place> places = new ArrayList<>();
        for (JsonNode feature : features("places.geojson")) {
            String code = feature.at("/properties/code").asText();
            places.add(new Place(
                    new PlaceId(places.size() + 1L),
                    code,
                    code,
                    PlaceKind.valueOf(feature.at("/properties/kind").asText()),
                    new Fence(List.of(points(feature.at("/geometry/coordinates/0")))),
                    null));
        }
        return places;
    }

    private static List<ForbiddenZone> zones() throws IOException {
        List<ForbiddenZone> zones = new ArrayList<>();
        for (JsonNode feature : features("zones.geojson")) {
            JsonNode zone = feature.path("properties");
            zones.add(new ForbiddenZone(
                    new ForbiddenZoneId(zones.size() + 1L),
                    zone.path("code").asText(),
                    zone.path("name").asText(),
                    new ZoneShape.Road(new Corridor(
                            new Polyline(points(feature.at("/geometry/coordinates"))),
                            zone.path("halfWidthM").asInt())),
                    List.of(),
                    zone.path("loadedOnly").asBoolean(),
                    null,
                    null,
                    zone.has("speedLimitKph")
                            ? Integer.valueOf(10 * zone.path("speedLimitKph").asInt())
                            : null));
        }
        return zones;
    }

    private static List<LonLat> points(JsonNode coordinates) {
        List<LonLat> points = new ArrayList<>();
        coordinates.forEach(
                at -> points.add(new LonLat(at.get(0).asDouble(), at.get(1).asDouble())));
        return points;
    }

    private static JsonNode features(String name) throws IOException {
        try (InputStream in = DemoFindingsTest.class.getResourceAsStream("/demo/" + name)) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in, name)).path("features");
        }
    }
}
