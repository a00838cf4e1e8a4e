package org.liandan.haul.evidence;

/** What a terminal's signals said of the right indicator during a turn. */
public enum Indicator {
    ON("开", "on"),
    OFF("关", "off"),
    /** The reports came without the vehicle's signals (item 0x25). */
    NOT_REPORTED("未上报", "not reported"),
    /** The bytes of the reports had left the memory. */
    UNKNOWN("原始报文已不在缓存", "the raw reports had left the memory");

    private final String chinese;
    private final String english;

    Indicator(String chinese, String english) {
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
