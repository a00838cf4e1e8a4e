package org.liandan.track.live;

/** Payload of the {@code terminal} event: a truck's terminal has authenticated, or has gone. */
public record TerminalEvent(int vehicleId, String plate, boolean online, long carrier) {

    /** The connection's latest state. */
    public static TerminalEvent of(LivePosition live) {
        return new TerminalEvent(
                live.vehicleId(), live.plate(), live.online(), live.carrier().value());
    }
}
