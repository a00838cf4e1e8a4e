package org.liandan.haul;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.liandan.geo.Bearings;
import org.liandan.haul.RoadWay.Vertex;
import org.liandan.place.RoadNetwork;
import org.liandan.place.RoadNetwork.Nearby;
import org.liandan.track.Position;

/**
 * Finds every way along the roads that a truck can have taken between two reports: from the roads at the first that run in
 * its course to those at the second, no longer than time and speeds allow, without turning back. Bounded: a search that
 * would take too long says so instead of answering in part.
 */
final class RoadSearch {

    /** A road may lie so far from a report: error of the place, of the map, and half a wide street. */
    private static final double BESIDE_ROAD_M = 25;
    /** A course may differ so much from the road's direction, on a bend or in the mouth of a junction. */
    private static final double ALONG_ROAD_DEG = 40;

    private static final double TURNS_BACK_DEG = 150;
    private static final double SAME_ROAD_DEG = 20;
    private static final int MOST_CANDIDATES = 4;
    private static final int MOST_STEPS = 6_000;
    private static final int MOST_WAYS = 64;
    private static final double LONGEST_M = 1_500;

    /** No road that lies farther from the first report is looked at, and none is gone along that ends farther from it. */
    static final int REACH_M = (int) (LONGEST_M + 4 * BESIDE_ROAD_M);

    private final RoadNetwork roads;
    private final HaulSettings settings;
    private final double toLonDeg;
    private final double toLatDeg;
    private final List<Place> goals;
    private final double longestM;
    private final List<RoadWay> ways = new ArrayList<>();
    private final List<Vertex> line = new ArrayList<>();
    private final List<Integer> pieces = new ArrayList<>();
    private int steps;
    private boolean complete = true;

    /** A place on a piece of road, and the end towards which the truck drives. */
    private record Place(int piece, boolean forward, double alongM, double distanceM) {

        double bearingDeg(RoadNetwork roads) {
            return forward ? roads.bearingDeg(piece) : Bearings.normalized(roads.bearingDeg(piece) + 180);
        }

        /** Metres driven on the piece up to the place. */
        double drivenM(RoadNetwork roads) {
            return forward ? alongM : roads.lengthM(piece) - alongM;
        }
    }

    private RoadSearch(RoadNetwork roads, Position from, Position to, HaulSettings settings) {
        this.roads = roads;
        this.settings = settings;
        toLonDeg = to.lonE6() / 1e6;
        toLatDeg = to.latE6() / 1e6;
        goals = places(to);
        longestM = Math.min(LONGEST_M, Kinematics.longestM(from, to, settings));
    }

    /** All the ways; none where the roads do not explain the reports, or where there are too many to look at. */
    static List<RoadWay> between(RoadNetwork roads, Position from, Position to, HaulSettings settings) {
        RoadSearch search = new RoadSearch(roads, from, to, settings);
        if (search.goals.isEmpty()) {
            return List.of();
        }
        for (Place start : search.places(from)) {
            search.go(start);
        }
        return search.complete ? search.ways : List.of();
    }

    /** The nearest roads that run in a report's course, each once. */
    private List<Place> places(Position position) {
        List<Nearby> near = new ArrayList<>(roads.near(position.lonE6() / 1e6, position.latE6() / 1e6, BESIDE_ROAD_M));
        near.sort(Comparator.comparingDouble(Nearby::distanceM));
        List<Place> places = new ArrayList<>();
        for (Nearby nearby : near) {
            for (boolean forward : new boolean[] {true, false}) {
                Place place = new Place(nearby.piece(), forward, nearby.alongM(), nearby.distanceM());
                if (places.size() < MOST_CANDIDATES && fits(place, position) && isOther(place, places, position)) {
                    places.add(place);
                }
            }
        }
        return places;
    }

    private boolean fits(Place place, Position position) {
        return !Fixes.hasSteadyCourse(position)
                || Math.abs(Bearings.turn(place.bearingDeg(roads), position.headingDeg())) <= ALONG_ROAD_DEG;
    }

    /** Whether a place is not merely the next piece of a road that has been chosen. */
    private boolean isOther(Place place, List<Place> places, Position position) {
        return places.stream()
                .noneMatch(chosen -> goesOn(chosen.piece(), place.piece(), position)
                        && Math.abs(Bearings.turn(chosen.bearingDeg(roads), place.bearingDeg(roads))) < SAME_ROAD_DEG);
    }

    /** Whether two pieces meet near a report. */
    private boolean goesOn(int piece, int other, Position position) {
        return isNearEnd(roads.start(piece), other, position) || isNearEnd(roads.end(piece), other, position);
    }

    private boolean isNearEnd(int point, int piece, Position position) {
        return (roads.start(piece) == point || roads.end(piece) == point)
                && roads.distanceM(point, position.lonE6() / 1e6, position.latE6() / 1e6) <= BESIDE_ROAD_M;
    }

    private void go(Place start) {
        reach(start.piece(), start.forward(), -start.drivenM(roads));
        pieces.add(start.piece());
        follow(start.piece(), start.forward(), roads.lengthM(start.piece()) - start.drivenM(roads));
        pieces.removeLast();
    }

    /** Takes the way as found if a goal lies ahead on a piece that begins so many metres from the start. */
    private void reach(int piece, boolean forward, double beginsAtM) {
        for (Place goal : goals) {
            double lengthM = beginsAtM + goal.drivenM(roads);
            if (goal.piece() == piece && goal.forward() == forward && lengthM >= 0 && lengthM <= longestM) {
                ways.add(RoadWay.of(line, lengthM, settings));
                complete &= ways.size() <= MOST_WAYS;
            }
        }
    }

    /** Goes on from the end of a piece that lies so many metres from the start. */
    private void follow(int piece, boolean forward, double lengthM) {
        int point = forward ? roads.end(piece) : roads.start(piece);
        if (!complete || lengthM + roads.distanceM(point, toLonDeg, toLatDeg) > longestM + BESIDE_ROAD_M) {
            return;
        }
        double came = forward ? roads.bearingDeg(piece) : roads.bearingDeg(piece) + 180;
        for (int i = 0; i < roads.degree(point); i++) {
            int next = roads.pieceAt(point, i);
            boolean ahead = roads.start(next) == point;
            double goes = ahead ? roads.bearingDeg(next) : roads.bearingDeg(next) + 180;
            double bend = Bearings.turn(came, goes);
            if (Math.abs(bend) > TURNS_BACK_DEG || pieces.contains(next)) {
                continue;
            }
            complete &= ++steps <= MOST_STEPS;
            line.add(new Vertex(roads.point(point), lengthM, bend));
            pieces.add(next);
            reach(next, ahead, lengthM);
            follow(next, ahead, lengthM + roads.lengthM(next));
            pieces.removeLast();
            line.removeLast();
        }
    }
}
