package org.liandan.jt808;

import java.util.List;

/**
 * A rectangle along the meridians.
 *
 * @param id 0 to 0xffffffff
 * @param rules what holds inside
 * @param leftTop north-west corner
 * @param rightBottom south-east corner
 * @param name 2019 alone, else empty
 */
public record RectangleArea(long id, AreaRules rules, Coordinate leftTop, Coordinate rightBottom, String name)
        implements Area {

    /** @throws IllegalArgumentException if the id is no DWORD or the corners are not in one quarter of the earth */
    public RectangleArea {
        Check.dword("id", id);
        Hemisphere.of(List.of(leftTop, rightBottom));
    }

    @Override
    public AreaKind kind() {
        return AreaKind.RECTANGLE;
    }
}
