package org.liandan.enforcement;

import org.liandan.party.Sentence;

/** Whose officer somebody is (notice 一: the bureau is in charge; the traffic police are told). */
public enum Authority {
    /** 区执法局. */
    BUREAU("区执法局", "bureau"),
    /** 区交管大队、河西交管大队. */
    TRAFFIC_POLICE("交管大队", "traffic police");

    private final Sentence label;

    Authority(String chinese, String english) {
        this.label = new Sentence(chinese, english);
    }

    public Sentence label() {
        return label;
    }
}
