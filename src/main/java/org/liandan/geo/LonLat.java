package org.liandan.geo;

/**
 * A point on the WGS-84 ellipsoid (CGCS2000 differs by centimetres and is treated as the same), longitude first.
 *
 * @param lonDeg longitude in degrees east, -180 to 180
 * @param latDeg latitude in degrees north, -90 to 90
 */
public record LonLat(double lonDeg, double latDeg) {

    /** @throws IllegalArgumentException if a coordinate is not a number or lies outside its range */
    public LonLat {
        if (!(lonDeg >= -180 && lonDeg <= 180)) {
            throw new IllegalArgumentException("lonDeg must lie in [-180, 180], is " + lonDeg);
        }
        if (!(latDeg >= -90 && latDeg <= 90)) {
            throw new IllegalArgumentException("latDeg must lie in [-90, 90], is " + latDeg);
        }
    }

    /** The point given in millionths of a degree, as JT/T 808 0x0200 carries it. */
    public static LonLat ofE6(int lonE6, int latE6) {
        return new LonLat(lonE6 / 1e6, latE6 / 1e6);
    }
}
