package org.liandan.fleet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a terminal beyond its connection and beyond a restart.
 *
 * @param device what the box said of itself last
 * @param edition year of the edition that it spoke last, or null before the first login
 * @param address where it came from last
 * @param loggedInAt its latest login, or null before the first one (a box may have been refused)
 * @param lastHeardAt when the latest connection was last heard from, as of its end
 * @param heartbeatS its parameter 0x0001 as it confirmed it, seconds, or null when it has never told it
 * @param parameters its parameters as it told them last, a JSON object, or null
 * @param parametersAt when it told them
 */
public record TerminalContact(
        TerminalId terminal,
        Device device,
        @Nullable Integer edition,
        @Nullable String address,
        @Nullable Instant loggedInAt,
        @Nullable Instant lastHeardAt,
        @Nullable Integer heartbeatS,
        @Nullable String parameters,
        @Nullable Instant parametersAt) {

    public static TerminalContact of(TerminalId terminal) {
        return new TerminalContact(terminal, Device.UNKNOWN, null, null, null, null, null, null, null);
    }

    public TerminalContact withDevice(Device said) {
        return new TerminalContact(
                terminal,
                device.with(said),
                edition,
                address,
                loggedInAt,
                lastHeardAt,
                heartbeatS,
                parameters,
                parametersAt);
    }

    public TerminalContact withLogin(int year, String from, Instant at) {
        return new TerminalContact(terminal, device, year, from, at, at, heartbeatS, parameters, parametersAt);
    }

    public TerminalContact withLastHeard(Instant at) {
        return new TerminalContact(
                terminal, device, edition, address, loggedInAt, at, heartbeatS, parameters, parametersAt);
    }

    /** With parameters that it has told; an answer without 0x0001 leaves the interval as it was. */
    public TerminalContact withParameters(String json, @Nullable Integer seconds, Instant at) {
        return new TerminalContact(
                terminal,
                device,
                edition,
                address,
                loggedInAt,
                lastHeardAt,
                seconds != null ? seconds : heartbeatS,
                json,
                at);
    }
}
