package org.liandan.haul;

/** What a truck did wrong. Names are those of the outside contract. */
public enum ViolationType {
    /** 超速: above the speed limit for as long as the rule asks. */
    SPEEDING("超速", "Speeding"),
    /** 右转弯超速: a right turn above the right-turn limit. */
    RIGHT_TURN("右转弯超速", "Right turn too fast"),
    /** 偏离路线: outside the corridor of every route that the vehicle may drive. */
    OFF_ROUTE("偏离路线", "Off route");

    private final String chinese;
    private final String english;

    ViolationType(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }
}
