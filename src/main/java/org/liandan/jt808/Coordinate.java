package org.liandan.jt808;

/**
 * A place on the map as areas have it.
 *
 * @param latitudeE6 millionths of a degree, south negative
 * @param longitudeE6 millionths of a degree, west negative
 */
public record Coordinate(int latitudeE6, int longitudeE6) {

    /** @throws IllegalArgumentException if there is no such place on earth */
    public Coordinate {
        Check.range("latitudeE6", latitudeE6, -90_000_000, 90_000_000);
        Check.range("longitudeE6", longitudeE6, -180_000_000, 180_000_000);
    }
}
