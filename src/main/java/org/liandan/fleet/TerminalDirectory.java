package org.liandan.fleet;

import org.jspecify.annotations.Nullable;

/** Who a terminal is. Answers from memory, so an event loop may ask; never blocks. */
public interface TerminalDirectory {

    /** The terminal of that number, or null when none is registered. */
    @Nullable RegisteredTerminal find(TerminalPhone phone);

    /** Whether any registered vehicle carries this plate (normal form); 0x8100 result 2 says that none does. */
    boolean knowsPlate(String plate);
}
