package org.liandan.jt808;

/** What comes of inflating compressed data. */
public sealed interface Inflation {

    /**
     * It was GZIP.
     *
     * @param data as the terminal had it
     */
    record Inflated(Bytes data) implements Inflation {}

    /**
     * It was not, or would take too much room.
     *
     * @param detail a sentence for people
     */
    record Refused(String detail) implements Inflation {}
}
