package org.liandan.geo;

/**
 * Distance and bearing along the geodesic of the WGS-84 ellipsoid: the inverse problem after T. Vincenty, "Direct and
 * inverse solutions of geodesics on the ellipsoid", Survey Review 23/176 (1975). Good to a millimetre. For hot paths
 * see {@link LocalPlane}.
 */
public final class Geodesic {

    /** Semi-major axis of WGS-84, metres. */
    static final double A_M = 6_378_137.0;
    /** Flattening of WGS-84. */
    static final double F = 1 / 298.257223563;

    private static final double B_M = A_M * (1 - F);
    private static final int MAX_ROUNDS = 100;

    private Geodesic() {}

    /** Metres between two points. */
    public static double distanceM(LonLat from, LonLat to) {
        return inverse(from, to).distanceM;
    }

    /** Direction in which one leaves {@code from} for {@code to}, degrees in [0, 360); 0 where the two are the same. */
    public static double bearingDeg(LonLat from, LonLat to) {
        return inverse(from, to).bearingDeg;
    }

    private record Solution(double distanceM, double bearingDeg) {}

    private static Solution inverse(LonLat from, LonLat to) {
        double l = Math.toRadians(to.lonDeg() - from.lonDeg());
        double u1 = Math.atan((1 - F) * Math.tan(Math.toRadians(from.latDeg())));
        double u2 = Math.atan((1 - F) * Math.tan(Math.toRadians(to.latDeg())));
        double sinU1 = Math.sin(u1);
        double cosU1 = Math.cos(u1);
        double sinU2 = Math.sin(u2);
        double cosU2 = Math.cos(u2);
        double lambda = l;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            double sinLambda = Math.sin(lambda);
            double cosLambda = Math.cos(lambda);
            double across = cosU2 * sinLambda;
            double up = cosU1 * sinU2 - sinU1 * cosU2 * cosLambda;
            double sinSigma = Math.hypot(across, up);
            if (sinSigma == 0) {
                return new Solution(0, 0);
            }
            double cosSigma = sinU1 * sinU2 + cosU1 * cosU2 * cosLambda;
            double sigma = Math.atan2(sinSigma, cosSigma);
            double sinAlpha = cosU1 * cosU2 * sinLambda / sinSigma;
            double cos2Alpha = 1 - sinAlpha * sinAlpha;
            // on the equator the term is 0/0 and its factor vanishes
            double cos2SigmaM = cos2Alpha == 0 ? 0 : cosSigma - 2 * sinU1 * sinU2 / cos2Alpha;
            double c = F / 16 * cos2Alpha * (4 + F * (4 - 3 * cos2Alpha));
            double square = 2 * cos2SigmaM * cos2SigmaM - 1;
            double next = l + (1 - c) * F * sinAlpha * (sigma + c * sinSigma * (cos2SigmaM + c * cosSigma * square));
            if (Math.abs(next - lambda) < 1e-12) {
                return new Solution(
                        B_M * arc(cos2Alpha, sigma, sinSigma, cosSigma, cos2SigmaM),
                        Bearings.normalized(Math.toDegrees(Math.atan2(across, up))));
            }
            lambda = next;
        }
        throw new IllegalArgumentException("no geodesic between nearly antipodal points " + from + " and " + to);
    }

    /** Length of the geodesic in units of the semi-minor axis. */
    private static double arc(double cos2Alpha, double sigma, double sinSigma, double cosSigma, double cos2SigmaM) {
        double uSquare = cos2Alpha * (A_M * A_M - B_M * B_M) / (B_M * B_M);
        double a = 1 + uSquare / 16384 * (4096 + uSquare * (-768 + uSquare * (320 - 175 * uSquare)));
        double b = uSquare / 1024 * (256 + uSquare * (-128 + uSquare * (74 - 47 * uSquare)));
        double square = cos2SigmaM * cos2SigmaM;
        double deltaSigma = b
                * sinSigma
                * (cos2SigmaM
                        + b
                                / 4
                                * (cosSigma * (2 * square - 1)
                                        - b / 6 * cos2SigmaM * (4 * sinSigma * sinSigma - 3) * (4 * square - 3)));
        return a * (sigma - deltaSigma);
    }
}
