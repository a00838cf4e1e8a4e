package org.liandan.geo;

/**
 * A flat map around a point: x metres east, y metres north, by the ellipsoid's radii of curvature at that point. Two
 * multiplications a point, and within 5 km of the origin good to 10 cm in a hundred metres: made for hot paths.
 *
 * @param originLonDeg longitude of the origin
 * @param originLatDeg latitude of the origin
 * @param metresPerLonDeg metres east in one degree of longitude
 * @param metresPerLatDeg metres north in one degree of latitude
 */
public record LocalPlane(double originLonDeg, double originLatDeg, double metresPerLonDeg, double metresPerLatDeg) {

    private static final double ECCENTRICITY_SQUARE = Geodesic.F * (2 - Geodesic.F);

    /** The plane that touches the ellipsoid at a point. */
    public static LocalPlane at(double lonDeg, double latDeg) {
        double sin = Math.sin(Math.toRadians(latDeg));
        double w = 1 - ECCENTRICITY_SQUARE * sin * sin;
        double primeVerticalM = Geodesic.A_M / Math.sqrt(w);
        double meridianM = primeVerticalM * (1 - ECCENTRICITY_SQUARE) / w;
        return new LocalPlane(
                lonDeg,
                latDeg,
                Math.toRadians(primeVerticalM * Math.cos(Math.toRadians(latDeg))),
                Math.toRadians(meridianM));
    }

    /** Metres between two points some kilometres apart at most, on the plane at the first one. Allocates nothing. */
    public static double distanceM(double fromLonDeg, double fromLatDeg, double toLonDeg, double toLatDeg) {
        double cos = Math.cos(Math.toRadians(fromLatDeg));
        double wSquare = 1 - ECCENTRICITY_SQUARE * (1 - cos * cos);
        double primeVerticalM = Geodesic.A_M / Math.sqrt(wSquare);
        double east = Math.toRadians(toLonDeg - fromLonDeg) * primeVerticalM * cos;
        double north = Math.toRadians(toLatDeg - fromLatDeg) * primeVerticalM * (1 - ECCENTRICITY_SQUARE) / wSquare;
        return Math.sqrt(east * east + north * north);
    }

    public static LocalPlane at(LonLat origin) {
        return at(origin.lonDeg(), origin.latDeg());
    }

    /** Metres east of the origin. */
    public double xM(double lonDeg) {
        return (lonDeg - originLonDeg) * metresPerLonDeg;
    }

    /** Metres north of the origin. */
    public double yM(double latDeg) {
        return (latDeg - originLatDeg) * metresPerLatDeg;
    }

    /** The point at so many metres east and north of the origin. */
    public LonLat lonLat(double xM, double yM) {
        return new LonLat(originLonDeg + xM / metresPerLonDeg, originLatDeg + yM / metresPerLatDeg);
    }
}
