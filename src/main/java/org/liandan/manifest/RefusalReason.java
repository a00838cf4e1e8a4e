package org.liandan.manifest;

/** Why a receiver takes a load in part only or not at all. */
public enum RefusalReason implements Labelled {
    WRONG_CATEGORY("类别不符", "Not the declared category"),
    HOUSEHOLD_WASTE("夹带生活垃圾", "Household waste in the load"),
    HAZARDOUS_WASTE("夹带危险废物", "Hazardous waste in the load"),
    OVERLOADED("超载/未平装", "Overloaded or heaped"),
    NOT_COVERED("未密闭", "Not covered"),
    NO_PERMIT("无处置证", "No disposal permit"),
    SITE_FULL("超容量", "Site is full"),
    OTHER("其他", "Other");

    private final String chinese;
    private final String english;

    RefusalReason(String chinese, String english) {
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
