package org.liandan.gateway;

import org.liandan.jt808.CommandAnswer;
import org.liandan.jt808.Header;
import org.liandan.jt808.TerminalNotice;

/**
 * Wants to know of terminals' links; every bean of this type is told. All methods are called on event loops: they must not
 * block, and hand over what takes longer. What they throw is logged and costs nobody else anything.
 */
public interface LinkListener {

    /** The terminal has authenticated; the answer to it goes out before anything that is sent on the link now. */
    default void online(TerminalLink link) {}

    /** The link has ended. The terminal may have a newer one already. */
    default void offline(TerminalLink link) {}

    /** The terminal answers something that was sent to it; nothing is sent back. */
    default void answered(TerminalLink link, Header header, CommandAnswer answer) {}

    /** The terminal reports something on its own; 0x8001 goes back whatever listeners make of it. */
    default void noticed(TerminalLink link, Header header, TerminalNotice notice) {}
}
