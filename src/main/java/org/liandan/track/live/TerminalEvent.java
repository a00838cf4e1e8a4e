package org.liandan.track.live;

import org.liandan.fleet.RegisteredTerminal;

/** Payload of the {@code terminal} event: a truck's terminal has authenticated, or has gone. */
public record TerminalEvent(int vehicleId, String plate, String phone, boolean online, long carrier) {

    static TerminalEvent of(RegisteredTerminal terminal, boolean online) {
        return new TerminalEvent(
                terminal.vehicle().value(),
                terminal.plate(),
                terminal.phone().digits(),
                online,
                terminal.carrier().value());
    }
}
