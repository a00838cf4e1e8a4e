package org.liandan.enforcement;

import org.liandan.party.Sentence;

/** What the traffic police say came of a finding that was handed over to them. */
public enum PoliceOutcome {
    PENALISED("已处罚", "Penalised"),
    WARNED("已教育警告", "Warned"),
    NO_VIOLATION("不构成违法", "No offence"),
    /** Not theirs, or not enough of it: the bureau has to decide anew. */
    RETURNED("退回", "Returned");

    private final String chinese;
    private final String english;

    PoliceOutcome(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    public Sentence label() {
        return new Sentence(chinese, english);
    }
}
