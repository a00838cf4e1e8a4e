package org.liandan.jt808;

import java.util.List;

/**
 * 0x0608, the areas of one kind that the terminal keeps (2019).
 *
 * @param kind which
 * @param areas all of that kind
 */
public record AreaAnswer(AreaKind kind, List<Area> areas) implements CommandAnswer {

    public static final int ID = 0x0608;

    /** @throws IllegalArgumentException if one is of another kind */
    public AreaAnswer {
        areas = List.copyOf(areas);
        for (Area area : areas) {
            if (area.kind() != kind) {
                throw new IllegalArgumentException("areas must be of kind " + kind + ", one is " + area.kind());
            }
        }
    }

    @Override
    public int answeredSerial() {
        return NO_SERIAL;
    }

    @Override
    public int answeredMessageId() {
        return QueryAreas.ID;
    }

    @Override
    public int messageId() {
        return ID;
    }
}
