package org.liandan.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

    private static final int TILE_E6 = 10_000;

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
     * A straight piece of road, from one end to the other, in millionths of a degree. Pieces have an order of their own, so
     * that a network is the same in whatever order its roads come, and a part of it has the order of the whole.
     */
    public record Piece(int fromLonE6, int fromLatE6, int toLonE6, int toLatE6) implements Comparable<Piece> {

        private static final Comparator<Piece> ORDER = Comparator.comparingInt(Piece::fromLonE6)
                .thenComparingInt(Piece::fromLatE6)
                .thenComparingInt(Piece::toLonE6)
                .thenComparingInt(Piece::toLatE6);

        private static Piece between(LonLat from, LonLat to) {
            return new Piece(e6(from.lonDeg()), e6(from.latDeg()), e6(to.lonDeg()), e6(to.latDeg()));
        }

        private static int e6(double deg) {
            return (int) Math.round(deg * 1e6);
        }

        private boolean isPoint() {
            return fromLonE6 == toLonE6 && fromLatE6 == toLatE6;
        }

        private long from() {
            return key(fromLonE6, fromLatE6);
        }

        private long to() {
            return key(toLonE6, toLatE6);
        }

        @Override
        public int compareTo(Piece other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * The network of the given lines. Points are the same if they agree to a millionth of a degree.
     *
     * @throws IllegalArgumentException if there are more than {@link #MOST_POINTS} points
     */
    public static RoadNetwork of(Iterable<List<LonLat>> lines) {
        List<Piece> pieces = new ArrayList<>();
        for (List<LonLat> line : lines) {
            for (int i = 1; i < line.size(); i++) {
                pieces.add(Piece.between(line.get(i - 1), line.get(i)));
            }
            // twice as many pieces as points are no network of roads
            if (pieces.size() > 2 * MOST_POINTS) {
                throw tooLarge();
            }
        }
        return ofPieces(pieces);
    }

    /**
     * The network of the given pieces, in any order; the same one twice is once.
     *
     * @throws IllegalArgumentException if they have more than {@link #MOST_POINTS} ends
     */
    public static RoadNetwork ofPieces(List<Piece> pieces) {
        Map<Long, Integer> numbers = new HashMap<>();
        int[] ends = new int[2 * pieces.size()];
        int size = 0;
        Piece before = null;
        List<Piece> ordered = new ArrayList<>(pieces);
        ordered.sort(null);
        for (Piece piece : ordered) {
            if (!piece.isPoint() && !piece.equals(before)) {
                ends[size++] = numbers.computeIfAbsent(piece.from(), _ -> numbers.size());
                ends[size++] = numbers.computeIfAbsent(piece.to(), _ -> numbers.size());
            }
            before = piece;
        }
        if (numbers.size() > MOST_POINTS) {
            throw tooLarge();
        }
        int[] lonE6 = new int[numbers.size()];
        int[] latE6 = new int[numbers.size()];
        numbers.forEach((key, number) -> {
            lonE6[number] = (int) (key >> 32);
            latE6[number] = key.intValue();
        });
        return new RoadNetwork(lonE6, latE6, Arrays.copyOf(ends, size));
    }

    private static IllegalArgumentException tooLarge() {
        return new IllegalArgumentException("a road network may have " + MOST_POINTS + " points, this has more");
    }

    private static long key(int lonE6, int latE6) {
        return (long) lonE6 << 32 | (latE6 & 0xffffffffL);
    }

    /** A square of {@value #TILE_E6} millionths of a degree, by which parts of a network are kept. */
    public record Tile(int x, int y) {}

    /** The tiles within so many metres of any of the points that have a road in them, in order. */
    public List<Tile> tilesAround(List<LonLat> points, double withinM) {
        Set<Tile> tiles = new LinkedHashSet<>();
        for (LonLat point : isEmpty() ? List.<LonLat>of() : points) {
            LocalPlane plane = LocalPlane.at(point.lonDeg(), point.latDeg());
            double lonDeg = withinM / plane.metresPerLonDeg();
            double latDeg = withinM / plane.metresPerLatDeg();
            for (int x = tile(point.lonDeg() - lonDeg); x <= tile(point.lonDeg() + lonDeg); x++) {
                for (int y = tile(point.latDeg() - latDeg); y <= tile(point.latDeg() + latDeg); y++) {
                    tiles.add(new Tile(x, y));
                }
            }
        }
        return tiles.stream()
                .filter(tile -> !piecesIn(tile).isEmpty())
                .sorted(Comparator.comparingInt(Tile::x).thenComparingInt(Tile::y))
                .toList();
    }

    private static int tile(double deg) {
        return Math.floorDiv((int) Math.round(deg * 1e6), TILE_E6);
    }

    /** The pieces whose box touches a tile, in order. */
    public List<Piece> piecesIn(Tile tile) {
        int west = tile.x() * TILE_E6;
        int south = tile.y() * TILE_E6;
        int[] found = inCells(
                Math.floorDiv(west, CELL_E6),
                Math.floorDiv(west + TILE_E6, CELL_E6),
                Math.floorDiv(south, CELL_E6),
                Math.floorDiv(south + TILE_E6, CELL_E6));
        return Arrays.stream(found)
                .mapToObj(this::piece)
                .filter(piece -> Math.max(piece.fromLonE6(), piece.toLonE6()) >= west
                        && Math.min(piece.fromLonE6(), piece.toLonE6()) <= west + TILE_E6
                        && Math.max(piece.fromLatE6(), piece.toLatE6()) >= south
                        && Math.min(piece.fromLatE6(), piece.toLatE6()) <= south + TILE_E6)
                .toList();
    }

    private Piece piece(int number) {
        int from = start(number);
        int to = end(number);
        return new Piece(lonE6[from], latE6[from], lonE6[to], latE6[to]);
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
        List<Nearby> near = new ArrayList<>();
        for (int piece : inCells(minX, maxX, minY, maxY)) {
            Nearby place = nearest(piece, plane);
            if (place.distanceM() <= withinM) {
                near.add(place);
            }
        }
        return near;
    }

    /** The pieces in the buckets of some cells, each once, in order. */
    private int[] inCells(int minX, int maxX, int minY, int maxY) {
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
        return Arrays.stream(found, 0, count).sorted().distinct().toArray();
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

    /** Networks of the same pieces are the same. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RoadNetwork that
                && Arrays.equals(lonE6, that.lonE6)
                && Arrays.equals(latE6, that.latE6)
                && Arrays.equals(ends, that.ends);
    }

    @Override
    public int hashCode() {
        // a network has up to some hundred thousand pieces: its size and first place tell most apart
        return 31 * (31 * lonE6.length + ends.length) + (lonE6.length == 0 ? 0 : lonE6[0]);
    }

    @Override
    public String toString() {
        return "RoadNetwork[" + points() + " points, " + pieces() + " pieces]";
    }
}
