package org.liandan.haul;

/**
 * What makes somebody look whether a terminal has been tampered with. The first five are alarm bits of a position report
 * (0x0200, JT/T 808-2019 table 25). Every one has innocent explanations, too: a battery switch, a garage, an old cable.
 */
public enum TamperCause {
    /** Bit 8, 终端主电源掉电. */
    POWER_LOST(8, "终端主电源掉电", "main power lost"),
    /** Bit 7, 终端主电源欠压. */
    POWER_LOW(7, "终端主电源欠压", "main power low"),
    /** Bit 5, GNSS 天线未接或被剪断. */
    ANTENNA_OPEN(5, "GNSS 天线未接或被剪断", "antenna not connected or cut"),
    /** Bit 6, GNSS 天线短路. */
    ANTENNA_SHORT(6, "GNSS 天线短路", "antenna shorted"),
    /** Bit 4, GNSS 模块故障. */
    GNSS_FAULT(4, "GNSS 模块发生故障", "satellite receiver faulty"),
    /** Several jumps that no truck can make, one soon after another: a receiver that is disturbed or deceived. */
    JUMPS(-1, "短时间内多次不可能的位置跳变", "several impossible jumps in a short time");

    /** The alarm bits of all causes that are bits. */
    static final int ALARM_BITS = 1 << 4 | 1 << 5 | 1 << 6 | 1 << 7 | 1 << 8;

    private final int alarmBit;
    private final String chinese;
    private final String english;

    TamperCause(int alarmBit, String chinese, String english) {
        this.alarmBit = alarmBit;
        this.chinese = chinese;
        this.english = english;
    }

    /** Number of the alarm bit, or -1 for what is no bit. */
    public int alarmBit() {
        return alarmBit;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }
}
