package org.liandan.geo;

/**
 * WGS-84 to GCJ-02, the coordinates of Chinese online base maps: what the browser's own shift ({@code web/map/gcj02.js}) is compared
 * with. The server has no use for it. The published approximation on the Krassovsky 1940 ellipsoid; in Kundulun (109.84 E, 40.657 N)
 * it moves a point 481 m east and 128 m north.
 */
public final class Gcj02 {

    private static final double A_M = 6_378_245.0;
    private static final double ECCENTRICITY_SQUARE = 0.006_693_421_622_965_943;

    private Gcj02() {}

    /** The point on a GCJ-02 map; points outside the mainland's bounding box stay where they are. */
    public static LonLat fromWgs84(LonLat wgs84) {
        if (!isShifted(wgs84)) {
            return wgs84;
        }
        double x = wgs84.lonDeg() - 105;
        double y = wgs84.latDeg() - 35;
        double latRad = Math.toRadians(wgs84.latDeg());
        double w = 1 - ECCENTRICITY_SQUARE * Math.sin(latRad) * Math.sin(latRad);
        double meridianM = A_M * (1 - ECCENTRICITY_SQUARE) / (w * Math.sqrt(w));
        double parallelM = A_M / Math.sqrt(w) * Math.cos(latRad);
        return new LonLat(
                wgs84.lonDeg() + Math.toDegrees(eastM(x, y) / parallelM),
                wgs84.latDeg() + Math.toDegrees(northM(x, y) / meridianM));
    }

    private static boolean isShifted(LonLat point) {
        return point.lonDeg() >= 72.004
                && point.lonDeg() <= 137.8347
                && point.latDeg() >= 0.8293
                && point.latDeg() <= 55.8271;
    }

    private static double eastM(double x, double y) {
        return 300
                + x
                + 2 * y
                + 0.1 * x * x
                + 0.1 * x * y
                + 0.1 * Math.sqrt(Math.abs(x))
                + ripple(x)
                + (20 * wave(x, 1) + 40 * wave(x, 3)) * 2 / 3
                + (150 * wave(x, 12) + 300 * wave(x, 30)) * 2 / 3;
    }

    private static double northM(double x, double y) {
        return -100
                + 2 * x
                + 3 * y
                + 0.2 * y * y
                + 0.1 * x * y
                + 0.2 * Math.sqrt(Math.abs(x))
                + ripple(x)
                + (20 * wave(y, 1) + 40 * wave(y, 3)) * 2 / 3
                + (160 * wave(y, 12) + 320 * wave(y, 30)) * 2 / 3;
    }

    private static double ripple(double x) {
        return (20 * Math.sin(6 * Math.PI * x) + 20 * Math.sin(2 * Math.PI * x)) * 2 / 3;
    }

    private static double wave(double degrees, double period) {
        return Math.sin(degrees * Math.PI / period);
    }
}
