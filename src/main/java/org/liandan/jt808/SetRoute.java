package org.liandan.jt808;

/** 0x8606, sets one route. */
public record SetRoute(RoadRoute route) implements Command {

    public static final int ID = 0x8606;

    @Override
    public int messageId() {
        return ID;
    }
}
