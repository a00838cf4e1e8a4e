package org.liandan.manifest;

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
}
