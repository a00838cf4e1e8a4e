package org.liandan.jt808;

import java.util.List;

/**
 * A polygon.
 *
 * @param id 0 to 0xffffffff
 * @param rules what holds inside
 * @param vertices at most 65535
 * @param name 2019 alone, else empty
 */
public record PolygonArea(long id, AreaRules rules, List<Coordinate> vertices, String name) implements Area {

    /** @throws IllegalArgumentException if a number does not fit its field or the vertices are not in one quarter of the earth */
    public PolygonArea {
        vertices = List.copyOf(vertices);
        Check.dword("id", id);
        Check.atMost("vertices", vertices.size(), 0xffff);
        Hemisphere.of(vertices);
    }

    @Override
    public AreaKind kind() {
        return AreaKind.POLYGON;
    }
}
