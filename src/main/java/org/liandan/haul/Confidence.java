package org.liandan.haul;

/**
 * How well a speed is supported, from best to worst. Satellite receivers measure speed by Doppler shift, independently of
 * places; the recorder (item 0x03) counts pulses of the gearbox, independently of satellites.
 */
public enum Confidence {
    /** The recorder's speed lies above the limit as well, and agrees with the satellite speed. */
    CORROBORATED("行驶记录仪速度印证", "borne out by the recorder's speed"),
    /** No recorder's speed was reported; the distances between the reports agree with the speeds, on average above the limit. */
    CONSISTENT("定位点间距离与速度一致", "borne out by the distances between the reports"),
    /** Nothing but the satellite speed itself: too few or too far apart for a check. */
    SINGLE_SOURCE("仅卫星定位速度", "satellite speed alone"),
    /** The recorder contradicts: one of the two is wrong, and the reports do not tell which. To be looked at by a person. */
    CONTESTED("行驶记录仪速度不一致，须人工核实", "contradicted by the recorder's speed, to be checked by a person");

    private final String chinese;
    private final String english;

    Confidence(String chinese, String english) {
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
