package org.liandan.jt808;

/** Takes what a platform's bytes turn out to be, in the order of arrival: the terminal's side. */
public interface PlatformSink {

    /** A whole message. */
    void message(Header header, PlatformMessage message);

    /** Bytes that are no message; the stream goes on behind them. */
    void malformed(Malformed malformed);

    /** A package that was kept and does not complete its message. */
    default void fragment(Header header) {}
}
