package org.liandan.jt808;

import java.util.List;

/**
 * 0x8601, 0x8603, 0x8605 and 0x8607: deletes areas of one kind.
 *
 * @param kind which
 * @param ids at most 125; none deletes all of the kind
 */
public record DeleteAreas(AreaKind kind, List<Long> ids) implements Command {

    public static final int CIRCLES = 0x8601;
    public static final int RECTANGLES = 0x8603;
    public static final int POLYGONS = 0x8605;
    public static final int ROUTES = 0x8607;

    /** Ids of one message by the standard. */
    public static final int MOST_IDS = 125;

    /** @throws IllegalArgumentException if there are too many or one is no DWORD */
    public DeleteAreas {
        ids = List.copyOf(ids);
        Check.atMost("ids", ids.size(), MOST_IDS);
        ids.forEach(id -> Check.dword("id", id));
    }

    @Override
    public int messageId() {
        return kind.deleteId();
    }
}
