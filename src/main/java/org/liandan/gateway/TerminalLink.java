package org.liandan.gateway;

import java.util.function.IntConsumer;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.jt808.PlatformMessage;
import org.liandan.jt808.ProtocolVersion;

/**
 * An authenticated terminal on its connection: what the rest of the platform may do with it, from any thread. A link lives
 * from one authentication to the end of it; the next one of the same terminal is another link.
 */
public interface TerminalLink {

    /** Told instead of a serial when nothing was sent: the link has ended, or a value does not fit its field. */
    int NOT_SENT = -1;

    /** Whose link it is, as the registry had it at the authentication. */
    RegisteredTerminal terminal();

    /** The edition that the terminal speaks here. */
    ProtocolVersion version();

    /** Our address as this terminal reached it: where else it will find us if nothing else is said. */
    String localHost();

    /** False once the connection, or the terminal's right to it, has ended. */
    boolean open();

    /**
     * Sends a message, behind what is on its way already.
     *
     * @param sentWithSerial told, on the event loop, the serial of the message's first package, or {@link #NOT_SENT}; must
     *     not block
     */
    void send(PlatformMessage message, IntConsumer sentWithSerial);
}
