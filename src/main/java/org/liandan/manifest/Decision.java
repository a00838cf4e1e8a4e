package org.liandan.manifest;

/** 接受意见 (notice 二（二）2（1）③). */
public enum Decision implements Labelled {
    ACCEPTED("全部接受", "Accepted"),
    PARTIALLY_ACCEPTED("部分接受", "Partially accepted"),
    REJECTED("拒收", "Rejected");

    private final String chinese;
    private final String english;

    Decision(String chinese, String english) {
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
