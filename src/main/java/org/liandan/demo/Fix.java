package org.liandan.demo;

import java.time.Instant;
import org.liandan.geo.LonLat;

/**
 * One point of a recorded track.
 *
 * @param at its time
 * @param point where
 * @param speedKph km/h, or NaN where the recording does not say
 * @param headingDeg degrees from north, clockwise, or NaN where the recording does not say
 * @param altitudeM metres, or NaN where the recording does not say
 */
record Fix(Instant at, LonLat point, double speedKph, double headingDeg, double altitudeM) {}
