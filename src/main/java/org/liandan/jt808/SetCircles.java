package org.liandan.jt808;

import java.util.List;

/**
 * 0x8600, sets circles.
 *
 * @param change what they do to those that are there
 * @param areas at most 255
 */
public record SetCircles(AreaChange change, List<CircleArea> areas) implements Command {

    public static final int ID = 0x8600;

    /** @throws IllegalArgumentException if there are too many */
    public SetCircles {
        areas = List.copyOf(areas);
        Check.atMost("areas", areas.size(), 0xff);
    }

    @Override
    public int messageId() {
        return ID;
    }
}
