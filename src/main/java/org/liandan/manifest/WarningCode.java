package org.liandan.manifest;

/** What looks odd about a manifest without blocking it. Warnings are stored with the manifest and shown to every party. */
public enum WarningCode {
    CROSS_DISTRICT_DIFFERS(
            "二（二）2（1）①", "“是否跨区产出”与产出地位置不符，按位置应为“%s”。", "Does not fit the place of origin, which says %s."),
    SOIL_QUALITY_UNDECLARED(
            "二（一）2", "未申报是否好土，按好土办理。", "Whether it is good soil was not declared; it is taken as good soil."),
    RECYCLABLE_UNDECLARED("二（一）1", "未说明装修垃圾可利用或不可利用。", "Whether the renovation waste is usable was not said."),
    RESPONSIBLE_PARTY_DIFFERS("二（二）2（1）", "责任主体与登记名称“%s”不一致。", "Differs from the registered name %s."),
    ONE_ORGANIZATION("二（二）2（1）", "产出方、承运方、接收方为同一单位。", "Producer, carrier and receiver are one organisation."),
    HANDED_OVER_LATE("二（二）2（1）①", "交付后超过规定时限才填写，属补录。", "Filled in late, after the handing over."),
    MODE_UNUSUAL("二（二）2（1）②", "%s不常以此方式运输。", "An unusual way to carry %s."),
    VOLUME_ABOVE_BOX("二（三）1", "产出量%s立方米超过车厢容积%s立方米。", "%s m³ exceed the truck's box of %s m³."),
    DRIVER_NOT_OF_CARD("二（二）2（1）②", "驾驶员与车载终端读到的驾驶员卡“%s”不一致。", "Differs from the driver's card in the terminal: %s."),
    CARRIED_LATE(
            "二（二）2（1）②",
            "承运方于%s确认，超过24小时才收到，待核查。",
            "Confirmed at %s and received more than 24 hours later; to be reviewed."),
    CARRIED_IN_FUTURE(
            "二（二）2（1）②", "确认所用设备的时钟显示%s，晚于实际时间。", "The confirming device's clock showed %s, which was yet to come."),
    TRUCK_NOT_SEEN("二（三）2", "该车最近%s分钟内没有定位。", "The truck has sent no position for %s minutes."),
    TRUCK_FAR_FROM_ORIGIN("二（二）2（1）②", "确认时该车距产出地%s米。", "The truck stood %s m from the origin."),
    NOT_SEEN_AT_ORIGIN("二（二）2（1）①", "轨迹未显示该车在产出地。", "The track does not show the truck at the origin."),
    HANDOVER_OFF_TRACK("二（二）2（1）①", "交付时间与该车驶离产出地的时间（%s）不符。", "Does not fit the truck's leaving the origin at %s."),
    NOT_SEEN_AT_DESTINATION("二（二）2（1）③", "轨迹未显示该车进入接收地。", "The track does not show the truck at the destination."),
    RECEIPT_OFF_TRACK("二（二）2（1）③", "接收时间与该车在场时间（%s至%s）不符。", "Does not fit the truck's stay, %s to %s."),
    RECEIVED_LATE("二（二）2（1）③", "接收后超过规定时限才填写，属补录。", "Filled in late, after the receipt."),
    CATEGORY_DIFFERS("二（二）2（1）③", "接收的垃圾种类与产出方申报的“%s”不符。", "Differs from what the producer declared: %s."),
    VOLUME_DIFFERS("二（二）2（1）③", "接收量与产出量%s立方米相差超过%s%%。", "Differs from the %s m³ handed over by more than %s%%."),
    DISPOSAL_METHOD_UNUSUAL("二（一）", "“%s”不常采用此处置方式。", "An unusual method for a %s."),
    BEYOND_LICENCE("二（四）", "超出场所许可（%s）。", "Beyond the site's licence %s."),
    SITE_NEARLY_FULL("二（四）", "该场所累计受纳%s立方米，许可量%s立方米。", "The site has taken %s m³ of the %s m³ of its licence."),
    NO_NEXT_DESTINATION("二（二）2（1）③", "未说明未接收部分的去向。", "Where the refused load goes next was not said.");

    private final String clause;
    private final String chinese;
    private final String english;

    WarningCode(String clause, String chinese, String english) {
        this.clause = clause;
        this.chinese = chinese;
        this.english = english;
    }

    /** The paragraph of notice 2025-1 that the warning rests on. */
    public String clause() {
        return clause;
    }

    String chinese() {
        return chinese;
    }

    String english() {
        return english;
    }
}
