package org.liandan.enforcement;

import org.liandan.party.Sentence;

/** What has become of a finding. */
public enum ReviewState {
    /** 待处理: nobody has decided, or what was decided was taken back. */
    UNREVIEWED("待处理", "to be reviewed"),
    /** 属实: an officer has looked and agrees. */
    CONFIRMED("属实", "confirmed"),
    /** 不予认定: an officer has looked and does not agree; it is counted nowhere, and its evidence stays. */
    DISMISSED("不予认定", "dismissed"),
    /** 已立案: part of a case of the bureau's. */
    IN_CASE("已立案", "in a case"),
    /** 已移送: sent to the traffic police, who have not taken it yet. */
    HANDED_OVER("已移送交管", "handed over to the traffic police"),
    /** 交管已接收. */
    RECEIVED("交管已接收", "received by the traffic police"),
    /** 交管已反馈: the traffic police have said what came of it. */
    ANSWERED("交管已反馈", "answered by the traffic police");

    private final String chinese;
    private final String english;

    ReviewState(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    public Sentence label() {
        return new Sentence(chinese, english);
    }

    /** Whether the traffic police have it. */
    public boolean isWithThePolice() {
        return this == HANDED_OVER || this == RECEIVED || this == ANSWERED;
    }
}
