package org.liandan.track;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.liandan.geo.LocalPlane;

/**
 * A track with no more points than a map needs: every fix that is left out lies within the tolerance of the line between
 * its neighbours that stay (Douglas and Peucker, 1973, in metres). What tells a story stays whatever the line looks like:
 * both ends of the track, of each stop and of each silence, both sides of a change between the speeds that a map colours
 * alike, the fastest fix, and those at which a violation began or ended. A truck that drives has a fix every four minutes or so.
 */
public final class TrackSimplification {

    /** Slower than this a truck stands: what a GNSS receiver makes of a parked one. */
    private static final int STANDING_DECI_KPH = 30;

    private static final Duration SHORTEST_STOP = Duration.ofMinutes(1);
    private static final Duration SILENCE = Duration.ofMinutes(5);
    private static final Duration LONGEST_DRIVE = Duration.ofMinutes(4);
    /** Right-turn limit, half-way, speed limit: the ends of the map's bands. */
    private static final int[] BAND_ENDS_DECI_KPH = {100, 400, 600};

    private TrackSimplification() {}

    /**
     * The fixes that a map needs.
     *
     * @param fixes in order of time
     * @param toleranceM metres, above 0
     * @param always times whose fixes stay
     * @return some of the fixes, in order
     */
    public static List<Position> simplify(List<Position> fixes, double toleranceM, Set<Instant> always) {
        if (fixes.size() < 3) {
            return List.copyOf(fixes);
        }
        BitSet kept = ends(fixes);
        for (int i = 0; i < fixes.size(); i++) {
            if (always.contains(fixes.get(i).at())) {
                kept.set(i);
            }
        }
        double[][] placesM = placesM(fixes);
        for (int from = 0, to = kept.nextSetBit(1); to > 0; from = to, to = kept.nextSetBit(to + 1)) {
            keepWhatStandsOut(placesM, from, to, toleranceM, kept);
        }
        return kept.stream().mapToObj(fixes::get).toList();
    }

    private static BitSet ends(List<Position> fixes) {
        BitSet ends = new BitSet(fixes.size());
        ends.set(0);
        ends.set(fixes.size() - 1);
        ends.set(IntStream.range(0, fixes.size())
                .reduce((a, b) -> fixes.get(b).speedDeciKph() > fixes.get(a).speedDeciKph() ? b : a)
                .orElseThrow());
        keepChanges(fixes, ends);
        keepStops(fixes, ends);
        int before = 0;
        for (int i = 1; i < fixes.size(); i++) {
            boolean drives = fixes.get(i).speedDeciKph() >= STANDING_DECI_KPH;
            if (drives && between(fixes, before, i).compareTo(LONGEST_DRIVE) >= 0) {
                ends.set(i);
            }
            before = ends.get(i) ? i : before;
        }
        return ends;
    }

    /** Both sides of each silence, and of each change of speed that the map shows. */
    private static void keepChanges(List<Position> fixes, BitSet ends) {
        for (int i = 1; i < fixes.size(); i++) {
            boolean silence = between(fixes, i - 1, i).compareTo(SILENCE) > 0;
            if (silence || band(fixes.get(i - 1)) != band(fixes.get(i))) {
                ends.set(i - 1, i + 1);
            }
        }
    }

    private static int band(Position fix) {
        int band = 0;
        while (band < BAND_ENDS_DECI_KPH.length && fix.speedDeciKph() > BAND_ENDS_DECI_KPH[band]) {
            band++;
        }
        return band;
    }

    private static void keepStops(List<Position> fixes, BitSet ends) {
        int standsSince = -1;
        for (int i = 0; i < fixes.size(); i++) {
            boolean stands = fixes.get(i).speedDeciKph() < STANDING_DECI_KPH;
            if (stands && standsSince < 0) {
                standsSince = i;
            }
            if (standsSince >= 0 && (!stands || i == fixes.size() - 1)) {
                int until = stands ? i : i - 1;
                if (between(fixes, standsSince, until).compareTo(SHORTEST_STOP) >= 0) {
                    ends.set(standsSince);
                    ends.set(until);
                }
                standsSince = -1;
            }
        }
    }

    private static Duration between(List<Position> fixes, int from, int to) {
        return Duration.between(fixes.get(from).at(), fixes.get(to).at());
    }

    private static double[][] placesM(List<Position> fixes) {
        Position first = fixes.getFirst();
        LocalPlane plane = LocalPlane.at(first.lonE6() / 1e6, first.latE6() / 1e6);
        double[][] places = new double[fixes.size()][2];
        for (int i = 0; i < places.length; i++) {
            places[i][0] = plane.xM(fixes.get(i).lonE6() / 1e6);
            places[i][1] = plane.yM(fixes.get(i).latE6() / 1e6);
        }
        return places;
    }

    /** The farthest fix from the straight way stays if it is too far, and then each half is looked at; without recursion. */
    private static void keepWhatStandsOut(double[][] places, int first, int last, double toleranceM, BitSet kept) {
        Deque<int[]> ways = new ArrayDeque<>();
        ways.push(new int[] {first, last});
        while (!ways.isEmpty()) {
            int[] way = ways.pop();
            int farthest = -1;
            double distance = toleranceM;
            for (int i = way[0] + 1; i < way[1]; i++) {
                double d = distanceM(places[i], places[way[0]], places[way[1]]);
                if (d > distance) {
                    distance = d;
                    farthest = i;
                }
            }
            if (farthest >= 0) {
                kept.set(farthest);
                ways.push(new int[] {way[0], farthest});
                ways.push(new int[] {farthest, way[1]});
            }
        }
    }

    private static double distanceM(double[] point, double[] from, double[] to) {
        double dx = to[0] - from[0];
        double dy = to[1] - from[1];
        double lengthSquare = dx * dx + dy * dy;
        double along = lengthSquare == 0
                ? 0
                : Math.clamp(((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / lengthSquare, 0, 1);
        return Math.hypot(point[0] - from[0] - along * dx, point[1] - from[1] - along * dy);
    }
}
