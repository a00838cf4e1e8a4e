package org.liandan.gateway;

import org.liandan.fleet.Device;
import org.liandan.fleet.RegisteredTerminal;

/** How far a connection's terminal has got. */
sealed interface SessionState {

    /**
     * Nobody yet: only registration and authentication are heard.
     *
     * @param refusals registrations and authentications refused on this connection
     */
    record Connected(int refusals) implements SessionState {}

    /**
     * A known terminal has shown its code.
     *
     * @param terminal who it is; positions are stored under its vehicle
     * @param device what it told of itself when it authenticated
     */
    record Authenticated(RegisteredTerminal terminal, Device device) implements SessionState {}
}
