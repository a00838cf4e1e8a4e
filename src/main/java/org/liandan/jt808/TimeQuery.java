package org.liandan.jt808;

/** 0x0004, the terminal asks for the server's time (2019 clause 8.4); answered by {@link TimeAnswer}. */
public record TimeQuery() implements TerminalMessage {

    public static final int ID = 0x0004;

    @Override
    public int messageId() {
        return ID;
    }
}
