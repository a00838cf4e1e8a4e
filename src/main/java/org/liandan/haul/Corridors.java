package org.liandan.haul;

import java.util.List;
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

    private final Polyline[] lines;
    private final int[] widthsM;
    /** West, east, south, north of each route and then of its pieces. */
    private final int[][] boxes;

    Corridors(List<Route> routes) {
        lines = routes.stream().map(Route::line).toArray(Polyline[]::new);
        widthsM = routes.stream().mapToInt(Route::corridorWidthM).toArray();
        boxes = new int[lines.length][];
        for (int i = 0; i < lines.length; i++) {
            boxes[i] = boxes(lines[i].points(), widthsM[i]);
        }
    }

    private static int[] boxes(List<LonLat> points, int widthM) {
        int segments = points.size() - 1;
        int pieces = Math.ceilDiv(segments, SEGMENTS_IN_A_PIECE);
        int[] boxes = new int[4 * (pieces + 1)];
        box(points, widthM, boxes, 0);
        for (int piece = 0; piece < pieces; piece++) {
            int from = piece * SEGMENTS_IN_A_PIECE;
            int to = Math.min(from + SEGMENTS_IN_A_PIECE, segments);
            box(points.subList(from, to + 1), widthM, boxes, 4 * (piece + 1));
        }
        return boxes;
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
        for (int i = 0; i < lines.length; i++) {
            if (holds(i, lonE6, latE6)) {
                corridors |= 1L << Math.min(i, LAST_BIT);
            }
        }
        return corridors;
    }

    private boolean holds(int route, int lonE6, int latE6) {
        int[] box = boxes[route];
        if (!isInside(box, 0, lonE6, latE6)) {
            return false;
        }
        for (int b = 4; b < box.length; b += 4) {
            if (isInside(box, b, lonE6, latE6)) {
                int from = (b / 4 - 1) * SEGMENTS_IN_A_PIECE;
                if (lines[route].isWithin(lonE6 / 1e6, latE6 / 1e6, widthsM[route], from, from + SEGMENTS_IN_A_PIECE)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isInside(int[] box, int at, int lonE6, int latE6) {
        return lonE6 >= box[at] && lonE6 <= box[at + 1] && latE6 >= box[at + 2] && latE6 <= box[at + 3];
    }
}
