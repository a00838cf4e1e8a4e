package org.liandan.fleet;

import org.jspecify.annotations.Nullable;
import org.liandan.party.OrganizationId;

/**
 * What the gateway must know of a terminal to let it in, held in memory.
 *
 * @param terminal the terminal
 * @param phone its number
 * @param vehicle the vehicle that it is bound to
 * @param plate the vehicle's plate, in normal form
 * @param plateColor JT/T 697.7 colour code
 * @param carrier the organisation that runs the vehicle
 * @param code what is kept of the code that 0x0102 must carry, or null while the terminal has never registered
 * @param active false when the terminal or its vehicle has been withdrawn
 */
public record RegisteredTerminal(
        TerminalId terminal,
        TerminalPhone phone,
        VehicleId vehicle,
        String plate,
        int plateColor,
        OrganizationId carrier,
        @Nullable CodeHash code,
        boolean active) {}
