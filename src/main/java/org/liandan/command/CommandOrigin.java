package org.liandan.command;

/** Who asked for an order. */
public enum CommandOrigin {
    /** A person, on the page or over REST. */
    OFFICER("人工", "a person"),
    /** The software, because the terminal lacks a setting. */
    SETTINGS("自动配置", "settings"),
    /** The software, because the driver shall hear of a violation. */
    VIOLATION("违规提醒", "violation warning"),
    /** The software, in answer to a waybill. */
    WAYBILL("运单答复", "answer to a waybill");

    private final String chinese;
    private final String english;

    CommandOrigin(String chinese, String english) {
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
