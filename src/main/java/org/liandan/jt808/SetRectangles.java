package org.liandan.jt808;

import java.util.List;

/**
 * 0x8602, sets rectangles.
 *
 * @param change what they do to those that are there
 * @param areas at most 255
 */
public record SetRectangles(AreaChange change, List<RectangleArea> areas) implements Command {

    public static final int ID = 0x8602;

    /** @throws IllegalArgumentException if there are too many */
    public SetRectangles {
        areas = List.copyOf(areas);
        Check.atMost("areas", areas.size(), 0xff);
    }

    @Override
    public int messageId() {
        return ID;
    }
}
