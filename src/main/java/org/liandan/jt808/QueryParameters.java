package org.liandan.jt808;

import java.util.List;

/**
 * 0x8106, asks for some parameters (2013 on); answered by {@link ParameterAnswer}.
 *
 * @param ids their ids, at most 255
 */
public record QueryParameters(List<Long> ids) implements Command {

    public static final int ID = 0x8106;

    /** @throws IllegalArgumentException if a number does not fit its field */
    public QueryParameters {
        ids = List.copyOf(ids);
        Check.atMost("ids", ids.size(), 0xff);
        ids.forEach(id -> Check.dword("id", id));
    }

    @Override
    public int messageId() {
        return ID;
    }
}
