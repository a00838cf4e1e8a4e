package org.liandan.manifest;

import java.time.Instant;
import java.util.Optional;
import org.liandan.fleet.PlateNumber;
import org.liandan.fleet.VehicleId;
import org.liandan.party.OrganizationId;

/** What a transition must know of trucks. */
public interface Trucks {

    /** The active vehicle of that carrier with that plate. */
    Optional<Truck> find(PlateNumber plate, OrganizationId carrier);

    /** The manifest that the vehicle carries at the moment. */
    Optional<ManifestNumber> carrying(VehicleId vehicle);

    /**
     * Name on the driver's card that is in the vehicle's terminal (0x0702): evidence beside what is typed, never a signature.
     * Empty when no card is known to be in.
     */
    default Optional<String> driverByCard(VehicleId vehicle, Instant now) {
        return Optional.empty();
    }
}
