package org.liandan.enforcement;

import org.liandan.party.Sentence;

/** Whose officer somebody is (notice 一: the bureau is in charge; the traffic police are told). */
public enum Authority {
    /** 区执法局. */
    BUREAU("区执法局", "bureau"),
    /** 区交管大队、河西交管大队. */
    TRAFFIC_POLICE("交管大队", "traffic police");

    private final String chinese;
    private final String english;

    Authority(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    public Sentence label() {
        return new Sentence(chinese, english);
    }
}
