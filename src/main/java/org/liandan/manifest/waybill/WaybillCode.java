package org.liandan.manifest.waybill;

import org.liandan.party.Sentence;

/**
 * Every way in which a truck's waybill (0x0701) is refused before the manifest's own rules are asked. The same code stands in
 * the text to the terminal's log, on the page, in the API and in the test. Sentences may hold {@code %s} for what was found.
 */
public enum WaybillCode {
    // what was sent
    WAYBILL_EMPTY("运单没有内容。", "The waybill is empty."),
    WAYBILL_TOO_LONG("运单过长：最多%s字节，现为%s字节。", "At most %s bytes, found %s."),
    WAYBILL_ENCODING("运单不是UTF-8或GBK文字。", "Is neither UTF-8 nor GBK text."),
    WAYBILL_FORM("运单第%s个字符处不是JSON或“名称=内容”的格式。", "Neither JSON nor key=value at character %s."),
    WAYBILL_FIELD_UNKNOWN("运单中没有“%s”这一项。", "There is no field '%s'."),
    WAYBILL_FIELD_TWICE("运单中“%s”填了两次。", "The field '%s' stands there twice."),
    WAYBILL_NUMBER("运单中的联单编号有误。", "The manifest number is wrong."),
    WAYBILL_TIME("运单中的填报时间有误。", "The time of filling in is wrong."),

    // when
    WAYBILL_AHEAD("填报时间%s晚于现在，请校准终端时间。", "Was filled in at %s, which is yet to come: the terminal's clock is wrong."),
    WAYBILL_LATE(
            "运单填报于%s，超过%s小时才收到，请在网页上办理。",
            "Was filled in at %s and has come more than %s hours later; confirm on the page."),
    WAYBILL_TOO_MANY("今日运单过多，请联系运输单位。", "This terminal has sent too many waybills today."),

    // for what
    WAYBILL_WRONG_TRUCK("运单车牌%s与本终端所在车辆不符。", "Names plate %s, which is not the plate of this terminal's vehicle."),
    WAYBILL_NUMBER_UNKNOWN("没有本单位承运的联单%s。", "This carrier has no manifest %s."),
    WAYBILL_NO_MANIFEST(
            "本单位没有待承运的联单，请产出方先签发。", "No manifest waits for this carrier; the producer has to issue one first."),
    WAYBILL_AMBIGUOUS(
            "有%s份待承运的联单，请在运单中写明联单编号，或到产出地内再发。",
            "%s manifests wait for this carrier: name the number, or send again from the site.");

    /** 承运方核实联单内容: what a waybill does. */
    static final String CLAUSE = "二（二）2（1）②";

    private final String chinese;
    private final String english;

    WaybillCode(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    Sentence sentence(Sentence... found) {
        Object[] inChinese = new Object[found.length];
        Object[] inEnglish = new Object[found.length];
        for (int i = 0; i < found.length; i++) {
            inChinese[i] = found[i].chinese();
            inEnglish[i] = found[i].english();
        }
        return new Sentence(chinese.formatted(inChinese), english.formatted(inEnglish));
    }
}
