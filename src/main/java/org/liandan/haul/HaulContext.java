package org.liandan.haul;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.geo.Bearings;
import org.liandan.geo.LonLat;
import org.liandan.geo.Polyline;
import org.liandan.place.Place;
import org.liandan.place.RoadNetwork;
import org.liandan.place.Route;
import org.liandan.place.TurnPoint;
import org.liandan.track.Position;

/** What one vehicle is judged against: the routes that it may drive, the district's places, the thresholds. Immutable. */
public final class HaulContext {

    /** No routes, no places, the general limits. */
    public static final HaulContext NONE = new HaulContext(List.of(), List.of(), HaulSettings.DEFAULT);

    /** A truck whose course differs more than this from its route's direction does not follow it at that place. */
    private static final double FOLLOWS_WITHIN_DEG = 50;
    /** How far from a route's corner a turn may seem to lie and still be that corner's. */
    private static final double SAME_CORNER_M = 40;

    private static final double E6_PER_METRE = 9;

    private final List<Route> routes;
    private final List<Place> places;
    private final RoadNetwork roads;
    private final HaulSettings settings;
    private final List<RouteCorner> corners;
    private final int lowestSpeedLimitDeciKph;

    public HaulContext(List<Route> routes, List<Place> places, HaulSettings settings) {
        this(routes, places, RoadNetwork.NONE, settings);
    }

    public HaulContext(List<Route> routes, List<Place> places, RoadNetwork roads, HaulSettings settings) {
        this.roads = roads;
        this.routes = List.copyOf(routes);
        this.places = List.copyOf(places);
        this.settings = settings;
        this.corners = rightCorners(this.routes, settings);
        this.lowestSpeedLimitDeciKph =
                routes.stream().mapToInt(Route::speedLimitDeciKph).reduce(settings.speedLimitDeciKph(), Math::min);
    }

    public List<Route> routes() {
        return routes;
    }

    public List<Place> places() {
        return places;
    }

    /** The roads of the city, {@link RoadNetwork#NONE} where they are not known. */
    public RoadNetwork roads() {
        return roads;
    }

    public HaulSettings settings() {
        return settings;
    }

    /** The same vehicle judged by other thresholds. */
    public HaulContext withSettings(HaulSettings other) {
        return new HaulContext(routes, places, roads, other);
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

    /** The lowest limit in force that a report breaks, or null where it breaks none. */
    @Nullable SpeedLimit speedLimitBrokenBy(Position position) {
        if (position.speedDeciKph() <= lowestSpeedLimitDeciKph) {
            return null;
        }
        int limit = settings.speedLimitDeciKph();
        Route lowest = null;
        for (Route route : routes) {
            if (route.speedLimitDeciKph() < limit
                    && isInCorridor(route, position.lonE6() / 1e6, position.latE6() / 1e6)) {
                limit = route.speedLimitDeciKph();
                lowest = route;
            }
        }
        if (position.speedDeciKph() <= limit) {
            return null;
        }
        return lowest == null ? SpeedLimit.general(limit) : SpeedLimit.ofRoute(limit, lowest.id());
    }

    boolean isInsideAPlace(LonLat point) {
        for (Place place : places) {
            if (place.fence().contains(point)) {
                return true;
            }
        }
        return false;
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
                    org.liandan.geo.Geodesic.distanceM(apex, corner.turnPoint().at());
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
        for (Route route : routes) {
            Polyline.Nearest start = route.line()
                    .nearest(
                            from.lonE6() / 1e6,
                            from.latE6() / 1e6,
                            0,
                            route.line().lengthM());
            if (!follows(route, start, from)) {
                continue;
            }
            Polyline.Nearest end =
                    route.line().nearest(to.lonE6() / 1e6, to.latE6() / 1e6, start.alongM(), start.alongM() + reachM);
            if (!follows(route, end, to) || end.alongM() - start.alongM() < straightM - SAME_CORNER_M) {
                continue;
            }
            List<CornerBetween> between = new ArrayList<>();
            for (RouteCorner corner : corners) {
                double alongM = corner.turnPoint().alongM();
                if (corner.route().id().equals(route.id())
                        && alongM > start.alongM() + clearM
                        && alongM < end.alongM() - clearM) {
                    between.add(new CornerBetween(corner, end.alongM() - start.alongM(), alongM - start.alongM()));
                }
            }
            return between;
        }
        return List.of();
    }

    /** Cheap first look: a corner that was driven between two reports lies not far outside the box around them. */
    private boolean mayPassACorner(Position from, Position to) {
        int spanE6 = Math.max(Math.abs(from.lonE6() - to.lonE6()), Math.abs(from.latE6() - to.latE6()));
        int reachE6 = spanE6 + (int) (SAME_CORNER_M * E6_PER_METRE * 2);
        int midLonE6 = (from.lonE6() + to.lonE6()) / 2;
        int midLatE6 = (from.latE6() + to.latE6()) / 2;
        for (RouteCorner corner : corners) {
            if (Math.abs(corner.lonE6() - midLonE6) <= reachE6 && Math.abs(corner.latE6() - midLatE6) <= reachE6) {
                return true;
            }
        }
        return false;
    }

    private static boolean follows(Route route, Polyline.Nearest nearest, Position position) {
        return nearest.distanceM() <= route.corridorWidthM()
                && (!Fixes.isMoving(position)
                        || Math.abs(Bearings.turn(route.line().bearingAtDeg(nearest.alongM()), position.headingDeg()))
                                <= FOLLOWS_WITHIN_DEG);
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
