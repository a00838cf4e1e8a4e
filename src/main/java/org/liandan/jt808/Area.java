package org.liandan.jt808;

/**
 * An area or a route that the terminal watches by itself (JT/T 808 clauses 8.31 to 8.38). One with the same id and kind takes
 * the place of another.
 */
public sealed interface Area permits CircleArea, RectangleArea, PolygonArea, RoadRoute {

    /** 1 to 0xffffffff, of its own for each kind. */
    long id();

    /** Name, which only 2019 sends; at most 65535 bytes, may be empty. */
    String name();

    AreaKind kind();
}
