package org.liandan.manifest;

import java.time.Instant;
import java.util.List;
import org.liandan.fleet.VehicleId;
import org.liandan.geo.LonLat;

/** Which way a truck went, as far as it is stored. */
public interface WaysDriven {

    /** No way holds more points; what is longer is cut off at its end. */
    int MOST_POINTS = 5_000;

    /** Places of the truck between two moments, in order; empty where nothing is stored any more. */
    List<LonLat> between(VehicleId vehicle, Instant from, Instant to);
}
