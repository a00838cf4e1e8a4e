package org.liandan.jt808;

/** Takes what a terminal's bytes turn out to be, in the order of arrival. */
public interface TerminalSink {

    /** A whole message. */
    void message(Header header, TerminalMessage message);

    /** Bytes that are no message; the stream goes on behind them. */
    void malformed(Malformed malformed);

    /**
     * A package that was kept and does not complete its message. T/JSATL 12 clause 4.1 wants one answer for each package.
     */
    default void fragment(Header header) {}

    /**
     * The bytes between two flags as they came, before they turn out to be anything; for those who keep what was said. Valid
     * during the call only.
     */
    default void frame(byte[] bytes, int length) {}
}
