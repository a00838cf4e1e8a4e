package org.liandan.manifest;

/** Which part of a load's journey a manifest covers (notice 二（一）; rules ). */
public enum Leg implements Labelled {
    /** From where the waste was produced to the first place that takes it. */
    FIRST("首程", "First leg"),
    /** From a sorting centre or transfer yard onwards: 对符合堆填条件的垃圾拉运至建筑垃圾堆填场. */
    ONWARD("转运", "Onward leg"),
    /** Refused at the gate, in full or in part, and carried on to another place. */
    DIVERTED("改送", "Diverted after a refusal"),
    /** Refused at the gate and carried back to where it was loaded. */
    RETURNED("退回", "Returned after a refusal");

    private final String chinese;
    private final String english;

    Leg(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    @Override
    public String chinese() {
        return chinese;
    }

    @Override
    public String english() {
        return english;
    }

    /** Whether the load was refused elsewhere before: it never became stock of the place that it leaves. */
    public boolean afterRefusal() {
        return this == DIVERTED || this == RETURNED;
    }
}
