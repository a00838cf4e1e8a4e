package org.liandan.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.liandan.geo.Bearings;
import org.liandan.geo.LocalPlane;
import org.liandan.geo.LonLat;

/**
 * The roads of a city as a graph in memory: points, and straight pieces between them. Lines that share a point meet there.
 * A piece may be driven either way, since registers of roads do not say which are one-way. Immutable, arrays of numbers: some
 * 50 bytes a point, 12 MB for a city of 30,000 roads, and never more than {@link #MOST_POINTS}.
 */
public final class RoadNetwork {

    /** Bound on the points of a network, some 100 MB. */
    public static final int MOST_POINTS = 2_000_000;

    /** No roads. */
    public static final RoadNetwork NONE = of(List.of());

    /** Cells of the index, 220 m from south to north. */
    private static final int CELL_E6 = 2_000;

    private final int[] lonE6;
    private final int[] latE6;
    private final int[] ends;
    private final float[] lengthM;
    private final float[] bearingDeg;
    private final Buckets piecesAt;
    private final Buckets piecesIn;
    private final int cellMask;

    /**
     * A place on a piece of road.
     *
     * @param piece the piece
     * @param alongM metres from its first end
     * @param distanceM metres from the point that was asked about
     */
    public record Nearby(int piece, double alongM, double distanceM) {}

    private RoadNetwork(int[] lonE6, int[] latE6, int[] ends) {
        this.lonE6 = lonE6;
        this.latE6 = latE6;
        this.ends = ends;
        lengthM = new float[ends.length / 2];
        bearingDeg = new float[ends.length / 2];
        for (int piece = 0; piece < lengthM.length; piece++) {
            LocalPlane plane = planeAt(ends[2 * piece]);
            double x = plane.xM(lonE6[ends[2 * piece + 1]] / 1e6);
            double y = plane.yM(latE6[ends[2 * piece + 1]] / 1e6);
            lengthM[piece] = (float) Math.hypot(x, y);
            bearingDeg[piece] = (float) Bearings.normalized(Math.toDegrees(Math.atan2(x, y)));
        }
        int[] pieceOfEnd = new int[ends.length];
        Arrays.setAll(pieceOfEnd, i -> i / 2);
        piecesAt = Buckets.of(lonE6.length, ends, pieceOfEnd, ends.length);
        cellMask = Math.max(1, Integer.highestOneBit(Math.max(1, lengthM.length)) * 2) - 1;
        piecesIn = index();
    }

    /**
     * The network of the given lines. Points are the same if they agree to a millionth of a degree.
     *
     * @throws IllegalArgumentException if there are more than {@link #MOST_POINTS} points
     */
    public static RoadNetwork of(Iterable<List<LonLat>> lines) {
        Map<Long, Integer> numbers = new HashMap<>();
        List<Integer> ends = new ArrayList<>();
        for (List<LonLat> line : lines) {
            int before = -1;
            for (LonLat point : line) {
                int next = numbers.computeIfAbsent(key(point), _ -> numbers.size());
                if (before >= 0 && before != next) {
                    ends.add(before);
                    ends.add(next);
                }
                before = next;
            }
            if (numbers.size() > MOST_POINTS) {
                throw new IllegalArgumentException("a road network may have " + MOST_POINTS + " points, this has more");
            }
        }
        int[] lonE6 = new int[numbers.size()];
        int[] latE6 = new int[numbers.size()];
        numbers.forEach((key, number) -> {
            lonE6[number] = (int) (key >> 32);
            latE6[number] = key.intValue();
        });
        return new RoadNetwork(
                lonE6, latE6, ends.stream().mapToInt(Integer::intValue).toArray());
    }

    private static long key(LonLat point) {
        return Math.round(point.lonDeg() * 1e6) << 32 | (Math.round(point.latDeg() * 1e6) & 0xffffffffL);
    }

    /** Number of straight pieces; they are numbered from 0. */
    public int pieces() {
        return lengthM.length;
    }

    public int points() {
        return lonE6.length;
    }

    /** Whether no road is known. */
    public boolean isEmpty() {
        return pieces() == 0;
    }

    public double lengthM(int piece) {
        return lengthM[piece];
    }

    /** Direction from the first end of a piece to the second, degrees in [0, 360). */
    public double bearingDeg(int piece) {
        return bearingDeg[piece];
    }

    /** The point at the first end of a piece. */
    public int start(int piece) {
        return ends[2 * piece];
    }

    /** The point at the second end of a piece. */
    public int end(int piece) {
        return ends[2 * piece + 1];
    }

    public LonLat point(int point) {
        return LonLat.ofE6(lonE6[point], latE6[point]);
    }

    /** How many pieces meet at a point. */
    public int degree(int point) {
        return piecesAt.to(point) - piecesAt.from(point);
    }

    /** One of the pieces that meet at a point, from 0 to its degree. */
    public int pieceAt(int point, int index) {
        return piecesAt.at(piecesAt.from(point) + index);
    }

    /** Metres between two points as the crow flies, good for a few kilometres. */
    public double distanceM(int point, double lonDeg, double latDeg) {
        LocalPlane plane = planeAt(point);
        return Math.hypot(plane.xM(lonDeg), plane.yM(latDeg));
    }

    /** The pieces within so many metres of a point, each with its nearest place; in the order of their numbers. */
    public List<Nearby> near(double lonDeg, double latDeg, double withinM) {
        LocalPlane plane = LocalPlane.at(lonDeg, latDeg);
        int minX = cell(lonDeg - withinM / plane.metresPerLonDeg());
        int maxX = cell(lonDeg + withinM / plane.metresPerLonDeg());
        int minY = cell(latDeg - withinM / plane.metresPerLatDeg());
        int maxY = cell(latDeg + withinM / plane.metresPerLatDeg());
        int[] found = new int[16];
        int count = 0;
        for (int x = minX; x <= maxX; x++) {
            for (int y = minY; y <= maxY; y++) {
                int bucket = bucket(x, y);
                for (int i = piecesIn.from(bucket); i < piecesIn.to(bucket); i++) {
                    found = count < found.length ? found : Arrays.copyOf(found, 2 * count);
                    found[count++] = piecesIn.at(i);
                }
            }
        }
        List<Nearby> near = new ArrayList<>();
        for (int piece : Arrays.stream(found, 0, count).sorted().distinct().toArray()) {
            Nearby place = nearest(piece, plane);
            if (place.distanceM() <= withinM) {
                near.add(place);
            }
        }
        return near;
    }

    private Nearby nearest(int piece, LocalPlane plane) {
        double x = plane.xM(lonE6[start(piece)] / 1e6);
        double y = plane.yM(latE6[start(piece)] / 1e6);
        double dx = plane.xM(lonE6[end(piece)] / 1e6) - x;
        double dy = plane.yM(latE6[end(piece)] / 1e6) - y;
        double share = Math.clamp(-(x * dx + y * dy) / (dx * dx + dy * dy), 0.0, 1.0);
        return new Nearby(piece, share * lengthM[piece], Math.hypot(x + share * dx, y + share * dy));
    }

    private LocalPlane planeAt(int point) {
        return LocalPlane.at(lonE6[point] / 1e6, latE6[point] / 1e6);
    }

    /** Every piece in each cell that its box touches; cells share buckets, which costs a look and no more. */
    private Buckets index() {
        int[] buckets = new int[4 * lengthM.length + 16];
        int[] numbers = new int[buckets.length];
        int size = 0;
        for (int piece = 0; piece < lengthM.length; piece++) {
            int fromX = Math.floorDiv(Math.min(lonE6[start(piece)], lonE6[end(piece)]), CELL_E6);
            int toX = Math.floorDiv(Math.max(lonE6[start(piece)], lonE6[end(piece)]), CELL_E6);
            int fromY = Math.floorDiv(Math.min(latE6[start(piece)], latE6[end(piece)]), CELL_E6);
            int toY = Math.floorDiv(Math.max(latE6[start(piece)], latE6[end(piece)]), CELL_E6);
            for (int x = fromX; x <= toX; x++) {
                for (int y = fromY; y <= toY; y++) {
                    if (size == buckets.length) {
                        buckets = Arrays.copyOf(buckets, 2 * size);
                        numbers = Arrays.copyOf(numbers, 2 * size);
                    }
                    buckets[size] = bucket(x, y);
                    numbers[size++] = piece;
                }
            }
        }
        return Buckets.of(cellMask + 1, buckets, numbers, size);
    }

    private static int cell(double deg) {
        return Math.floorDiv((int) Math.round(deg * 1e6), CELL_E6);
    }

    private int bucket(int x, int y) {
        int mixed = (x * 0x9E3779B1) ^ (y * 0x85EBCA6B);
        return (mixed ^ (mixed >>> 15)) & cellMask;
    }
}
