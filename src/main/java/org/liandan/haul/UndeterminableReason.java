package org.liandan.haul;

/** Why a turn cannot be judged. */
public enum UndeterminableReason {
    /** The reports are too far apart: both a lawful and an unlawful turn fit between them. */
    SAMPLING("定位间隔过大", "the reports are too far apart"),
    /** The place of the turn, or the way through it, cannot be told from the reports. */
    GEOMETRY("无法确定转弯位置", "the place of the turn cannot be told");

    private final String chinese;
    private final String english;

    UndeterminableReason(String chinese, String english) {
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
