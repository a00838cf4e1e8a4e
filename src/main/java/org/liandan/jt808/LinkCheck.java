package org.liandan.jt808;

/** 0x8204, asks the terminal to show that the connection is alive (2019). */
public record LinkCheck() implements Command {

    public static final int ID = 0x8204;

    @Override
    public int messageId() {
        return ID;
    }
}
