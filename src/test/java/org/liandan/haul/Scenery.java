package org.liandan.haul;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.liandan.geo.Corridor;
import org.liandan.geo.Fence;
import org.liandan.geo.LonLat;
import org.liandan.geo.Polyline;
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

/**
 * What stands around a {@link Drive}, whose truck starts at (0, 0) towards the north at 08:00 UTC, a Saturday: 16:00 in the
 * district. Metres east and north of the start.
 */
final class Scenery {

    static final Load LOADED = Load.of(ManifestNumber.of(LocalDate.of(2026, 11, 21), 1));

    private Scenery() {}

    /** A route due north with a corridor of 30 m on either side, and the windows given. */
    static Route routeNorth(TimeWindow... windows) {
        return route(1, List.of(windows), new double[][] {{0, -500}, {0, 40_000}});
    }

    static Route route(long id, List<TimeWindow> windows, double[][] line) {
        return new Route(
                new RouteId(id), "R" + id, "线路" + id, new Polyline(points(line)), 30, 600, 100, windows, List.of());
    }

    static TimeWindow daily(int fromHour, int toHour) {
        return new TimeWindow(Set.of(DayOfWeek.values()), LocalTime.of(fromHour, 0), LocalTime.of(toHour, 0));
    }

    static Place place(long id, int limitDeciKph, double west, double south, double east, double north) {
        return new Place(
                new PlaceId(id),
                "P" + id,
                "场所" + id,
                PlaceKind.BACKFILL_SITE,
                fence(west, south, east, north),
                limitDeciKph == 0 ? null : limitDeciKph);
    }

    static ForbiddenZone zone(long id, boolean loadedOnly, ZoneShape shape, TimeWindow... windows) {
        return new ForbiddenZone(
                new ForbiddenZoneId(id), "Z" + id, "禁行区" + id, shape, List.of(windows), loadedOnly, null, null, null);
    }

    /** A zone that limits the speed, tenths of a km/h. */
    static ForbiddenZone limited(long id, int limitDeciKph, ZoneShape shape, TimeWindow... windows) {
        return new ForbiddenZone(
                new ForbiddenZoneId(id),
                "Z" + id,
                "限速区" + id,
                shape,
                List.of(windows),
                false,
                null,
                null,
                limitDeciKph);
    }

    static ZoneShape area(double west, double south, double east, double north) {
        return new ZoneShape.Area(fence(west, south, east, north));
    }

    static ZoneShape road(double halfWidthM, double[][] line) {
        return new ZoneShape.Road(new Corridor(new Polyline(points(line)), halfWidthM));
    }

    static HaulContext context(Ground ground, Load load, Route... routes) {
        return new HaulContext(ground, List.of(routes), null, load, HaulSettings.DEFAULT);
    }

    /** On a route, with a load, among many places and zones, all of them out of the way. */
    static HaulContext context() {
        List<Place> places = new ArrayList<>();
        List<ForbiddenZone> zones = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            double east = 400 + 500 * (i % 10);
            double north = 600 * (i / 10);
            places.add(place(i + 1, 200, east, north, east + 200, north + 200));
            zones.add(zone(i + 1, false, area(-east, north, -east + 100, north + 100), daily(7, 20)));
        }
        return context(new Ground(places, zones), Load.EMPTY, routeNorth(daily(0, 23)));
    }

    private static Fence fence(double west, double south, double east, double north) {
        return new Fence(List.of(points(new double[][] {{west, south}, {east, south}, {east, north}, {west, north}})));
    }

    private static List<LonLat> points(double[][] metres) {
        List<LonLat> points = new ArrayList<>();
        for (double[] point : metres) {
            points.add(Drive.point(point[0], point[1]));
        }
        return points;
    }
}
