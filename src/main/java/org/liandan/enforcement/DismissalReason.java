package org.liandan.enforcement;

import org.liandan.party.Sentence;

/** Why a finding is not upheld; the short list from which an officer chooses. */
public enum DismissalReason {
    POSITION_ERROR("定位有误", "The positions are wrong"),
    DEVICE_FAULT("终端或传感器故障", "The terminal or a sensor is faulty"),
    ROAD_RECORD("道路、限速或围栏登记有误", "The road, limit or fence on record is wrong"),
    TRAFFIC_ORDER("现场交通管制或施工绕行", "Traffic was directed or diverted on the spot"),
    EMERGENCY("紧急避险", "Emergency"),
    PERMITTED("已另行批准", "It was permitted otherwise"),
    DUPLICATE("与另一条重复", "The same as another one"),
    /** Needs a note. */
    OTHER("其他（须说明）", "Other, to be explained");

    private final String chinese;
    private final String english;

    DismissalReason(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    public Sentence label() {
        return new Sentence(chinese, english);
    }
}
