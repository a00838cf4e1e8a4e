package org.liandan.policy;

import static org.liandan.policy.OpenPoint.Standing.APPLIED;
import static org.liandan.policy.OpenPoint.Standing.ON_RECORD;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.liandan.party.Sentence;
import org.liandan.place.PlaceKind;
import org.liandan.policy.OpenPoint.Basis;
import org.liandan.policy.OpenPoint.Standing;
import org.liandan.policy.PointKind.Decimal;
import org.liandan.policy.PointKind.Span;
import org.liandan.policy.PointKind.SpanUnit;

/**
 * The table of open points: whatever the notice leaves to the bureau, with what holds until the bureau rules. A new point is one
 * constant here; page, API and history follow.
 */
public final class OpenPoints {

    /** Filled by the constants below, in their order; closed by {@link #ALL}. */
    private static final List<OpenPoint<?>> TABLE = new ArrayList<>();

    private static final PointKind<Boolean> YES_NO = new PointKind.YesNo();
    private static final PointKind<BigDecimal> PERCENT =
            new Decimal(BigDecimal.ZERO, new BigDecimal("100"), 1, Sentence.same("%"));

    // where loads go

    /** Kinds of place that take 工程渣土 which is not 好土. */
    public static final OpenPoint<Set<PlaceKind>> OTHER_SOIL_DESTINATIONS = point(
            "other-soil-destinations",
            "非好土工程渣土的去向",
            "Where soil that is not good soil goes",
            new Basis("R-201", "二（一）2", "工程渣土（好土）拉运至昆区建筑垃圾调配场或直接运送至昆区建筑垃圾堆填场"),
            "通告只规定了好土的去向。",
            "The notice names destinations for good soil alone.",
            new PointKind.Places(EnumSet.of(
                    PlaceKind.TRANSFER_YARD, PlaceKind.SORTING_CENTRE, PlaceKind.BACKFILL_SITE, PlaceKind.LANDFILL)),
            Set.of(),
            APPLIED);

    /** {@code NOTE} or {@code REFUSE}. */
    public static final OpenPoint<String> CROSS_DISTRICT_WASTE = point(
            "cross-district-waste",
            "跨区产出的建筑垃圾",
            "Waste produced outside the district",
            new Basis("R-403", "二（二）2（1）①", "是否跨区产出（是或否）"),
            "要求填写，但未规定能否进入本区场所。",
            "It must be stated; whether such waste may come in is not said.",
            PointKind.choice("NOTE", "允许，记录", "Let in and noted", "REFUSE", "不得签发", "Not issued"),
            "NOTE",
            APPLIED);

    public static final OpenPoint<String> GREENING_SOIL = point(
            "greening-soil",
            "绿化作业产生的渣土",
            "Soil from greening work",
            new Basis("R-107", "一", "督促绿化施工单位按规定处置绿化作业产生的渣土"),
            "未规定类别和去向。",
            "Neither its category nor where it goes is said.",
            PointKind.choice(
                    "AS_SOIL", "按工程渣土办理", "Treated as engineering soil", "OWN_RULE", "另行规定", "A rule of its own"),
            "AS_SOIL",
            ON_RECORD);

    public static final OpenPoint<String> RESIDENT_AS_PRODUCER = point(
            "resident-as-producer",
            "居民作为产出方",
            "Residents as producers",
            new Basis("R-203", "二（一）1", "由物业或居委会负责通知有资质的运输企业进行分类拉运"),
            "产出方定义为建设单位或施工单位，不含居民。",
            "Producers are builders; residents are not named.",
            PointKind.choice(
                    "AGENT",
                    "由物业或居委会代填",
                    "Property management or committee fills it in",
                    "SELF",
                    "居民自填",
                    "Residents themselves"),
            "AGENT",
            ON_RECORD);

    /** {@code NOTE} or {@code REFUSE}. */
    public static final OpenPoint<String> METHOD_UNUSUAL = point(
            "method-unusual",
            "场所类型不常采用的处置方式",
            "A method of disposal that is unusual for the kind of site",
            new Basis("R-422", "二（二）2（1）③", "拟利用处置方式"),
            "未列出方式，也未规定各类场所可用的方式。",
            "The notice lists no methods, nor which site may use which.",
            PointKind.choice("NOTE", "允许，提示", "Taken and noted", "REFUSE", "不予接收确认", "The receipt is refused"),
            "NOTE",
            APPLIED);

    /** {@code NOTE} or {@code REFUSE}. */
    public static final OpenPoint<String> SITE_LICENCE = point(
            "site-licence",
            "超出场所许可的种类或处置方式",
            "A category or method that the site's own licence does not name",
            new Basis("R-422 R-608", "二（四）1（3）", "规范受纳建筑垃圾"),
            "未规定超出许可的接收如何处理。",
            "What follows from a receipt beyond the licence is not said.",
            PointKind.choice("NOTE", "允许，提示", "Taken and noted", "REFUSE", "不得签发、不得接收", "Not issued, not received"),
            "REFUSE",
            APPLIED);

    /** Percentage of the licensed volume. */
    public static final OpenPoint<BigDecimal> CAPACITY_WARNING = point(
            "capacity-warning",
            "场所受纳量的提示线",
            "From which share of its licensed volume on a site is noted as nearly full",
            new Basis("R-608", "二（四）1（3）", "规范受纳建筑垃圾"),
            "未规定提示线。",
            "No share is said.",
            PERCENT,
            new BigDecimal("90"),
            APPLIED);

    // times of the manifest

    public static final OpenPoint<Duration> HANDOVER_AHEAD = span(
            "handover-ahead",
            "联单可提前填写",
            "How long before the handing over a manifest may be written",
            new Basis("R-406", "二（二）2（1）①", "交付时间（具体到分钟）"),
            SpanUnit.HOURS,
            24,
            0,
            24 * 14);

    public static final OpenPoint<Duration> HANDOVER_BACK = span(
            "handover-back",
            "可补录的最早交付时间",
            "How far back a handing over may lie; what is older is a typing error",
            new Basis("R-406", "二（二）2（1）①", "交付时间（具体到分钟）"),
            SpanUnit.DAYS,
            366,
            1,
            3660);

    public static final OpenPoint<Duration> HANDOVER_LATE = span(
            "handover-late",
            "超过多久视为补录",
            "After how long an entry counts as late",
            new Basis("R-427", "二（二）2（1）", "产出方创建电子联单"),
            SpanUnit.HOURS,
            24,
            1,
            720);

    public static final OpenPoint<Duration> CONFIRMATION_LATE = span(
            "confirmation-late",
            "承运方确认迟到多久须核查",
            "After how long a carrier's confirmation that reaches us late is to be reviewed",
            new Basis("R-427", "二（二）2（1）②", "承运方核实联单内容"),
            SpanUnit.HOURS,
            24,
            1,
            720);

    public static final OpenPoint<Duration> EARLY_CARRIAGE = span(
            "early-carriage",
            "承运方可早于交付时间确认",
            "How long before the declared handing over the carrier may confirm",
            new Basis("R-406", "二（二）2（1）②", "承运方核实联单内容"),
            SpanUnit.MINUTES,
            60,
            0,
            1440);

    public static final OpenPoint<Duration> CLOCK_AHEAD = span(
            "clock-ahead",
            "接收时间可晚于系统时间",
            "How far the declared receipt may lie ahead of the system's clock",
            new Basis("R-420", "二（二）2（1）③", "接收时间（具体到分钟）"),
            SpanUnit.MINUTES,
            1,
            0,
            15);

    public static final OpenPoint<Duration> FENCE_TOLERANCE = span(
            "fence-tolerance",
            "申报时间与进出场轨迹的容许差",
            "How far declared times may lie from the truck's stay in the fence",
            new Basis("R-406 R-420", "二（二）2（1）", "具体到分钟"),
            SpanUnit.MINUTES,
            15,
            0,
            240);

    public static final OpenPoint<Duration> CARRIER_REMINDER = span(
            "carrier-reminder",
            "承运方未确认的提醒",
            "When a carrier that has not confirmed is reminded, after the handing over",
            new Basis("R-428", "二（二）2（1）②", "承运方核实联单内容"),
            SpanUnit.HOURS,
            24,
            1,
            720);

    public static final OpenPoint<Duration> RECEIVER_REMINDER = span(
            "receiver-reminder",
            "接收方未确认的提醒",
            "When a receiver that has not confirmed is reminded, after the arrival",
            new Basis("R-428", "二（二）2（1）③", "接收方核实联单内容"),
            SpanUnit.HOURS,
            24,
            1,
            720);

    public static final OpenPoint<Integer> RECEIVER_WORKING_DAYS = point(
            "receiver-working-days",
            "接收方未确认列入区执法局清单",
            "Working days after which an unconfirmed receipt goes on the bureau's list",
            new Basis("R-428", "二（二）2（1）③", "接收方核实联单内容"),
            "未规定确认期限。",
            "No time limit for confirming is said.",
            new PointKind.Count(1, 60, new Sentence("个工作日", "working days")),
            5,
            APPLIED);

    /** After the end of the day. */
    public static final OpenPoint<Duration> LEDGER_DUE = span(
            "ledger-due",
            "台账确认的期限（当日结束后）",
            "When a day's ledger is to be confirmed, after the end of the day",
            new Basis("R-112", "一", "每日汇总后报至区执法局备案"),
            SpanUnit.HOURS,
            10,
            1,
            240);

    /** {@code DEMANDED} or {@code VOLUNTARY}. */
    public static final OpenPoint<String> CARRIER_LEDGER = point(
            "carrier-ledger",
            "承运方每日台账",
            "Whether carriers confirm a ledger each day",
            new Basis("R-112", "一", "建立建筑垃圾清运管理台账，每日汇总后报至区执法局备案"),
            "只要求街镇、办事处和经开区报送，未提及承运方。",
            "Sub-districts are to report each day; carriers are not named.",
            PointKind.choice("VOLUNTARY", "自愿，不列逾期", "Voluntary, never overdue", "DEMANDED", "须每日确认", "Each day"),
            "VOLUNTARY",
            APPLIED);

    // volumes and evidence of the truck

    /** Percentage of the volume handed over. */
    public static final OpenPoint<BigDecimal> VOLUME_DIFFERENCE = point(
            "volume-difference",
            "接收量与产出量的容许差",
            "How far the volume received may lie from the volume handed over",
            new Basis("R-421", "二（二）2（1）③", "接收量（立方米）"),
            "未规定容许差。",
            "No tolerance is said.",
            PERCENT,
            new BigDecimal("10"),
            APPLIED);

    /** Percentage of the box's volume. */
    public static final OpenPoint<BigDecimal> BOX_TOLERANCE = point(
            "box-tolerance",
            "产出量可超过车厢容积",
            "How far a volume may lie above that of the truck's box",
            new Basis("R-408", "二（四）1（2）", "做到平盖平装"),
            "未规定容许差。",
            "No tolerance is said.",
            PERCENT,
            BigDecimal.ZERO,
            APPLIED);

    /** Percentage of what came into a place: sorting loosens what it sorts. */
    public static final OpenPoint<BigDecimal> BALANCE_TOLERANCE = point(
            "balance-tolerance",
            "场所转出量可超过进场量",
            "How much more than what came in may leave a site",
            new Basis("R-201", "二（一）", "对符合堆填条件的垃圾拉运至建筑垃圾堆填场"),
            "未规定容许差。",
            "No tolerance is said.",
            PERCENT,
            new BigDecimal("10"),
            APPLIED);

    /** Loose m³ for each m³ in situ. */
    public static final OpenPoint<BigDecimal> LOOSENING_FACTOR = point(
            "loosening-factor",
            "自然方折算松方的系数",
            "Loose cubic metres for each cubic metre in situ",
            new Basis("R-408", "二（二）2（1）①", "产出量（立方米）"),
            "未说明是自然方还是松方。",
            "Whether volumes are loose or in situ is not said.",
            new Decimal(BigDecimal.ONE, new BigDecimal("2"), 2, Sentence.same("")),
            new BigDecimal("1.3"),
            APPLIED);

    public static final OpenPoint<Duration> FIX_AGE = span(
            "fix-age",
            "承运确认时定位的最长时效",
            "How old the truck's last position may be when the carrier confirms",
            new Basis("R-415", "二（三）2", "所有在我区行驶的建筑垃圾运输车辆必须安装北斗定位系统"),
            SpanUnit.MINUTES,
            5,
            1,
            240);

    /** Metres. */
    public static final OpenPoint<Integer> ORIGIN_DISTANCE = point(
            "origin-distance",
            "承运确认时车辆与产出地的距离",
            "How far the truck may stand from the origin when the carrier confirms",
            new Basis("R-416", "二（二）2（1）②", "运输起点（默认产出地地址）"),
            "未规定核对方法。",
            "How it is verified is not said.",
            new PointKind.Count(50, 10_000, new Sentence("米", "metres")),
            500,
            APPLIED);

    // fields that stand under the notice's 「等」

    public static final OpenPoint<Boolean> RECYCLABLE_REQUIRED = required(
            "recyclable-required",
            "装修垃圾必填“可利用”",
            "Renovation waste must say whether it is usable",
            new Basis("R-202", "二（一）1", "由业主自行按照可利用与不可利用进行分类"));

    public static final OpenPoint<Boolean> SOIL_BASIS_REQUIRED = required(
            "soil-basis-required",
            "工程渣土必填土质依据",
            "Soil must say what its quality is known from",
            new Basis("R-201", "二（一）2", "工程渣土（好土）"));

    public static final OpenPoint<Boolean> VOLUME_BASIS_REQUIRED = required(
            "volume-basis-required",
            "产出量必填计量方式",
            "A volume must say how it was measured",
            new Basis("R-408", "二（二）2（1）①", "产出量（立方米）"));

    public static final OpenPoint<Boolean> CARRIER_CHECK_REQUIRED = required(
            "carrier-check-required",
            "承运方必须勾选“已核实”",
            "The carrier must say that it has checked the content",
            new Basis("R-411", "二（二）2（1）②", "承运方核实联单内容"));

    public static final OpenPoint<Boolean> RECEIVER_CHECK_REQUIRED = required(
            "receiver-check-required",
            "接收方必须勾选“已核实”",
            "The receiver must say that it has checked the content",
            new Basis("R-418", "二（二）2（1）③", "接收方核实联单内容"));

    // what other parts of the district's work ask for

    public static final OpenPoint<String> PAYMENT_BEFORE_TRANSPORT = point(
            "payment-before-transport",
            "缴费与运输的先后",
            "Whether fees must be paid before transport",
            new Basis("R-206", "二（一）2", "审批后进行现场核量，按照市城管局统一标准收取相关处置费用"),
            "未规定未缴费能否运输。",
            "Whether unpaid fees stop transport is not said.",
            PointKind.choice("NOTE", "提示", "Noted", "REFUSE", "未缴费不得运输", "No transport before payment"),
            "NOTE",
            ON_RECORD);

    public static final OpenPoint<Duration> HAND_OVER_LINK = span(
            "hand-over-link",
            "扫码交接链接的有效期",
            "How long the link behind a hand-over QR code works",
            new Basis("R-411", "二（二）2（1）②", "承运方核实联单内容"),
            SpanUnit.MINUTES,
            30,
            1,
            1440);

    /** After the link's end, for what was confirmed before it. */
    public static final OpenPoint<Duration> HAND_OVER_PATIENCE = span(
            "hand-over-patience",
            "扫码确认因断网迟到的最长时间",
            "How much later a confirmation that was given in time may come in from a phone without network",
            new Basis("R-411", "二（二）2（1）②", "承运方核实联单内容"),
            SpanUnit.HOURS,
            72,
            0,
            720);

    /** The producer makes the link: with the link alone it could confirm for the carrier. */
    public static final OpenPoint<Boolean> HAND_OVER_ALONE = point(
            "hand-over-alone",
            "扫码交接免登录",
            "Whether the hand-over link alone is enough, without the driver's account",
            new Basis("R-411", "二（二）2（1）②", "承运方核实联单内容"),
            "未规定如何确认承运方身份。",
            "How the carrier is known to be the carrier is not said.",
            YES_NO,
            false,
            APPLIED);

    public static final OpenPoint<Duration> CORRECTION_ANSWER = span(
            "correction-answer",
            "更正未答复的提醒",
            "When a party that has not answered a correction is reminded",
            new Basis("R-425", "二（二）2（2）", "最终形成一份包含时间、产生与处置地点、转运量等相关信息的建筑垃圾"),
            SpanUnit.HOURS,
            72,
            1,
            720);

    /** After that the bureau may decide in the place of those who have not answered. */
    public static final OpenPoint<Integer> CORRECTION_WORKING_DAYS = point(
            "correction-working-days",
            "更正未答复由区执法局裁定",
            "Working days after which the bureau may decide an unanswered correction",
            new Basis("R-425", "二（二）2（2）", "最终形成一份包含时间、产生与处置地点、转运量等相关信息的建筑垃圾"),
            "未规定答复期限。",
            "No time limit for answering is said.",
            new PointKind.Count(1, 60, new Sentence("个工作日", "working days")),
            5,
            APPLIED);

    public static final OpenPoint<Duration> RETENTION = span(
            "retention",
            "联单与轨迹的保存期限",
            "How long manifests and tracks are kept",
            new Basis("C.9", "二（二）2（2）", ""),
            SpanUnit.DAYS,
            3660,
            366,
            36_600,
            ON_RECORD);

    public static final OpenPoint<String> WINTER_WASH = point(
            "winter-wash",
            "冬季车辆冲洗",
            "Washing trucks in freezing nights",
            new Basis("R-604", "二（四）1（2）", "消纳场所应对驶出车辆 100%进行冲洗"),
            "未规定冰冻天气如何办理。",
            "What holds in freezing weather is not said.",
            PointKind.choice(
                    "RECORDED",
                    "记录免冲洗，不计为已冲洗",
                    "Exemption recorded, not counted as washed",
                    "NONE",
                    "不予豁免",
                    "No exemption"),
            "RECORDED",
            ON_RECORD);

    /** After the detectors found it. */
    public static final OpenPoint<Duration> REVIEW_DUE = span(
            "review-due",
            "违规复核与移送的期限",
            "How soon a finding is to be reviewed, or handed over",
            new Basis("R-704", "三", "第一发现部门应及时同级移送相关信息"),
            SpanUnit.HOURS,
            24,
            1,
            720);

    public static final OpenPoint<Duration> REVIEW_UNDO = span(
            "review-undo",
            "复核决定可由本人撤销的时间",
            "For how long an officer may take the own last decision on a finding back",
            new Basis("R-704", "三", "第一发现部门应及时同级移送相关信息"),
            SpanUnit.MINUTES,
            30,
            0,
            1440);

    public static final OpenPoint<String> MONTH_COUNTER_DATE = point(
            "month-counter-date",
            "月内处罚起数的日期依据",
            "Which date counts for penalties within a month",
            new Basis("R-711", "四", "1 个自然月内，运输单位有以上处罚累计达到 2起"),
            "未说明按违法日期还是决定日期。",
            "Whether the violation's or the decision's date counts is not said.",
            PointKind.choice("DECISION", "处罚决定日期", "Date of the decision", "VIOLATION", "违法行为日期", "Date of the act"),
            "DECISION",
            ON_RECORD);

    public static final OpenPoint<Boolean> TRAFFIC_PENALTIES_COUNT = point(
            "traffic-penalties-count",
            "交管处罚是否计入",
            "Whether penalties of the traffic police count",
            new Basis("R-713", "四", "以上处罚"),
            "“以上处罚”是否含交管部门处罚未说明。",
            "Whether the traffic police's penalties are among them is not said.",
            YES_NO,
            false,
            ON_RECORD);

    public static final OpenPoint<Integer> REPEATED_NOTICES = point(
            "repeated-notices",
            "“多次”未整改的次数",
            "How many notices are 「多次」",
            new Basis("R-809", "七2", "经通报多次未整改的社区，将上报至区政府督查室"),
            "“多次”未定义。",
            "The word is not defined.",
            new PointKind.Count(2, 10, new Sentence("次", "times")),
            2,
            ON_RECORD);

    public static final OpenPoint<String> FEE_CATEGORIES = point(
            "fee-categories",
            "收费类别与垃圾种类的对应",
            "How tariff categories map to waste categories",
            new Basis("R-805", "六", "昆区建筑垃圾分拣中心处置费用包含处置工程渣土、拆除垃圾、施工垃圾、装修垃圾"),
            "工程泥浆、工程垃圾无对应收费类别。",
            "Slurry and engineering waste have no tariff category.",
            PointKind.choice(
                    "AS_BUILDING", "按施工垃圾收费", "Charged as building waste", "UNMAPPED", "暂不收费并提示", "Unmapped, noted"),
            "UNMAPPED",
            ON_RECORD);

    public static final OpenPoint<String> RIGHT_TURN = point(
            "right-turn",
            "“右转弯”的认定",
            "What counts as a right turn",
            new Basis("R-507", "二（三）2", "右转弯限速10km/h"),
            "未定义；判定阈值见“规则设置”。",
            "Not defined; the detector's thresholds stand under rule settings.",
            PointKind.choice("AT_JUNCTIONS", "仅路口", "At junctions only", "EVERYWHERE", "任何右转", "Any turn to the right"),
            "AT_JUNCTIONS",
            ON_RECORD);

    public static final OpenPoint<String> COVER_SOURCE = point(
            "cover-source",
            "未密闭运输的发现方式",
            "How an open cover is established",
            new Basis("R-109", "一", "为密闭运输、超限、超载、沿途抛撒"),
            "未规定以何种方式认定。",
            "What establishes it is not said.",
            PointKind.choice(
                    "INSPECTOR",
                    "执法人员现场认定",
                    "An officer on the spot",
                    "DEVICE",
                    "车载设备告警经人工复核",
                    "A device's alarm, reviewed by a person"),
            "INSPECTOR",
            ON_RECORD);

    public static final OpenPoint<String> ROUTE_ISSUER = point(
            "route-issuer",
            "规定时间路线由谁核发",
            "Who issues routes and hours",
            new Basis("R-705 V11", "四", "不按规定时间路线行驶"),
            "以规定的时间路线为前提，但未说明由谁规定。",
            "It presupposes routes and hours and does not say who sets them.",
            PointKind.choice(
                    "PERMIT", "随处置证载明", "Stated on the permit", "POLICE", "交管大队核发", "Issued by the traffic police"),
            "PERMIT",
            ON_RECORD);

    private static final List<OpenPoint<?>> ALL = List.copyOf(TABLE);

    private OpenPoints() {}

    /** Every point, in the order of the notice's work. */
    public static List<OpenPoint<?>> all() {
        return ALL;
    }

    /** The point of that name; empty when there is none. */
    public static Optional<OpenPoint<?>> named(String name) {
        return ALL.stream().filter(point -> point.name().equals(name)).findFirst();
    }

    private static OpenPoint<Duration> span(
            String name,
            String chinese,
            String english,
            Basis basis,
            SpanUnit unit,
            long proposed,
            long min,
            long max) {
        return span(name, chinese, english, basis, unit, proposed, min, max, APPLIED);
    }

    private static OpenPoint<Duration> span(
            String name,
            String chinese,
            String english,
            Basis basis,
            SpanUnit unit,
            long proposed,
            long min,
            long max,
            Standing standing) {
        return point(
                name,
                chinese,
                english,
                basis,
                "未规定时限。",
                "No limit of time is said.",
                new Span(unit, min, max),
                unit.one().multipliedBy(proposed),
                standing);
    }

    /** A field that the notice does not name can be asked for from a date on; until then it is voluntary. */
    private static OpenPoint<Boolean> required(String name, String chinese, String english, Basis basis) {
        return point(
                name, chinese, english, basis, "未列为联单字段。", "Not among the notice's fields.", YES_NO, false, APPLIED);
    }

    private static <T> OpenPoint<T> point(
            String name,
            String chinese,
            String english,
            Basis basis,
            String silentChinese,
            String silentEnglish,
            PointKind<T> kind,
            T proposed,
            Standing standing) {
        var point = new OpenPoint<>(
                name,
                new Sentence(chinese, english),
                basis,
                new Sentence(silentChinese, silentEnglish),
                kind,
                proposed,
                standing);
        TABLE.add(point);
        return point;
    }
}
