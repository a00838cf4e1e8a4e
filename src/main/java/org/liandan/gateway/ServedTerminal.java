package org.liandan.gateway;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.liandan.command.CommandQueue;
import org.liandan.command.PlacedCommand;

/** A terminal that is online, and its orders. Touched by its lane only. */
final class ServedTerminal {

    final TerminalLink link;
    final Map<Long, PlacedCommand> orders = new HashMap<>();
    /** Settings that it has been asked or told about on this link: never twice. */
    final Set<String> tried = new HashSet<>();

    CommandQueue queue = CommandQueue.EMPTY;
    /** What is here may not be what the table holds: it is read again before anything is done. */
    boolean stale = true;
    /** What the terminal shall have may have changed. */
    boolean unsettled;

    ServedTerminal(TerminalLink link) {
        this.link = link;
    }
}
