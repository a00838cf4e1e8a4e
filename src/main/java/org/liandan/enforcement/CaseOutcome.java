package org.liandan.enforcement;

import org.liandan.party.Sentence;

/** How a case ended. A decision is an officer's, on paper; this only says which it was. */
public enum CaseOutcome {
    PENALISED("已作出处罚决定", "Penalty decided"),
    RECTIFIED("责令改正，已整改", "Rectified"),
    NOT_PENALISED("不予处罚", "Not penalised"),
    TRANSFERRED("移送其他机关", "Transferred to another authority"),
    /** Nothing is left in it: every violation was taken out again. */
    WITHDRAWN("撤销立案", "Withdrawn");

    private final String chinese;
    private final String english;

    CaseOutcome(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    public Sentence label() {
        return new Sentence(chinese, english);
    }
}
