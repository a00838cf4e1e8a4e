package org.liandan.haul.evidence;

import org.liandan.haul.Verdict;

/**
 * What a verdict means, in words that stand on the sheet.
 *
 * @param name short name
 * @param chinese what it means
 * @param english the same in English
 */
public record Meaning(String name, String chinese, String english) {

    public static Meaning of(Verdict verdict) {
        return switch (verdict) {
            case OBSERVED ->
                new Meaning("实测", "定位点本身显示超过限值，所列数值为实测值。", "Observed: the reports themselves show the value.");
            case PROVEN ->
                new Meaning(
                        "推算证明",
                        "弯中没有定位点；但以前后定位点的时间、地点、速度和车辆所能达到的加速、制动能力计算，不可能以限值以内的速度通过。所列数值为最低可能值，实际只会更高。",
                        "Proven: no report falls inside, but no truck could have kept the limit and been where it was seen."
                                + " The value is a lower bound.");
            case COMPLIANT -> new Meaning("合规", "定位点显示未超过限值。", "Compliant: the reports show that the limit was kept.");
            case UNDETERMINABLE -> new Meaning("无法判定", "现有定位点不足以判定。", "Undeterminable: the reports cannot tell.");
        };
    }
}
