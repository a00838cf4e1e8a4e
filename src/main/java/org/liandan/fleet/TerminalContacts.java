package org.liandan.fleet;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is remembered of terminals. Answers from memory and writes some moments later, so an event loop may call it. */
public interface TerminalContacts {

    /** What is remembered of the terminal; an empty record when nothing is. */
    TerminalContact find(TerminalId terminal);

    /** Remembers something new of the terminal; the change may be tried more than once. */
    void remember(RegisteredTerminal terminal, UnaryOperator<TerminalContact> change);

    /**
     * The active terminal of another vehicle that is the same box: its id (of the same maker, as far as makers are known)
     * or its IMEI is equal, and it is logged in or was a moment ago, so that the box cannot have been moved. Null when there
     * is none.
     */
    @Nullable RegisteredTerminal otherVehicleWith(Device device, RegisteredTerminal asking);
}
