package org.liandan.geo;

/**
 * The strip along a line within which a truck counts as on its route.
 *
 * @param line the middle of the strip
 * @param halfWidthM metres on either side of the line, more than 0
 */
public record Corridor(Polyline line, double halfWidthM) {

    /** @throws IllegalArgumentException if the width is not more than 0 */
    public Corridor {
        if (!(halfWidthM > 0)) {
            throw new IllegalArgumentException("halfWidthM must be more than 0, is " + halfWidthM);
        }
    }

    /** Whether a point lies in the strip; its edge belongs to it. */
    public boolean contains(double lonDeg, double latDeg) {
        return line.isWithin(lonDeg, latDeg, halfWidthM);
    }

    public boolean contains(LonLat point) {
        return contains(point.lonDeg(), point.latDeg());
    }
}
