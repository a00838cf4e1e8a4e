package org.liandan.jt808;

/** 0x0003, the terminal dissolves its relation with the vehicle. */
public record Logout() implements TerminalMessage {

    public static final int ID = 0x0003;

    @Override
    public int messageId() {
        return ID;
    }
}
