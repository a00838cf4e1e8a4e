package org.liandan.demo;

import org.liandan.geo.LonLat;

/**
 * Where a truck is and how it moves, at one moment.
 *
 * @param point the middle of its front axle
 * @param alongM distance from the start of its path, metres
 * @param speedKph km/h, 0 or more
 * @param headingDeg degrees from north, clockwise, 0 to less than 360
 * @param cornering whether it is in a corner of its path
 */
record Motion(LonLat point, double alongM, double speedKph, double headingDeg, boolean cornering) {

    /** Standing at the same place. */
    Motion standing() {
        return new Motion(point, alongM, 0, headingDeg, false);
    }
}
