package org.liandan.jt808;

/** The kinds of areas and their messages. */
public enum AreaKind implements Coded {
    CIRCLE(1, SetCircles.ID, DeleteAreas.CIRCLES),
    RECTANGLE(2, SetRectangles.ID, DeleteAreas.RECTANGLES),
    POLYGON(3, SetPolygon.ID, DeleteAreas.POLYGONS),
    ROUTE(4, SetRoute.ID, DeleteAreas.ROUTES);

    private final int code;
    private final int setId;
    private final int deleteId;

    AreaKind(int code, int setId, int deleteId) {
        this.code = code;
        this.setId = setId;
        this.deleteId = deleteId;
    }

    @Override
    public int code() {
        return code;
    }

    /** Id of the message that sets areas of this kind. */
    public int setId() {
        return setId;
    }

    /** Id of the message that deletes areas of this kind. */
    public int deleteId() {
        return deleteId;
    }
}
