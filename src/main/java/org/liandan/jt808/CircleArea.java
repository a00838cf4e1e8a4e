package org.liandan.jt808;

/**
 * A circle.
 *
 * @param id 0 to 0xffffffff
 * @param rules what holds inside
 * @param centre its centre
 * @param radiusM metres, a DWORD
 * @param name 2019 alone, else empty
 */
public record CircleArea(long id, AreaRules rules, Coordinate centre, long radiusM, String name) implements Area {

    /** @throws IllegalArgumentException if a number does not fit its field */
    public CircleArea {
        Check.dword("id", id);
        Check.dword("radiusM", radiusM);
    }

    @Override
    public AreaKind kind() {
        return AreaKind.CIRCLE;
    }
}
