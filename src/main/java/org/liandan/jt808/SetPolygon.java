package org.liandan.jt808;

/** 0x8604, sets one polygon. */
public record SetPolygon(PolygonArea area) implements Command {

    public static final int ID = 0x8604;

    @Override
    public int messageId() {
        return ID;
    }
}
