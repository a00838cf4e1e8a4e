package org.liandan.fleet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Public RSA keys that terminals have given (0x0A00). */
public interface TerminalKeys {

    /**
     * A key.
     *
     * @param exponent e
     * @param modulusHex n, hexadecimal digits
     */
    record PublicKey(long exponent, String modulusHex) {}

    /** The terminal's key, or null when it has given none. Answers from memory. */
    @Nullable PublicKey find(TerminalId terminal);

    /** Keeps the key in place of the one before. Touches the database; never for an event loop. */
    void keep(TerminalId terminal, PublicKey key, Instant at);
}
