package org.liandan.geo;

import java.util.List;

/** A line of two or more points, with the distance along it. Immutable; its arrays never leave it. */
public final class Polyline {

    private final List<LonLat> points;
    private final LocalPlane plane;
    /**
     * The plane's four numbers, then metres east and north of each point, in one array: to ask for one segment of one of many
     * thousand lines costs as many trips to memory as there are arrays.
     */
    private final double[] packed;

    private final double[] alongM;
    /** Extents of successive pieces of the line, so that most of it need not be looked at: minX, maxX, minY, maxY of each. */
    private final double[] boxes;

    private static final int SEGMENTS_IN_A_BOX = 12;

    /** @throws IllegalArgumentException if there are fewer than two points */
    public Polyline(List<LonLat> points) {
        if (points.size() < 2) {
            throw new IllegalArgumentException("a line needs two points or more, has " + points.size());
        }
        this.points = List.copyOf(points);
        int n = points.size();
        // the middle of the line's extent keeps the flat map's error smallest at both ends
        double minLat = points.stream().mapToDouble(LonLat::latDeg).min().orElseThrow();
        double maxLat = points.stream().mapToDouble(LonLat::latDeg).max().orElseThrow();
        plane = LocalPlane.at(points.getFirst().lonDeg(), (minLat + maxLat) / 2);
        packed = new double[4 + 2 * n];
        packed[0] = plane.originLonDeg();
        packed[1] = plane.originLatDeg();
        packed[2] = plane.metresPerLonDeg();
        packed[3] = plane.metresPerLatDeg();
        alongM = new double[n];
        for (int i = 0; i < n; i++) {
            packed[4 + 2 * i] = plane.xM(points.get(i).lonDeg());
            packed[5 + 2 * i] = plane.yM(points.get(i).latDeg());
            alongM[i] = i == 0 ? 0 : alongM[i - 1] + Math.hypot(xM(i) - xM(i - 1), yM(i) - yM(i - 1));
        }
        boxes = boxes();
    }

    private double xM(int point) {
        return packed[4 + 2 * point];
    }

    private double yM(int point) {
        return packed[5 + 2 * point];
    }

    private double eastM(double lonDeg) {
        return (lonDeg - packed[0]) * packed[2];
    }

    private double northM(double latDeg) {
        return (latDeg - packed[1]) * packed[3];
    }

    private int segments() {
        return alongM.length - 1;
    }

    private double[] boxes() {
        int segments = segments();
        double[] boxes = new double[(segments + SEGMENTS_IN_A_BOX - 1) / SEGMENTS_IN_A_BOX * 4];
        for (int b = 0; b < boxes.length; b += 4) {
            int from = b / 4 * SEGMENTS_IN_A_BOX;
            boxes[b] = boxes[b + 1] = xM(from);
            boxes[b + 2] = boxes[b + 3] = yM(from);
            for (int i = from + 1; i <= Math.min(from + SEGMENTS_IN_A_BOX, segments); i++) {
                boxes[b] = Math.min(boxes[b], xM(i));
                boxes[b + 1] = Math.max(boxes[b + 1], xM(i));
                boxes[b + 2] = Math.min(boxes[b + 2], yM(i));
                boxes[b + 3] = Math.max(boxes[b + 3], yM(i));
            }
        }
        return boxes;
    }

    /** Square of the distance from a point to the box of the piece that begins with a segment. */
    private double squareToBox(int segment, double px, double py) {
        int b = segment / SEGMENTS_IN_A_BOX * 4;
        double dx = Math.max(0, Math.max(boxes[b] - px, px - boxes[b + 1]));
        double dy = Math.max(0, Math.max(boxes[b + 2] - py, py - boxes[b + 3]));
        return dx * dx + dy * dy;
    }

    public List<LonLat> points() {
        return points;
    }

    public double lengthM() {
        return alongM[alongM.length - 1];
    }

    /**
     * Where a point stands to the line.
     *
     * @param distanceM metres from the point to the nearest place on the line
     * @param alongM metres from the start of the line to that place
     * @param segment index of the segment that holds the place, from 0
     */
    public record Nearest(double distanceM, double alongM, int segment) {}

    /** The place on the line that is nearest to a point; the first of several equally near ones. */
    public Nearest nearest(LonLat point) {
        return nearest(point.lonDeg(), point.latDeg(), 0, Double.POSITIVE_INFINITY);
    }

    /** As {@link #nearest(LonLat)}, but only on the stretch between two distances along the line. */
    public Nearest nearest(double lonDeg, double latDeg, double fromAlongM, double toAlongM) {
        double px = eastM(lonDeg);
        double py = northM(latDeg);
        double bestSquare = Double.POSITIVE_INFINITY;
        double bestAlong = Math.clamp(fromAlongM, 0, lengthM());
        int bestSegment = 0;
        for (int i = 0; i < segments(); i++) {
            if (i % SEGMENTS_IN_A_BOX == 0 && squareToBox(i, px, py) >= bestSquare) {
                i += SEGMENTS_IN_A_BOX - 1;
                continue;
            }
            if (alongM[i + 1] < fromAlongM || alongM[i] > toAlongM) {
                continue;
            }
            double dx = xM(i + 1) - xM(i);
            double dy = yM(i + 1) - yM(i);
            double length = alongM[i + 1] - alongM[i];
            double low = length == 0 ? 0 : Math.max(0, (fromAlongM - alongM[i]) / length);
            double high = length == 0 ? 0 : Math.min(1, (toAlongM - alongM[i]) / length);
            double share = length == 0 ? 0 : ((px - xM(i)) * dx + (py - yM(i)) * dy) / (length * length);
            share = Math.min(high, Math.max(low, share));
            double ox = px - xM(i) - share * dx;
            double oy = py - yM(i) - share * dy;
            double square = ox * ox + oy * oy;
            if (square < bestSquare) {
                bestSquare = square;
                bestAlong = alongM[i] + share * length;
                bestSegment = i;
            }
        }
        return new Nearest(Math.sqrt(bestSquare), bestAlong, bestSegment);
    }

    /** Whether a point lies within so many metres of the line. Allocates nothing. */
    public boolean isWithin(double lonDeg, double latDeg, double limitM) {
        double px = eastM(lonDeg);
        double py = northM(latDeg);
        double limitSquare = limitM * limitM;
        for (int i = 0; i < segments(); i++) {
            if (i % SEGMENTS_IN_A_BOX == 0 && squareToBox(i, px, py) > limitSquare) {
                i += SEGMENTS_IN_A_BOX - 1;
            } else if (squareToSegment(i, px, py) <= limitSquare) {
                return true;
            }
        }
        return false;
    }

    /** As {@link #isWithin(double, double, double)}, but of the segments between two indexes only, the second exclusive. */
    public boolean isWithin(double lonDeg, double latDeg, double limitM, int fromSegment, int toSegment) {
        double px = eastM(lonDeg);
        double py = northM(latDeg);
        double limitSquare = limitM * limitM;
        for (int i = fromSegment; i < Math.min(toSegment, segments()); i++) {
            if (squareToSegment(i, px, py) <= limitSquare) {
                return true;
            }
        }
        return false;
    }

    /**
     * Metres from the start of the line to the place nearest to a point, on the stretch between two distances along it; not a
     * number where that place is farther off than a limit; nothing is within a limit below zero. Allocates nothing.
     */
    public double alongM(double lonDeg, double latDeg, double fromAlongM, double toAlongM, double limitM) {
        double px = eastM(lonDeg);
        double py = northM(latDeg);
        // the next greater number: a place exactly at the limit is within it
        double bestSquare = limitM < 0 ? 0 : Math.nextUp(limitM * limitM);
        double best = Double.NaN;
        for (int i = 0; i < segments(); i++) {
            if (i % SEGMENTS_IN_A_BOX == 0 && squareToBox(i, px, py) >= bestSquare) {
                i += SEGMENTS_IN_A_BOX - 1;
                continue;
            }
            double length = alongM[i + 1] - alongM[i];
            if (alongM[i + 1] < fromAlongM || alongM[i] > toAlongM || length == 0) {
                continue;
            }
            double dx = xM(i + 1) - xM(i);
            double dy = yM(i + 1) - yM(i);
            double low = Math.max(0, (fromAlongM - alongM[i]) / length);
            double high = Math.min(1, (toAlongM - alongM[i]) / length);
            double share = Math.min(high, Math.max(low, ((px - xM(i)) * dx + (py - yM(i)) * dy) / (length * length)));
            double ox = px - xM(i) - share * dx;
            double oy = py - yM(i) - share * dy;
            double square = ox * ox + oy * oy;
            if (square < bestSquare) {
                bestSquare = square;
                best = alongM[i] + share * length;
            }
        }
        return best;
    }

    /** Metres from a point to the line. Allocates nothing. */
    public double distanceM(double lonDeg, double latDeg) {
        double px = eastM(lonDeg);
        double py = northM(latDeg);
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < segments(); i++) {
            if (i % SEGMENTS_IN_A_BOX == 0 && squareToBox(i, px, py) >= best) {
                i += SEGMENTS_IN_A_BOX - 1;
            } else {
                best = Math.min(best, squareToSegment(i, px, py));
            }
        }
        return Math.sqrt(best);
    }

    private double squareToSegment(int i, double px, double py) {
        double dx = xM(i + 1) - xM(i);
        double dy = yM(i + 1) - yM(i);
        double square = dx * dx + dy * dy;
        double share = square == 0 ? 0 : ((px - xM(i)) * dx + (py - yM(i)) * dy) / square;
        share = Math.min(1, Math.max(0, share));
        double ox = px - xM(i) - share * dx;
        double oy = py - yM(i) - share * dy;
        return ox * ox + oy * oy;
    }

    /** The point so many metres from the start; distances beyond the ends give the ends. */
    public LonLat pointAt(double metres) {
        int i = segmentAt(metres);
        double length = alongM[i + 1] - alongM[i];
        double share = length == 0 ? 0 : Math.clamp((metres - alongM[i]) / length, 0.0, 1.0);
        return plane.lonLat(xM(i) + share * (xM(i + 1) - xM(i)), yM(i) + share * (yM(i + 1) - yM(i)));
    }

    /** Direction of the segment so many metres from the start, degrees in [0, 360). */
    public double bearingAtDeg(double metres) {
        int i = segmentAt(metres);
        return Bearings.normalized(Math.toDegrees(Math.atan2(xM(i + 1) - xM(i), yM(i + 1) - yM(i))));
    }

    private int segmentAt(double metres) {
        int i = 0;
        while (i < alongM.length - 2 && alongM[i + 1] <= metres) {
            i++;
        }
        return i;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Polyline line && line.points.equals(points);
    }

    @Override
    public int hashCode() {
        return points.hashCode();
    }

    @Override
    public String toString() {
        return "Polyline[" + points.size() + " points, " + Math.round(lengthM()) + " m]";
    }
}
