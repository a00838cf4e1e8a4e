package org.liandan.operations;

/** How something is, from well to not well; the order is that of urgency. */
public enum Condition {
    WELL("正常", "well"),
    /** Not known, and nothing depends on it at the moment. */
    UNKNOWN("未知", "not known"),
    WATCH("留意", "watch"),
    ACT("需处理", "act");

    private final String chinese;
    private final String english;

    Condition(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }

    /** The more urgent of the two. */
    public Condition or(Condition other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
