package org.liandan.track.live;

import org.jspecify.annotations.Nullable;
import org.liandan.party.OrganizationId;
import org.liandan.track.Position;

/**
 * Where a vehicle is, as far as is known.
 *
 * @param vehicleId the vehicle
 * @param plate its plate, normal form
 * @param carrier the organisation that runs it
 * @param position the newest position with a believable fix, or null while there is none
 * @param online whether its terminal is connected and authenticated
 */
public record LivePosition(
        int vehicleId,
        String plate,
        OrganizationId carrier,
        @Nullable Position position,
        boolean online) {}
