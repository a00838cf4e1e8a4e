package org.liandan.manifest;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.PlateNumber;
import org.liandan.fleet.VehicleId;

/**
 * A registered, active vehicle of the carrier.
 *
 * @param id the vehicle
 * @param plate its plate
 * @param boxVolumeM3 what its box holds when level, in m³; null where the registry does not know
 */
public record Truck(
        VehicleId id, PlateNumber plate, @Nullable BigDecimal boxVolumeM3) {}
