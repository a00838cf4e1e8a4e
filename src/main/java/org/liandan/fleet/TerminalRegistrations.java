package org.liandan.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The platform's answer to 0x0100: lets known terminals in for good. Touches the database; never for an event loop. */
public interface TerminalRegistrations {

    /**
     * A terminal that asks for a code.
     *
     * @param phone a number that the directory knows
     * @param terminalIdFromBox the maker's id of the box as 0x0100 carries it; kept where the operator has named none
     */
    record Request(TerminalPhone phone, String terminalIdFromBox) {}

    /**
     * Gives each terminal a fresh authentication code, which replaces any earlier one and is in the
     * {@link TerminalDirectory} by the time this returns. All of them or, when it fails, none.
     *
     * @param requests those who ask; of two with the same number the later one counts
     * @param at when they registered
     * @return codes of 32 characters of 0-9 and a-f, 128 random bits; none for a number that no active terminal has
     */
    Map<TerminalPhone, String> register(List<Request> requests, Instant at);
}
