package org.liandan.haul;

/** How much a finding says: officers act on the first, look into the others. */
public enum ViolationCategory {
    /** 违规: the platform has established it from reports, by a rule. */
    VIOLATION("违规", "Violation"),
    /** 终端报警: the terminal's own system says so; the platform passes it on with its pictures and has not judged it. */
    TERMINAL_ALARM("终端报警", "Alarm of the terminal"),
    /** 线索: something that has innocent explanations, too; nobody is accused. */
    HINT("线索", "Hint");

    private final String chinese;
    private final String english;

    ViolationCategory(String chinese, String english) {
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
