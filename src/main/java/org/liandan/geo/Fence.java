package org.liandan.geo;

import java.util.Arrays;
import java.util.List;

/**
 * A polygon on the ground, with holes where it has some. Its sides are straight in longitude and latitude, as PostGIS
 * {@code geometry} has them; at the size of a building site that differs from the geodesic by less than a millimetre.
 */
public final class Fence {

    private final List<List<LonLat>> rings;
    /** The rings' points again, as arrays: containment is asked for every position of every truck. */
    private final double[][] lons;

    private final double[][] lats;
    private final double minLon;
    private final double minLat;
    private final double maxLon;
    private final double maxLat;
    private final LocalPlane plane;

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
        lons = this.rings.stream()
                .map(ring -> ring.stream().mapToDouble(LonLat::lonDeg).toArray())
                .toArray(double[][]::new);
        lats = this.rings.stream()
                .map(ring -> ring.stream().mapToDouble(LonLat::latDeg).toArray())
                .toArray(double[][]::new);
        minLon = Arrays.stream(lons[0]).min().orElseThrow();
        maxLon = Arrays.stream(lons[0]).max().orElseThrow();
        minLat = Arrays.stream(lats[0]).min().orElseThrow();
        maxLat = Arrays.stream(lats[0]).max().orElseThrow();
        plane = LocalPlane.at((minLon + maxLon) / 2, (minLat + maxLat) / 2);
    }

    public List<List<LonLat>> rings() {
        return rings;
    }

    /** Whether a point lies inside. Points exactly on a side may count either way. Allocates nothing. */
    public boolean contains(double lonDeg, double latDeg) {
        if (lonDeg < minLon || lonDeg > maxLon || latDeg < minLat || latDeg > maxLat) {
            return false;
        }
        // even-odd rule over all rings at once: a hole switches the answer back
        boolean inside = false;
        for (int r = 0; r < lons.length; r++) {
            double[] lon = lons[r];
            double[] lat = lats[r];
            for (int i = 0, before = lon.length - 1; i < lon.length; before = i++) {
                if ((lat[i] > latDeg) != (lat[before] > latDeg)
                        && lonDeg < (lon[before] - lon[i]) * (latDeg - lat[i]) / (lat[before] - lat[i]) + lon[i]) {
                    inside = !inside;
                }
            }
        }
        return inside;
    }

    /** Whether a point lies inside, or outside by no more than so many metres. Allocates nothing. */
    public boolean isWithin(double lonDeg, double latDeg, double metres) {
        double x = plane.xM(lonDeg);
        double y = plane.yM(latDeg);
        if (x < plane.xM(minLon) - metres
                || x > plane.xM(maxLon) + metres
                || y < plane.yM(minLat) - metres
                || y > plane.yM(maxLat) + metres) {
            return false;
        }
        return contains(lonDeg, latDeg) || isNearASide(x, y, metres);
    }

    /** Whether a point lies inside by more than so many metres: inside even if its place is off by that. Allocates nothing. */
    public boolean isWellInside(double lonDeg, double latDeg, double metres) {
        return contains(lonDeg, latDeg) && !isNearASide(plane.xM(lonDeg), plane.yM(latDeg), metres);
    }

    private boolean isNearASide(double x, double y, double metres) {
        double square = metres * metres;
        for (int r = 0; r < lons.length; r++) {
            double[] lon = lons[r];
            double[] lat = lats[r];
            for (int i = 0, before = lon.length - 1; i < lon.length; before = i++) {
                double fromX = plane.xM(lon[before]);
                double fromY = plane.yM(lat[before]);
                double dx = plane.xM(lon[i]) - fromX;
                double dy = plane.yM(lat[i]) - fromY;
                double length = dx * dx + dy * dy;
                double share = length == 0 ? 0 : ((x - fromX) * dx + (y - fromY) * dy) / length;
                share = Math.min(1, Math.max(0, share));
                double ox = x - fromX - share * dx;
                double oy = y - fromY - share * dy;
                if (ox * ox + oy * oy <= square) {
                    return true;
                }
            }
        }
        return false;
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
