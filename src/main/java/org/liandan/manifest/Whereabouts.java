package org.liandan.manifest;

import java.time.Instant;
import java.util.Optional;
import org.liandan.fleet.VehicleId;
import org.liandan.geo.LonLat;

/** Where trucks are now, as far as their terminals have told. */
public interface Whereabouts {

    /**
     * The newest believable report of a truck.
     *
     * @param place where it was, WGS-84
     * @param at the terminal's own time
     * @param speedKph its speed then, km/h, 0 or more
     */
    record LastReport(LonLat place, Instant at, double speedKph) {}

    /** The truck's last report; empty while there has been none with a believable fix. */
    Optional<LastReport> last(VehicleId vehicle);
}
