package org.liandan.haul;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.liandan.geo.LocalPlane;
import org.liandan.geo.LonLat;
import org.liandan.geo.Polyline;
import org.liandan.place.Route;

/**
 * The corridors of a vehicle's routes, packed: boxes of whole millionths of a degree around each route and around each piece
 * of it, one after the other in memory, corridor included. Only pieces whose box holds a position are measured. Immutable;
 * asking allocates nothing.
 */
final class Corridors {

    /** Bits of {@link #at}; the last one stands for all routes from there on. */
    static final int LAST_BIT = 63;

    private static final int SEGMENTS_IN_A_PIECE = 8;

    /** Numbers before the boxes of a route's pieces: its own box, its corridor's width, and where the next route begins. */
    private static final int HEAD = 6;

    private final Polyline[] lines;
    /** Of each route: west, east, south, north, the width in metres, the index of the next route; then the four of each piece. */
    private final int[] packed;

    Corridors(List<Route> routes) {
        lines = routes.stream().map(Route::line).toArray(Polyline[]::new);
        IntStream.Builder all = IntStream.builder();
        int from = 0;
        for (Route route : routes) {
            int[] one = packed(route.line().points(), route.corridorWidthM());
            from += one.length;
            one[HEAD - 1] = from;
            Arrays.stream(one).forEach(all::add);
        }
        packed = all.build().toArray();
    }

    private static int[] packed(List<LonLat> points, int widthM) {
        int segments = points.size() - 1;
        int pieces = Math.ceilDiv(segments, SEGMENTS_IN_A_PIECE);
        int[] packed = new int[HEAD + 4 * pieces];
        box(points, widthM, packed, 0);
        packed[HEAD - 2] = widthM;
        for (int piece = 0; piece < pieces; piece++) {
            int from = piece * SEGMENTS_IN_A_PIECE;
            int to = Math.min(from + SEGMENTS_IN_A_PIECE, segments);
            box(points.subList(from, to + 1), widthM, packed, HEAD + 4 * piece);
        }
        return packed;
    }

    private static void box(List<LonLat> points, int widthM, int[] boxes, int at) {
        double west = points.stream().mapToDouble(LonLat::lonDeg).min().orElseThrow();
        double east = points.stream().mapToDouble(LonLat::lonDeg).max().orElseThrow();
        double south = points.stream().mapToDouble(LonLat::latDeg).min().orElseThrow();
        double north = points.stream().mapToDouble(LonLat::latDeg).max().orElseThrow();
        LocalPlane plane = LocalPlane.at(west, (south + north) / 2);
        // a metre more than the width: the line's own plane may measure a little differently
        double lonMargin = (widthM + 1) / plane.metresPerLonDeg() * 1.01;
        double latMargin = (widthM + 1) / plane.metresPerLatDeg() * 1.01;
        boxes[at] = (int) Math.floor((west - lonMargin) * 1e6);
        boxes[at + 1] = (int) Math.ceil((east + lonMargin) * 1e6);
        boxes[at + 2] = (int) Math.floor((south - latMargin) * 1e6);
        boxes[at + 3] = (int) Math.ceil((north + latMargin) * 1e6);
    }

    /** Which corridors hold a point: a bit for each route, in their order. */
    long at(int lonE6, int latE6) {
        long corridors = 0;
        int start = 0;
        for (int i = 0; i < lines.length; i++) {
            if (isInside(packed, start, lonE6, latE6) && holds(i, start, lonE6, latE6)) {
                corridors |= 1L << Math.min(i, LAST_BIT);
            }
            start = packed[start + HEAD - 1];
        }
        return corridors;
    }

    private boolean holds(int route, int start, int lonE6, int latE6) {
        int next = packed[start + HEAD - 1];
        int widthM = packed[start + HEAD - 2];
        int segment = 0;
        for (int b = start + HEAD; b < next; b += 4) {
            if (isInside(packed, b, lonE6, latE6)
                    && lines[route].isWithin(
                            lonE6 / 1e6, latE6 / 1e6, widthM, segment, segment + SEGMENTS_IN_A_PIECE)) {
                return true;
            }
            segment += SEGMENTS_IN_A_PIECE;
        }
        return false;
    }

    private static boolean isInside(int[] box, int at, int lonE6, int latE6) {
        return lonE6 >= box[at] && lonE6 <= box[at + 1] && latE6 >= box[at + 2] && latE6 <= box[at + 3];
    }
}
