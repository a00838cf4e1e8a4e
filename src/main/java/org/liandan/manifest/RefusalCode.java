package org.liandan.manifest;

import java.util.Locale;

/**
 * Every way in which a step on a manifest can be refused. The same code stands in the API, on the screen, in the log and in
 * the test. Sentences may hold {@code %s} for what was found.
 */
public enum RefusalCode {
    // what a field holds
    FIELD_REQUIRED(Kind.INVALID, "二（二）2（1）", "必填。", "Must be filled in."),
    FIELD_TOO_LONG(Kind.INVALID, "二（二）2（1）", "最多%s个字，现为%s个。", "At most %s characters, found %s."),
    FIELD_CHARACTERS(Kind.INVALID, "二（二）2（1）", "含有不可见的控制字符。", "Contains invisible control characters."),
    NOT_YES_OR_NO(Kind.INVALID, "二（二）2（1）", "应填“是”或“否”。", "Must be true or false."),
    NOT_A_CODE(Kind.INVALID, "二（二）2（1）", "应为下列之一：%s。", "Must be one of %s."),
    NOT_A_MINUTE(
            Kind.INVALID,
            "二（二）2（1）",
            "应为具体到分钟的时间，例如 2026-11-21T08:30+08:00。",
            "Must be a time to the minute, for instance 2026-11-21T08:30+08:00."),
    NOT_A_NUMBER(Kind.INVALID, "二（二）2（1）", "应为数字。", "Must be a number."),
    NUMBER_OUT_OF_RANGE(
            Kind.INVALID, "二（二）2（1）", "应在%s至%s之间，最多%s位小数。", "Must lie between %s and %s with at most %s decimals."),
    UNKNOWN_FIELD(Kind.INVALID, "二（二）2（1）", "没有这个字段。", "There is no such field."),

    // standards that a field must follow
    CREDIT_CODE_FORM(Kind.RULE, "二（二）2（1）", "%s", "%s"),
    /** Only for a code that is not the registered one: there the registry holds the reason. */
    CREDIT_CODE_CHECK(
            Kind.RULE,
            "二（二）2（1）",
            "统一社会信用代码校验位不符（GB 32100-2015），也不是本单位登记的代码。",
            "The check character is wrong (GB 32100-2015), and this organisation is not registered under that code."),
    PHONE_FORM(Kind.RULE, "二（二）2（1）", "%s", "%s"),
    PLATE_FORM(Kind.RULE, "二（二）2（1）②", "%s", "%s"),

    // parties and places
    CREDIT_CODE_NOT_REGISTERED(
            Kind.RULE,
            "二（二）2（1）",
            "与本单位登记的统一社会信用代码不一致。",
            "Is not the credit code under which this organisation is registered."),
    ORIGIN_UNKNOWN(Kind.RULE, "二（二）2（1）①", "不是本单位登记的在用场所。", "Is not a registered, active place of this organisation."),
    ORIGIN_KIND(
            Kind.RULE,
            "二（一）",
            "“%s”不能作为产出地；产出地应为工地、小区或临时堆放点。",
            "A %s cannot be an origin; origins are construction sites, compounds and temporary storage."),
    DESTINATION_UNKNOWN(Kind.RULE, "二（一）", "没有这个登记在用的场所。", "There is no such registered, active place."),
    DESTINATION_NOT_ALLOWED(Kind.RULE, "二（一）", "%s不得运往%s，应运往：%s。", "%s must not go to a %s; allowed: %s."),
    OTHER_SOIL_UNDECIDED(
            Kind.RULE,
            "二（一）2",
            "非好土的工程渣土，通告未规定去向，须由区执法局决定。",
            "The notice names no destination for soil that is not good soil; the bureau has to decide."),
    CROSS_DISTRICT_REFUSED(
            Kind.RULE,
            "二（二）2（1）①",
            "区执法局决定跨区产出的建筑垃圾不得进入本区场所。",
            "The bureau has ruled that waste from outside the district is not let in."),
    CARRIER_UNKNOWN(Kind.RULE, "二（二）2（1）②", "没有这个登记在用的运输单位。", "There is no such registered, active carrier."),
    RECEIVER_NOT_OPERATOR(
            Kind.RULE,
            "二（二）2（1）③",
            "接收方应为目的地的经营单位。",
            "The receiver must be the organisation that operates the destination."),
    PLATE_NOT_REGISTERED(Kind.RULE, "二（三）1", "不是该承运方登记在用的车辆。", "Is not a registered, active vehicle of this carrier."),
    PLATE_BUSY(
            Kind.CONFLICT,
            "二（二）2（1）②",
            "该车尚有运输中的联单%s，一车一趟一单。",
            "This truck still carries manifest %s: one truck, one trip, one manifest."),

    // times
    HANDED_OVER_TOO_FAR_AHEAD(Kind.RULE, "二（二）2（1）①", "交付时间不得晚于现在%s小时以后。", "Must not lie more than %s hours ahead."),
    HANDED_OVER_TOO_LONG_AGO(Kind.RULE, "二（二）2（1）①", "交付时间不得早于%s天以前。", "Must not lie more than %s days back."),
    CARRIED_BEFORE_HANDED_OVER(
            Kind.RULE,
            "二（二）2（1）②",
            "交付时间（%s）未到，承运方不能提前确认。",
            "The load is to be handed over at %s; the carrier cannot confirm before."),
    RECEIVED_BEFORE_HANDED_OVER(
            Kind.RULE, "二（二）2（1）③", "接收时间不得早于交付时间（%s）。", "Must not lie before the handing over at %s."),
    RECEIVED_IN_FUTURE(
            Kind.RULE, "二（二）2（1）③", "接收时间不得晚于现在（容许一分钟）。", "Must not lie in the future; a minute is granted."),

    // receipt
    RECEIVED_VOLUME_MISSING(Kind.RULE, "二（二）2（1）③", "接受时接收量应大于0。", "Must be above 0 where the load is accepted."),
    PARTIAL_VOLUME(
            Kind.RULE,
            "二（二）2（1）③",
            "部分接受时接收量应小于产出量%s立方米。",
            "Must be below the %s m³ handed over where only part is accepted."),
    REJECTED_VOLUME(Kind.RULE, "二（二）2（1）③", "拒收时接收量应为0。", "Must be 0 where the load is rejected."),
    REFUSAL_REASON_REQUIRED(
            Kind.RULE,
            "二（二）2（1）③",
            "部分接受或拒收须说明原因。",
            "A reason must be given where the load is refused or accepted in part."),
    REMARKS_REQUIRED(Kind.RULE, "二（二）2（1）③", "选择“其他”时须在备注中说明。", "'Other' must be explained in the remarks."),

    DISPOSAL_METHOD_NOT_LICENSED(
            Kind.RULE, "二（二）2（1）③", "区执法局决定“%s”不得采用此处置方式。", "The bureau has ruled that a %s does not use this method."),
    CONTENT_NOT_CHECKED(Kind.RULE, "二（二）2（1）", "须先核实联单内容再确认。", "The content must be checked before it is confirmed."),

    // who
    NOT_THE_PRODUCER(Kind.FORBIDDEN, "二（二）2（1）①", "此步骤只能由本联单的产出方办理。", "Only the manifest's producer may do this."),
    NOT_THE_CARRIER(Kind.FORBIDDEN, "二（二）2（1）②", "此步骤只能由本联单的承运方办理。", "Only the manifest's carrier may do this."),
    NOT_THE_RECEIVER(Kind.FORBIDDEN, "二（二）2（1）③", "此步骤只能由本联单的接收方办理。", "Only the manifest's receiver may do this."),
    NOT_CARRIER_OR_RECEIVER(
            Kind.FORBIDDEN,
            "二（二）2（1）",
            "到达只能由本联单的承运方或接收方登记。",
            "Only the manifest's carrier or receiver may record the arrival."),
    BUREAU_ONLY(Kind.FORBIDDEN, "一（一）", "运输中的联单只能由区执法局作废。", "Only the bureau may cancel a manifest in transit."),

    // order
    WRONG_STATE(Kind.CONFLICT, "二（二）2（1）", "联单%s，不能%s。", "The manifest is %s; it is too late or too early to %s."),
    STALE_VERSION(
            Kind.CONFLICT,
            "二（二）2（1）",
            "联单已被他人更新（现为第%s版），请刷新后再办理。",
            "The manifest has changed meanwhile (now version %s); read it again.");

    /** What a refusal is; the web side turns it into a status. */
    public enum Kind {
        /** The input has not the form of the field: 400. */
        INVALID,
        /** The caller may not do this: 403. */
        FORBIDDEN,
        /** The state does not allow it, or somebody was faster: 409. */
        CONFLICT,
        /** A rule of the notice, or a standard that it rests on, forbids it: 422. */
        RULE
    }

    private final Kind kind;
    private final String clause;
    private final String chinese;
    private final String english;

    RefusalCode(Kind kind, String clause, String chinese, String english) {
        this.kind = kind;
        this.clause = clause;
        this.chinese = chinese;
        this.english = english;
    }

    public Kind kind() {
        return kind;
    }

    /** The paragraph of notice 2025-1 that the refusal rests on. */
    public String clause() {
        return clause;
    }

    String chinese() {
        return chinese;
    }

    String english() {
        return english;
    }

    /** Kebab-case name, as in a problem's {@code type}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
