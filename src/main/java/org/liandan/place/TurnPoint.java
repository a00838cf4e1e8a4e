package org.liandan.place;

import org.liandan.geo.LonLat;

/**
 * A place where a route turns at a corner, derived by PostGIS from the route's line when it is saved
 * (SQL function {@code derive_turn_points}): at least 45° within the length of a junction, so not a bend of the road.
 *
 * @param at the apex, on the line
 * @param alongM metres from the start of the line to the apex
 * @param angleDeg change of direction, positive to the right, 45 to 180 either way
 * @param bearingInDeg direction before the turn, degrees in [0, 360)
 * @param bearingOutDeg direction after it
 */
public record TurnPoint(LonLat at, double alongM, double angleDeg, double bearingInDeg, double bearingOutDeg) {}
