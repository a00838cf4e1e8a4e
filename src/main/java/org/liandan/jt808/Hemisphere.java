package org.liandan.jt808;

import java.util.List;

/** The attribute bits 6, south, and 7, west, that an area's coordinates share: on the wire they have no sign. */
record Hemisphere(boolean south, boolean west) {

    private static final int SOUTH = 1 << 6;
    private static final int WEST = 1 << 7;

    static Hemisphere of(int attributes) {
        return new Hemisphere((attributes & SOUTH) != 0, (attributes & WEST) != 0);
    }

    /** @throws IllegalArgumentException if there is no such */
    static Hemisphere of(List<Coordinate> coordinates) {
        boolean south = coordinates.stream().anyMatch(at -> at.latitudeE6() < 0);
        boolean west = coordinates.stream().anyMatch(at -> at.longitudeE6() < 0);
        boolean north = coordinates.stream().anyMatch(at -> at.latitudeE6() > 0);
        boolean east = coordinates.stream().anyMatch(at -> at.longitudeE6() > 0);
        if ((south && north) || (west && east)) {
            throw new IllegalArgumentException("an area must not cross the equator or the meridian of Greenwich");
        }
        return new Hemisphere(south, west);
    }

    int bits() {
        return (south ? SOUTH : 0) | (west ? WEST : 0);
    }
}
