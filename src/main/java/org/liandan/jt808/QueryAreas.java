package org.liandan.jt808;

import java.util.List;

/**
 * 0x8608, asks for areas of one kind (2019); answered by {@link AreaAnswer}.
 *
 * @param kind which
 * @param ids none asks for all of the kind
 */
public record QueryAreas(AreaKind kind, List<Long> ids) implements Command {

    public static final int ID = 0x8608;

    /** @throws IllegalArgumentException if one is no DWORD */
    public QueryAreas {
        ids = List.copyOf(ids);
        ids.forEach(id -> Check.dword("id", id));
    }

    @Override
    public int messageId() {
        return ID;
    }
}
