package org.liandan.haul;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.liandan.geo.Bearings;
import org.liandan.geo.LocalPlane;
import org.liandan.geo.LonLat;
import org.liandan.place.Place;
import org.liandan.place.Route;
import org.liandan.place.TurnPoint;
import org.liandan.track.Position;

/**
 * What one vehicle is judged against: the routes that it may drive, the district's places and forbidden zones, its own
 * limit and load, the thresholds. Immutable; asking it about a position allocates nothing.
 */
public final class HaulContext {

    /** No routes, no places, the general limits. */
    public static final HaulContext NONE = new HaulContext(List.of(), List.of(), HaulSettings.DEFAULT);

    /** A truck whose course differs more than this from its route's direction does not follow it at that place. */
    private static final double FOLLOWS_WITHIN_DEG = 50;
    /** How far from a route's corner a turn may seem to lie and still be that corner's. */
    private static final double SAME_CORNER_M = 40;

    private static final double E6_PER_METRE = 9;

    private final Ground ground;
    private final List<Route> routes;
    private final @Nullable Integer vehicleLimitDeciKph;
    private final @Nullable Load load;
    private final HaulSettings settings;
    private final List<RouteCorner> corners;
    /** Longitude and latitude of each corner, millionths of a degree: looked through for every two reports far apart. */
    private final int[] cornersE6;

    private final Corridors corridors;
    private final WeekHours[] hours;
    private final SpeedLimit[] routeLimits;
    private final SpeedLimit limitEverywhere;
    private final int lowestSpeedLimitDeciKph;

    /** A vehicle without a limit of its own, and of whose load nothing is known. */
    public HaulContext(List<Route> routes, List<Place> places, HaulSettings settings) {
        this(new Ground(places, List.of()), routes, null, null, settings);
    }

    /**
     * @param ground places and zones, shared by all vehicles
     * @param routes the routes that the vehicle may drive; none means that no rule about routes applies to it
     * @param vehicleLimitDeciKph its own speed limit, tenths of a km/h, or null
     * @param load what is known of its load, or null for nothing
     * @param settings the thresholds
     */
    public HaulContext(
            Ground ground,
            List<Route> routes,
            @Nullable Integer vehicleLimitDeciKph,
            @Nullable Load load,
            HaulSettings settings) {
        this.ground = ground;
        this.routes = List.copyOf(routes);
        this.vehicleLimitDeciKph = vehicleLimitDeciKph;
        this.load = load;
        this.settings = settings;
        this.corners = rightCorners(this.routes, settings);
        this.cornersE6 = corners.stream()
                .flatMapToInt(corner -> IntStream.of(corner.lonE6(), corner.latE6()))
                .toArray();
        this.corridors = new Corridors(this.routes);
        this.hours = this.routes.stream()
                .map(route -> new WeekHours(route.windows()))
                .toArray(WeekHours[]::new);
        this.routeLimits = this.routes.stream()
                .map(route -> SpeedLimit.ofRoute(route.speedLimitDeciKph(), route.id()))
                .toArray(SpeedLimit[]::new);
        this.limitEverywhere = vehicleLimitDeciKph != null && vehicleLimitDeciKph < settings.speedLimitDeciKph()
                ? SpeedLimit.ofVehicle(vehicleLimitDeciKph)
                : SpeedLimit.general(settings.speedLimitDeciKph());
        this.lowestSpeedLimitDeciKph = this.routes.stream()
                .mapToInt(Route::speedLimitDeciKph)
                .reduce(Math.min(limitEverywhere.deciKph(), ground.lowestLimitDeciKph()), Math::min);
    }

    private HaulContext(HaulContext other, @Nullable Load load) {
        ground = other.ground;
        routes = other.routes;
        vehicleLimitDeciKph = other.vehicleLimitDeciKph;
        this.load = load;
        settings = other.settings;
        corners = other.corners;
        cornersE6 = other.cornersE6;
        corridors = other.corridors;
        hours = other.hours;
        routeLimits = other.routeLimits;
        limitEverywhere = other.limitEverywhere;
        lowestSpeedLimitDeciKph = other.lowestSpeedLimitDeciKph;
    }

    /** The same with another load; cheap, for loads change all day. */
    public HaulContext withLoad(@Nullable Load other) {
        return new HaulContext(this, other);
    }

    /** The same with other thresholds. */
    public HaulContext withSettings(HaulSettings other) {
        return other.equals(settings) ? this : new HaulContext(ground, routes, vehicleLimitDeciKph, load, other);
    }

    public Ground ground() {
        return ground;
    }

    public List<Route> routes() {
        return routes;
    }

    public List<Place> places() {
        return ground.places();
    }

    /** The vehicle's own speed limit, tenths of a km/h, or null. */
    public @Nullable Integer vehicleLimitDeciKph() {
        return vehicleLimitDeciKph;
    }

    /** What is known of the vehicle's load, or null for nothing. */
    public @Nullable Load load() {
        return load;
    }

    public HaulSettings settings() {
        return settings;
    }

    /** A right turn of a route. */
    record RouteCorner(Route route, TurnPoint turnPoint, int lonE6, int latE6) {}

    /**
     * A right turn of a route that lies between two reports of a truck that follows it.
     *
     * @param corner which turn
     * @param pathM metres along the route between the reports
     * @param cornerM metres along the route from the first report to the turn
     */
    record CornerBetween(RouteCorner corner, double pathM, double cornerM) {}

    /**
     * The lowest limit in force that a report breaks, or null where it breaks none.
     *
     * @param here {@link #corridorsAt} the report
     */
    @Nullable SpeedLimit speedLimitBrokenBy(Position position, long here) {
        if (position.speedDeciKph() <= lowestSpeedLimitDeciKph) {
            return null;
        }
        SpeedLimit limit = limitEverywhere;
        for (int i = 0; i < routeLimits.length; i++) {
            if (isAmong(here, i) && routeLimits[i].deciKph() < limit.deciKph()) {
                limit = routeLimits[i];
            }
        }
        if (position.speedDeciKph() > ground.lowestLimitDeciKph()) {
            SpeedLimit ofGround = ground.limitBelow(
                    limit.deciKph(),
                    position.lonE6(),
                    position.latE6(),
                    position.at().getEpochSecond(),
                    load,
                    (int) settings.placeToleranceM());
            limit = ofGround == null ? limit : ofGround;
        }
        return position.speedDeciKph() > limit.deciKph() ? limit : null;
    }

    boolean isInsideAPlace(LonLat point) {
        return ground.isInsideAPlace((int) Math.round(point.lonDeg() * 1e6), (int) Math.round(point.latDeg() * 1e6));
    }

    /** Whether rules about routes apply: it has some, and is not known to be empty. */
    boolean isUnderRouteDuty() {
        return !routes.isEmpty() && (load == null || load.aboard());
    }

    /** Which routes' corridors hold a position: a bit for each route, in their order. */
    long corridorsAt(Position position) {
        return corridors.at(position.lonE6(), position.latE6());
    }

    /** Whether a route is one of a set. Routes from the 64th on share a bit, and are measured by whoever needs to know. */
    private static boolean isAmong(long set, int route) {
        return (set >>> Math.min(route, Corridors.LAST_BIT) & 1) != 0;
    }

    /** Whether all routes of a set are closed at a moment, even if that is off by so many seconds. */
    boolean areClosed(long here, long epochSecond, long graceS) {
        for (long rest = here; rest != 0; rest &= rest - 1) {
            int route = Long.numberOfTrailingZeros(rest);
            if (route == Corridors.LAST_BIT || hours[route].containsAbout(epochSecond, graceS)) {
                return false;
            }
        }
        return here != 0;
    }

    /** The first route of a set that is not empty. */
    Route firstOf(long here) {
        return routes.get(Long.numberOfTrailingZeros(here));
    }

    /** Metres from a position to the line of the nearest route. */
    int metresOffRoutes(Position position) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < routes.size(); i++) {
            nearest = Math.min(nearest, routes.get(i).line().distanceM(position.lonE6() / 1e6, position.latE6() / 1e6));
        }
        return (int) Math.min(nearest, 1_000_000);
    }

    /** The route whose line is nearest to a position. There must be one. */
    Route nearestRoute(Position position) {
        return routes.stream()
                .min(Comparator.comparingDouble(
                        route -> route.line().distanceM(position.lonE6() / 1e6, position.latE6() / 1e6)))
                .orElseThrow();
    }

    /** The lowest right-turn limit at a place: the general one, or that of a route whose corridor or corner it is. */
    int rightTurnLimitDeciKph(@Nullable RouteCorner corner, LonLat point) {
        int limit = corner == null
                ? settings.rightTurnLimitDeciKph()
                : Math.min(settings.rightTurnLimitDeciKph(), corner.route().rightTurnLimitDeciKph());
        for (Route route : routes) {
            if (route.rightTurnLimitDeciKph() < limit && isInCorridor(route, point.lonDeg(), point.latDeg())) {
                limit = route.rightTurnLimitDeciKph();
            }
        }
        return limit;
    }

    /** The route's corner at which a turn seems to have been driven, or null. */
    @Nullable RouteCorner cornerAt(LonLat apex, double bearingInDeg) {
        RouteCorner nearest = null;
        double nearestM = SAME_CORNER_M;
        for (RouteCorner corner : corners) {
            if (Math.abs(Bearings.turn(corner.turnPoint().bearingInDeg(), bearingInDeg)) > FOLLOWS_WITHIN_DEG) {
                continue;
            }
            double distanceM =
                    LocalPlane.distanceM(apex.lonDeg(), apex.latDeg(), corner.lonE6() / 1e6, corner.latE6() / 1e6);
            if (distanceM < nearestM) {
                nearest = corner;
                nearestM = distanceM;
            }
        }
        return nearest;
    }

    /**
     * The right turns that lie between two consecutive reports on the first route that the truck follows at both of
     * them, at least so many metres from either; empty where it follows none.
     */
    List<CornerBetween> cornersBetween(Position from, Position to, double clearM) {
        if (corners.isEmpty() || !mayPassACorner(from, to)) {
            return List.of();
        }
        double straightM = Fixes.distanceM(from, to);
        double reachM = Fixes.secondsBetween(from, to) * settings.cruiseMps() + 2 * SAME_CORNER_M;
        long both = corridorsAt(from) & corridorsAt(to);
        for (int i = 0; i < routes.size(); i++) {
            Route route = routes.get(i);
            if (!isAmong(both, i)) {
                continue;
            }
            double startM = followedM(route, from, 0, route.line().lengthM());
            if (Double.isNaN(startM)) {
                continue;
            }
            double endM = followedM(route, to, startM, startM + reachM);
            if (endM - startM >= straightM - SAME_CORNER_M) {
                return cornersBetween(route, startM, endM, clearM);
            }
        }
        return List.of();
    }

    private List<CornerBetween> cornersBetween(Route route, double startM, double endM, double clearM) {
        List<CornerBetween> between = List.of();
        for (int i = 0; i < corners.size(); i++) {
            RouteCorner corner = corners.get(i);
            double alongM = corner.turnPoint().alongM();
            if (alongM > startM + clearM
                    && alongM < endM - clearM
                    && corner.route().id().equals(route.id())) {
                between = between.isEmpty() ? new ArrayList<>() : between;
                between.add(new CornerBetween(corner, endM - startM, alongM - startM));
            }
        }
        return between;
    }

    /** Cheap first look: a corner that was driven between two reports lies not far outside the box around them. */
    private boolean mayPassACorner(Position from, Position to) {
        int spanE6 = Math.max(Math.abs(from.lonE6() - to.lonE6()), Math.abs(from.latE6() - to.latE6()));
        int reachE6 = spanE6 + (int) (SAME_CORNER_M * E6_PER_METRE * 2);
        int midLonE6 = (from.lonE6() + to.lonE6()) / 2;
        int midLatE6 = (from.latE6() + to.latE6()) / 2;
        for (int i = 0; i < cornersE6.length; i += 2) {
            if (Math.abs(cornersE6[i] - midLonE6) <= reachE6 && Math.abs(cornersE6[i + 1] - midLatE6) <= reachE6) {
                return true;
            }
        }
        return false;
    }

    /** How far along a route a truck is that follows it there, in its direction if it moves; not a number if it does not. */
    private static double followedM(Route route, Position position, double fromM, double toM) {
        double alongM =
                route.line().alongM(position.lonE6() / 1e6, position.latE6() / 1e6, fromM, toM, route.corridorWidthM());
        boolean follows = !Double.isNaN(alongM)
                && (!Fixes.isMoving(position)
                        || Math.abs(Bearings.turn(route.line().bearingAtDeg(alongM), position.headingDeg()))
                                <= FOLLOWS_WITHIN_DEG);
        return follows ? alongM : Double.NaN;
    }

    private static boolean isInCorridor(Route route, double lonDeg, double latDeg) {
        return route.line().isWithin(lonDeg, latDeg, route.corridorWidthM());
    }

    private static List<RouteCorner> rightCorners(List<Route> routes, HaulSettings settings) {
        List<RouteCorner> corners = new ArrayList<>();
        for (Route route : routes) {
            for (TurnPoint point : route.turnPoints()) {
                if (point.angleDeg() >= settings.turnFromDeg() && point.angleDeg() <= settings.turnToDeg()) {
                    LonLat at = point.at();
                    corners.add(new RouteCorner(
                            route, point, (int) Math.round(at.lonDeg() * 1e6), (int) Math.round(at.latDeg() * 1e6)));
                }
            }
        }
        return List.copyOf(corners);
    }
}
