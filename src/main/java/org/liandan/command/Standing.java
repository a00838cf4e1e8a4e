package org.liandan.command;

/** How a terminal stands to a setting. */
public enum Standing {
    /** It has said that it has this value. */
    CONFIRMED,
    /** It has said that it does not know such a thing. */
    UNSUPPORTED
}
