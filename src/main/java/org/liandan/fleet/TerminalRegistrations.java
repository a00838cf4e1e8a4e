package org.liandan.fleet;

import java.time.Instant;

/** The platform's answer to 0x0100: lets a known terminal in for good. Touches the database; never for an event loop. */
public interface TerminalRegistrations {

    /**
     * Gives the terminal a fresh authentication code, which replaces any earlier one and is in the
     * {@link TerminalDirectory} by the time this returns.
     *
     * @param phone a number that the directory knows
     * @param terminalIdFromBox the maker's id of the box as 0x0100 carries it; kept where the operator has named none
     * @param at when the terminal registered
     * @return 32 characters of 0-9 and a-f, 128 random bits
     * @throws java.util.NoSuchElementException if no active terminal has that number
     */
    String register(TerminalPhone phone, String terminalIdFromBox, Instant at);
}
