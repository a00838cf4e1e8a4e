package org.liandan.geo;

import java.util.List;

/**
 * A polygon on the ground, with holes where it has some. Its sides are straight in longitude and latitude, as PostGIS
 * {@code geometry} has them; at the size of a building site that differs from the geodesic by less than a millimetre.
 */
public final class Fence {

    private final List<List<LonLat>> rings;
    private final double minLon;
    private final double minLat;
    private final double maxLon;
    private final double maxLat;

    /**
     * @param rings the outer ring first, then the holes; closed or not
     * @throws IllegalArgumentException if there is no ring, or one of fewer than three points
     */
    public Fence(List<List<LonLat>> rings) {
        if (rings.isEmpty()) {
            throw new IllegalArgumentException("a fence needs an outer ring");
        }
        for (List<LonLat> ring : rings) {
            if (ring.size() < 3) {
                throw new IllegalArgumentException("a ring needs three points or more, has " + ring.size());
            }
        }
        this.rings = rings.stream().map(List::copyOf).toList();
        List<LonLat> outer = this.rings.getFirst();
        minLon = outer.stream().mapToDouble(LonLat::lonDeg).min().orElseThrow();
        maxLon = outer.stream().mapToDouble(LonLat::lonDeg).max().orElseThrow();
        minLat = outer.stream().mapToDouble(LonLat::latDeg).min().orElseThrow();
        maxLat = outer.stream().mapToDouble(LonLat::latDeg).max().orElseThrow();
    }

    public List<List<LonLat>> rings() {
        return rings;
    }

    /** Whether a point lies inside. Points exactly on a side may count either way. */
    public boolean contains(double lonDeg, double latDeg) {
        if (lonDeg < minLon || lonDeg > maxLon || latDeg < minLat || latDeg > maxLat) {
            return false;
        }
        // even-odd rule over all rings at once: a hole switches the answer back
        boolean inside = false;
        for (List<LonLat> ring : rings) {
            LonLat before = ring.getLast();
            for (LonLat point : ring) {
                if ((point.latDeg() > latDeg) != (before.latDeg() > latDeg)
                        && lonDeg
                                < (before.lonDeg() - point.lonDeg())
                                                * (latDeg - point.latDeg())
                                                / (before.latDeg() - point.latDeg())
                                        + point.lonDeg()) {
                    inside = !inside;
                }
                before = point;
            }
        }
        return inside;
    }

    public boolean contains(LonLat point) {
        return contains(point.lonDeg(), point.latDeg());
    }

    /** Whether the straight way between two points, in longitude and latitude, touches a side. */
    public boolean crosses(double fromLonDeg, double fromLatDeg, double toLonDeg, double toLatDeg) {
        if (Math.max(fromLonDeg, toLonDeg) < minLon
                || Math.min(fromLonDeg, toLonDeg) > maxLon
                || Math.max(fromLatDeg, toLatDeg) < minLat
                || Math.min(fromLatDeg, toLatDeg) > maxLat) {
            return false;
        }
        for (List<LonLat> ring : rings) {
            LonLat before = ring.getLast();
            for (LonLat point : ring) {
                if (meet(fromLonDeg, fromLatDeg, toLonDeg, toLatDeg, before, point)) {
                    return true;
                }
                before = point;
            }
        }
        return false;
    }

    /** Two pieces of line meet when their boxes do and neither has both of its ends on one side of the other. */
    private static boolean meet(double ax, double ay, double bx, double by, LonLat c, LonLat d) {
        return Math.max(ax, bx) >= Math.min(c.lonDeg(), d.lonDeg())
                && Math.min(ax, bx) <= Math.max(c.lonDeg(), d.lonDeg())
                && Math.max(ay, by) >= Math.min(c.latDeg(), d.latDeg())
                && Math.min(ay, by) <= Math.max(c.latDeg(), d.latDeg())
                && turn(ax, ay, bx, by, c.lonDeg(), c.latDeg()) * turn(ax, ay, bx, by, d.lonDeg(), d.latDeg()) <= 0
                && turn(c.lonDeg(), c.latDeg(), d.lonDeg(), d.latDeg(), ax, ay)
                                * turn(c.lonDeg(), c.latDeg(), d.lonDeg(), d.latDeg(), bx, by)
                        <= 0;
    }

    /** Positive when the third point lies to the left of the way from the first to the second. */
    private static double turn(double ax, double ay, double bx, double by, double px, double py) {
        return (bx - ax) * (py - ay) - (by - ay) * (px - ax);
    }

    public double minLonDeg() {
        return minLon;
    }

    public double minLatDeg() {
        return minLat;
    }

    public double maxLonDeg() {
        return maxLon;
    }

    public double maxLatDeg() {
        return maxLat;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fence fence && fence.rings.equals(rings);
    }

    @Override
    public int hashCode() {
        return rings.hashCode();
    }

    @Override
    public String toString() {
        return "Fence[" + rings.size() + " rings, " + rings.getFirst().size() + " points]";
    }
}
