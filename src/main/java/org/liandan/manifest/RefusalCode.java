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
    RESIDENT_ROOM_FORM(
            Kind.RULE,
            "二（一）1",
            "只填楼栋和房号，例如 3栋2单元501；不得填写姓名。",
            "Only building and room, for instance 3栋2单元501; no name is kept."),
    RESIDENT_ROOM_PLACE(Kind.RULE, "二（一）1", "产出地为“%s”，不能代居民申报；应为小区或临时堆放点。", "A %s has no residents to act for."),
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
    METHOD_NOT_LICENSED(Kind.RULE, "二（二）2（1）③", "场所许可（%s）不含此处置方式。", "The site's licence %s does not name this method."),
    CATEGORY_NOT_LICENSED(Kind.RULE, "二（四）", "场所许可（%s）不含此类垃圾。", "The site's licence %s does not name this category."),
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
    BUREAU_ONLY(Kind.FORBIDDEN, "一（一）", "已承运的联单只能由区执法局作废。", "Only the bureau may cancel a manifest that was carried."),

    NOT_PRODUCER_OR_RECEIVER(
            Kind.FORBIDDEN,
            "二（二）2（1）③",
            "被拒收的部分只能由本联单的产出方或接收方安排续运。",
            "Only the manifest's producer or receiver may send on what was refused."),
    NOT_A_SIGNATORY(
            Kind.FORBIDDEN,
            "二（二）2（2）",
            "更正只能由已签署本联单的一方提出和答复。",
            "Only a party that has signed the manifest may propose or answer a correction."),
    NOT_THE_PROPOSER(Kind.FORBIDDEN, "二（二）2（2）", "只有提出更正的一方可以撤回。", "Only the party that proposed it may withdraw it."),
    OWN_CORRECTION(
            Kind.FORBIDDEN, "二（二）2（2）", "提出更正的一方不能自行答复。", "The party that proposed a correction cannot answer it."),
    BUREAU_DECIDES(Kind.FORBIDDEN, "一（一）", "只有区执法局可以裁定。", "Only the bureau decides."),

    // corrections
    CORRECTION_PENDING(
            Kind.CONFLICT, "二（二）2（2）", "已有一项更正待答复，一次只能办理一项。", "Another correction is waiting; there is one at a time."),
    CORRECTION_OVER(Kind.CONFLICT, "二（二）2（2）", "该更正%s，不能再办理。", "That correction is over: %s."),
    CORRECTION_ANSWERED(Kind.CONFLICT, "二（二）2（2）", "贵方已同意该更正。", "Your organisation has already approved it."),
    CORRECTION_NOT_DUE(
            Kind.CONFLICT,
            "二（二）2（2）",
            "各方仍可答复至%s，此前区执法局不作裁定。",
            "The parties may still answer until %s; the bureau does not decide before."),
    NOTHING_CORRECTED(Kind.INVALID, "二（二）2（2）", "与现有内容相同，没有需要更正之处。", "Nothing differs from what is there."),
    STAGE_NOT_SIGNED(
            Kind.RULE, "二（二）2（2）", "%s尚未签署，可直接填写，无须更正。", "The %s has not signed yet; nothing is to be corrected."),
    FIELD_SEALED(
            Kind.RULE,
            "二（二）2（2）",
            "此项不能更正；有误时应作废后另开联单。",
            "This cannot be corrected; void the manifest and make a new one."),
    DECISION_SEALED(
            Kind.RULE,
            "二（二）2（2）",
            "接受与拒收之间不能更正；请另开联单。",
            "Acceptance cannot be corrected into rejection nor the other way round."),
    REMAINDER_CONTINUED(
            Kind.RULE,
            "二（二）2（2）",
            "未接收部分已由联单%s承接，有关数量不能再更正。",
            "The refused part goes on under manifest %s; its volume cannot be corrected any more."),

    // onward legs
    NOTHING_REFUSED(Kind.CONFLICT, "二（二）2（1）③", "本联单没有未接收的部分。", "Nothing of this load was refused."),
    ALREADY_CONTINUED(
            Kind.CONFLICT, "二（二）2（1）③", "未接收部分已由联单%s承接。", "The refused part already goes on under manifest %s."),
    DESTINATION_HAS_REFUSED(Kind.RULE, "二（二）2（1）③", "该场所刚刚拒收，应另选去向。", "That place has just refused the load."),
    LEG_TOO_DEEP(
            Kind.RULE,
            "二（一）",
            "续运最多两次；此后只能退回装车处。",
            "A load goes on twice at most; after that it can only be returned."),
    ONWARD_ORIGIN_KIND(
            Kind.RULE,
            "二（一）",
            "“%s”不能转出；只有分拣中心和调配场可以。",
            "Nothing is sent on from a %s; sorting centres and transfer yards do."),
    FITNESS_DESTINATION(Kind.RULE, "二（一）", "%s的垃圾应运往%s。", "A load %s goes to a %s."),
    PARENT_UNKNOWN(Kind.RULE, "二（一）", "没有编号为%s的来源联单，或不是本单位接收的。", "There is no receipt %s of this organisation."),
    PARENT_NOT_CLOSED(Kind.RULE, "二（一）", "来源联单%s尚未办结。", "Manifest %s has not been received."),
    PARENT_ELSEWHERE(Kind.RULE, "二（一）", "来源联单%s不是在此场所接收的。", "Manifest %s was received elsewhere."),
    MORE_THAN_PARENTS(Kind.RULE, "二（四）", "超过来源联单的接收量合计%s立方米。", "More than the %s m³ that its receipts brought."),
    SITE_BALANCE(
            Kind.RULE,
            "二（四）",
            "超过该场所账面可转出量：进场量减去出场量尚余%s立方米。",
            "More than the place's books allow: %s m³ may still leave it."),

    // reserved numbers
    NUMBER_FORM(Kind.INVALID, "二（二）2（1）①", "%s", "%s"),
    NUMBER_NOT_RESERVED(
            Kind.RULE, "二（二）2（1）①", "不是本单位预留的联单编号。", "Is not a number that this organisation has reserved."),
    NUMBER_USED(Kind.CONFLICT, "二（二）2（1）①", "该编号已使用。", "That number has been used."),
    NUMBER_EXPIRED(Kind.RULE, "二（二）2（1）①", "该编号已于%s失效。", "That number expired at %s."),
    NUMBER_OTHER_PLACE(
            Kind.RULE, "二（二）2（1）①", "该编号是为另一产出地预留的。", "That number is reserved for another place of origin."),
    NUMBER_OTHER_DAY(
            Kind.RULE, "二（二）2（1）①", "该编号是为%s预留的，应与交付日期一致。", "That number is for %s, the day of the handing over."),

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
