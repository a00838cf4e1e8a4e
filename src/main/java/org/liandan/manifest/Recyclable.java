package org.liandan.manifest;

/** 可利用与不可利用: how the owner has sorted renovation waste (notice 二（一）1, R-202). Both go to the sorting centre. */
public enum Recyclable implements Labelled {
    USABLE("可利用", "Usable"),
    NOT_USABLE("不可利用", "Not usable");

    private final String chinese;
    private final String english;

    Recyclable(String chinese, String english) {
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
