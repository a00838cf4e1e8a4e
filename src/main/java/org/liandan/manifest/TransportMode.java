package org.liandan.manifest;

/** 运输方式 (notice 二（二）2（1）②). The notice names none; the list is the proposed one. */
public enum TransportMode implements Labelled {
    ROAD_DUMP("公路（密闭自卸）", "Road, covered tipper"),
    ROAD_TANK("公路（罐式）", "Road, tanker"),
    ROAD_BOX("公路（箱式/勾臂）", "Road, container"),
    OTHER("其他", "Other");

    private final String chinese;
    private final String english;

    TransportMode(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    @Override
    public String chinese() {
        return chinese;
    }

    @Override
    public String english() {
        return english;
    }
}
