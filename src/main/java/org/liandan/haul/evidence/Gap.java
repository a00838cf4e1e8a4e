package org.liandan.haul.evidence;

/** What a package of evidence does not know, and says so. */
public enum Gap {
    /** The violation is older than packages of evidence. */
    RECORDED_BEFORE_PACKAGES(
            "本记录早于证据包功能，由违规记录重建：当时的规则设置、登记信息与原始报文均未留存",
            "Older than evidence packages and rebuilt from the violation: settings, registry and raw reports were not kept"),
    /** The registry has no vehicle identification number. */
    VIN("登记簿未登记车辆识别代号（VIN）", "The registry holds no vehicle identification number"),
    /** The box has not said what it is. */
    TERMINAL_MODEL("终端未上报厂商与软件版本", "The terminal has not told its maker and software"),
    /** Of some reports the bytes had left the memory. */
    RAW_REPORTS("部分定位点的原始报文已不在缓存", "The raw bytes of some reports had left the memory"),
    /** The episode goes on; another revision follows at its end. */
    EPISODE_OPEN("行为尚未结束，结束后将生成新版证据", "The episode goes on; its end will add a revision");

    private final String chinese;
    private final String english;

    Gap(String chinese, String english) {
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
