package org.liandan.manifest.handover;

import org.liandan.party.Sentence;

/**
 * Every way in which a hand-over link is refused before the manifest's own rules are asked. The same code stands in the answer
 * to the phone, on the page, in the audit log and in the test.
 */
public enum HandoverCode {
    HANDOVER_UNKNOWN(404, "交接码无效，请产出方重新出示。", "There is no such link; ask the producer for a new one."),
    HANDOVER_EXPIRED(410, "交接码已过期，请产出方重新出示。", "The link has expired; ask the producer for a new one."),
    HANDOVER_USED(409, "交接码已用过，不能再次使用。", "The link has been used; it is good for one confirmation."),
    HANDOVER_WITHDRAWN(410, "交接码已被新的替换，请扫描新的二维码。", "The link has been replaced; scan the new code."),
    HANDOVER_OTHER_TRUCK(422, "产出方指定的车辆不是这一辆。", "The producer has named another truck."),
    HANDOVER_LOGIN(401, "请先以承运方或驾驶员账号登录。", "Sign in first, as carrier or driver."),
    HANDOVER_NOT_CONFIRMED(400, "请求不完整，请重新扫描二维码。", "The request is not complete; scan the code again."),
    HANDOVER_TOO_MANY(429, "尝试次数过多，请稍后再试。", "Too many attempts; try again later.");

    private final int status;
    private final String chinese;
    private final String english;

    HandoverCode(int status, String chinese, String english) {
        this.status = status;
        this.chinese = chinese;
        this.english = english;
    }

    /** The HTTP status that says the same. */
    public int status() {
        return status;
    }

    /** The paragraph of the notice that the refusal rests on: 承运方核实联单内容. */
    public String clause() {
        return "二（二）2（1）②";
    }

    public Sentence sentence() {
        return new Sentence(chinese, english);
    }
}
