package org.liandan.jt808;

/** 0x8201, asks where the terminal is now; answered by {@link LocationAnswer}. */
public record QueryLocation() implements Command {

    public static final int ID = 0x8201;

    @Override
    public int messageId() {
        return ID;
    }
}
