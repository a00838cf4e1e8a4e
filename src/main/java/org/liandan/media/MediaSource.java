package org.liandan.media;

/** By which way a file came. */
public enum MediaSource {
    /** 0x0801 on the terminal's main connection. */
    MULTIMEDIA,
    /** The attachment connection of T/JSATL 12 and T/GDRTA 002. */
    ATTACHMENT
}
