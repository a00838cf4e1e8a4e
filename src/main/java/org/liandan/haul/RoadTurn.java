package org.liandan.haul;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.geo.Geodesic;
import org.liandan.haul.RoadWay.Turning;
import org.liandan.place.RoadNetwork;
import org.liandan.track.Position;

/**
 * What the roads say of a truck between two reports, all the ways taken together that it can have driven in the time: what
 * holds on each of them holds.
 *
 * @param kind whether it has turned right
 * @param turning the right turn, where each way has that one and no other
 * @param share where on the way it lies, from 0 to 1
 * @param leastMps lower bound of the highest speed in it, over all ways
 */
record RoadTurn(Kind kind, @Nullable Turning turning, double share, double leastMps) {

    /** Answers. */
    enum Kind {
        /** The roads do not explain the reports. */
        UNKNOWN,
        /** It has not turned right at a junction on any way. */
        NO_TURN,
        /** It has turned right at one corner, on every way. */
        ONE_TURN,
        /** Some ways turn right and some do not, or they do so elsewhere, or more than once. */
        OPEN
    }

    /** Two corners so near each other are one junction. */
    private static final double SAME_JUNCTION_M = 40;

    private static final RoadTurn UNKNOWN = new RoadTurn(Kind.UNKNOWN, null, 0, 0);

    static RoadTurn between(RoadNetwork roads, Position before, Position after, HaulSettings settings) {
        if (roads.isEmpty()) {
            return UNKNOWN;
        }
        List<RoadWay> ways = RoadSearch.between(roads, before, after, settings).stream()
                .filter(way -> Kinematics.isPossible(way, before, after, HiddenTurn.FASTEST_DECI_KPH / 36.0, settings))
                .toList();
        if (ways.isEmpty()) {
            return UNKNOWN;
        }
        if (ways.stream().allMatch(way -> way.rightTurns(settings).isEmpty())) {
            return new RoadTurn(Kind.NO_TURN, null, 0, 0);
        }
        RoadWay shortest = ways.stream()
                .min(java.util.Comparator.comparingDouble(RoadWay::lengthM))
                .orElseThrow();
        if (shortest.rightTurns(settings).size() != 1) {
            return new RoadTurn(Kind.OPEN, null, 0, 0);
        }
        Turning turning = shortest.rightTurns(settings).getFirst();
        if (!ways.stream().allMatch(way -> hasOnly(way, turning, settings))) {
            return new RoadTurn(Kind.OPEN, null, 0, 0);
        }
        double least = ways.stream()
                .mapToDouble(way -> Kinematics.leastSpeedMps(way, before, after, settings))
                .min()
                .orElseThrow();
        return new RoadTurn(Kind.ONE_TURN, turning, turning.alongM() / Math.max(1, shortest.lengthM()), least);
    }

    private static boolean hasOnly(RoadWay way, Turning turning, HaulSettings settings) {
        List<Turning> turns = way.rightTurns(settings);
        return turns.size() == 1 && Geodesic.distanceM(turns.getFirst().at(), turning.at()) <= SAME_JUNCTION_M;
    }
}
