package org.liandan.manifest;

import static org.liandan.manifest.Stage.CARRIER;
import static org.liandan.manifest.Stage.PRODUCER;
import static org.liandan.manifest.Stage.RECEIVER;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.liandan.fleet.PlateNumber;
import org.liandan.party.CreditCode;
import org.liandan.party.PhoneNumber;
import org.liandan.policy.OpenPoint;
import org.liandan.policy.OpenPoints;

/** The field table: every field of the three stages (notice 二（二）2（1）). */
public final class ManifestFields {

    private static final FieldKind<String> NAME = new FieldKind.Text(100, false);
    private static final FieldKind<String> PERSON = new FieldKind.Text(50, false);
    private static final FieldKind<String> ADDRESS = new FieldKind.Text(200, false);
    private static final FieldKind<CreditCode> CREDIT = new FieldKind.Credit();
    private static final FieldKind<PhoneNumber> PHONE = new FieldKind.Phone();
    private static final FieldKind<Instant> MINUTE = new FieldKind.Minute();
    private static final FieldKind<WasteCategory> CATEGORY = new FieldKind.Code<>(WasteCategory.class);
    private static final int VOLUME_DECIMALS = 3;
    /** No truck carries more in one trip. */
    private static final BigDecimal MAX_VOLUME_M3 = new BigDecimal("200");

    private static final FieldKind<BigDecimal> VOLUME =
            new FieldKind.Volume(new BigDecimal("0.001"), MAX_VOLUME_M3, VOLUME_DECIMALS);
    private static final FieldKind<BigDecimal> VOLUME_OR_NOTHING =
            new FieldKind.Volume(BigDecimal.ZERO, MAX_VOLUME_M3, VOLUME_DECIMALS);

    public static final Field<String> SITE_NAME =
            required(PRODUCER, "siteName", "产出地名称", "Site name", "R-402", NAME).startingWith(FieldDefault.ORIGIN);
    public static final Field<String> SITE_ADDRESS = required(
                    PRODUCER, "siteAddress", "产出地地址", "Site address", "R-402", ADDRESS)
            .startingWith(FieldDefault.ORIGIN);
    public static final Field<Boolean> CROSS_DISTRICT = required(
                    PRODUCER,
                    "crossDistrict",
                    "是否跨区产出",
                    "Produced outside the district",
                    "R-403",
                    new FieldKind.YesNo())
            .startingWith(FieldDefault.BOUNDARY);
    public static final Field<String> PRODUCER_RESPONSIBLE = required(
                    PRODUCER, "responsibleParty", "责任主体", "Responsible party", "R-404", NAME)
            .startingWith(FieldDefault.ORGANISATION);
    public static final Field<CreditCode> PRODUCER_CREDIT_CODE = required(
                    PRODUCER, "creditCode", "统一社会信用代码", "Credit code", "R-404", CREDIT)
            .startingWith(FieldDefault.ORGANISATION);
    public static final Field<String> PRODUCER_HANDLER =
            required(PRODUCER, "handlerName", "经办人", "Handler", "R-405", PERSON).startingWith(FieldDefault.LAST_TIME);
    public static final Field<PhoneNumber> PRODUCER_PHONE =
            required(PRODUCER, "handlerPhone", "联系电话", "Phone", "R-405", PHONE).startingWith(FieldDefault.LAST_TIME);
    public static final Field<Instant> HANDED_OVER_AT = required(
                    PRODUCER, "handedOverAt", "交付时间", "Handed over at", "R-406", MINUTE)
            .startingWith(FieldDefault.NOW);
    public static final Field<WasteCategory> PRODUCER_CATEGORY = required(
                    PRODUCER, "wasteCategory", "垃圾种类", "Waste category", "R-407", CATEGORY)
            .startingWith(FieldDefault.LAST_TIME);
    private static final Condition<WasteCategory> SOIL =
            new Condition<>(PRODUCER_CATEGORY, Set.of(WasteCategory.ENGINEERING_SOIL));

    public static final Field<Boolean> GOOD_SOIL = added(
                    PRODUCER, "goodSoil", "是否好土", "Good soil", "R-201", new FieldKind.YesNo())
            .startingWith(FieldDefault.LAST_TIME)
            .onlyWhere(SOIL);

    /** What the quality of soil is known from. */
    public static final Field<SoilBasis> SOIL_BASIS = asked(
                    "soilBasis",
                    PRODUCER,
                    "土质依据",
                    "What the soil's quality is known from",
                    "R-201",
                    new FieldKind.Code<>(SoilBasis.class),
                    OpenPoints.SOIL_BASIS_REQUIRED)
            .onlyWhere(SOIL);

    /** How the owner sorted renovation waste; two sorts are two loads and two manifests. */
    public static final Field<Recyclable> RECYCLABLE = asked(
                    "recyclable",
                    PRODUCER,
                    "可利用或不可利用",
                    "Usable or not",
                    "R-202",
                    new FieldKind.Code<>(Recyclable.class),
                    OpenPoints.RECYCLABLE_REQUIRED)
            .onlyWhere(new Condition<>(PRODUCER_CATEGORY, Set.of(WasteCategory.RENOVATION_WASTE)));

    /** which home in the compound the manager acts for. A room, never a name. */
    public static final Field<String> RESIDENT_ROOM = added(
                    PRODUCER,
                    "residentRoom",
                    "代居民申报的房号（不填姓名）",
                    "Home that the manager acts for (no name)",
                    "R-203",
                    new FieldKind.Text(30, false))
            .onlyWhere(new Condition<>(PRODUCER_CATEGORY, Set.of(WasteCategory.RENOVATION_WASTE)));

    public static final Field<BigDecimal> PRODUCED_VOLUME = required(
                    PRODUCER, "volumeM3", "产出量（立方米）", "Volume produced (m³)", "R-408", VOLUME)
            .startingWith(FieldDefault.LAST_TIME);

    /** Taken as loose where nothing is said. */
    public static final Field<VolumeBasis> VOLUME_BASIS = asked(
            "volumeBasis",
            PRODUCER,
            "计量方式",
            "How the volume was measured",
            "R-408",
            new FieldKind.Code<>(VolumeBasis.class),
            OpenPoints.VOLUME_BASIS_REQUIRED);

    public static final Field<TransportMode> TRANSPORT_MODE = required(
                    CARRIER,
                    "transportMode",
                    "运输方式",
                    "Mode of transport",
                    "R-412",
                    new FieldKind.Code<>(TransportMode.class))
            .startingWith(FieldDefault.LAST_TIME);
    public static final Field<String> CARRIER_RESPONSIBLE = required(
                    CARRIER, "responsibleParty", "责任主体", "Responsible party", "R-413", NAME)
            .startingWith(FieldDefault.ORGANISATION);
    public static final Field<CreditCode> CARRIER_CREDIT_CODE = required(
                    CARRIER, "creditCode", "统一社会信用代码", "Credit code", "R-413", CREDIT)
            .startingWith(FieldDefault.ORGANISATION);
    public static final Field<String> DRIVER_NAME =
            required(CARRIER, "driverName", "驾驶员", "Driver", "R-414", PERSON).startingWith(FieldDefault.DRIVERS);
    public static final Field<PhoneNumber> DRIVER_PHONE = required(
                    CARRIER, "driverPhone", "联系电话", "Driver's phone", "R-414", PHONE)
            .startingWith(FieldDefault.DRIVERS);
    public static final Field<PlateNumber> PLATE = required(
                    CARRIER, "plate", "车辆牌号", "Plate", "R-415", new FieldKind.Plate())
            .startingWith(FieldDefault.TRUCKS);
    public static final Field<String> CARRIER_ORIGIN = defaulted(
                    CARRIER, "origin", "运输起点", "From (default: the site's address)", "R-416", ADDRESS)
            .startingWith(FieldDefault.ORIGIN);
    public static final Field<String> CARRIER_DESTINATION = defaulted(
                    CARRIER, "destination", "运输终点", "To (default: the receiver's address)", "R-417", ADDRESS)
            .startingWith(FieldDefault.DESTINATION);

    /** 承运方核实联单内容: said outright, not only by signing. */
    public static final Field<Boolean> CARRIER_CHECKED = asked(
            "checked",
            CARRIER,
            "已核实联单内容",
            "Has checked the content",
            "R-411",
            new FieldKind.YesNo(),
            OpenPoints.CARRIER_CHECK_REQUIRED);

    public static final Field<String> RECEIVER_ADDRESS = required(
                    RECEIVER, "siteAddress", "接收地地址", "Site address", "R-419", ADDRESS)
            .startingWith(FieldDefault.DESTINATION);
    public static final Field<String> RECEIVER_RESPONSIBLE = required(
                    RECEIVER, "responsibleParty", "责任主体", "Responsible party", "R-419", NAME)
            .startingWith(FieldDefault.ORGANISATION);
    public static final Field<CreditCode> RECEIVER_CREDIT_CODE = required(
                    RECEIVER, "creditCode", "统一社会信用代码", "Credit code", "R-419", CREDIT)
            .startingWith(FieldDefault.ORGANISATION);
    public static final Field<String> RECEIVER_HANDLER =
            required(RECEIVER, "handlerName", "经办人", "Handler", "R-419", PERSON).startingWith(FieldDefault.LAST_TIME);
    public static final Field<PhoneNumber> RECEIVER_PHONE =
            required(RECEIVER, "handlerPhone", "联系电话", "Phone", "R-419", PHONE).startingWith(FieldDefault.LAST_TIME);
    public static final Field<Instant> RECEIVED_AT = required(
                    RECEIVER, "receivedAt", "接收时间", "Received at", "R-420", MINUTE)
            .startingWith(FieldDefault.NOW);
    public static final Field<WasteCategory> RECEIVED_CATEGORY = required(
                    RECEIVER, "wasteCategory", "垃圾种类", "Waste category", "R-421", CATEGORY)
            .startingWith(FieldDefault.PRODUCER_STAGE);
    public static final Field<BigDecimal> RECEIVED_VOLUME = required(
                    RECEIVER, "volumeM3", "接收量（立方米）", "Volume received (m³)", "R-421", VOLUME_OR_NOTHING)
            .startingWith(FieldDefault.PRODUCER_STAGE);
    public static final Field<DisposalMethod> DISPOSAL_METHOD = required(
                    RECEIVER,
                    "disposalMethod",
                    "拟利用处置方式",
                    "Method of disposal",
                    "R-422",
                    new FieldKind.Code<>(DisposalMethod.class))
            .startingWith(FieldDefault.LAST_TIME);
    public static final Field<Decision> DECISION = required(
                    RECEIVER, "decision", "接受意见", "Decision", "R-423", new FieldKind.Code<>(Decision.class))
            .startingWith(FieldDefault.ACCEPTED);
    public static final Field<RefusalReason> REFUSAL_REASON = added(
            RECEIVER,
            "refusalReason",
            "拒收或部分接受原因",
            "Reason of refusal",
            "R-423",
            new FieldKind.Code<>(RefusalReason.class));
    public static final Field<String> NEXT_DESTINATION =
            added(RECEIVER, "nextDestination", "未接收部分去向", "Next destination", "R-423", ADDRESS);
    public static final Field<String> REMARKS =
            defaulted(RECEIVER, "remarks", "备注", "Remarks", "R-424", new FieldKind.Text(500, true));

    /** 接收方核实联单内容. */
    public static final Field<Boolean> RECEIVER_CHECKED = asked(
            "checked",
            RECEIVER,
            "已核实联单内容",
            "Has checked the content",
            "R-418",
            new FieldKind.YesNo(),
            OpenPoints.RECEIVER_CHECK_REQUIRED);

    private static final List<Field<?>> ALL = List.of(
            SITE_NAME,
            SITE_ADDRESS,
            CROSS_DISTRICT,
            PRODUCER_RESPONSIBLE,
            PRODUCER_CREDIT_CODE,
            PRODUCER_HANDLER,
            PRODUCER_PHONE,
            HANDED_OVER_AT,
            PRODUCER_CATEGORY,
            GOOD_SOIL,
            SOIL_BASIS,
            RECYCLABLE,
            PRODUCED_VOLUME,
            VOLUME_BASIS,
            RESIDENT_ROOM,
            TRANSPORT_MODE,
            CARRIER_RESPONSIBLE,
            CARRIER_CREDIT_CODE,
            DRIVER_NAME,
            DRIVER_PHONE,
            PLATE,
            CARRIER_ORIGIN,
            CARRIER_DESTINATION,
            CARRIER_CHECKED,
            RECEIVER_ADDRESS,
            RECEIVER_RESPONSIBLE,
            RECEIVER_CREDIT_CODE,
            RECEIVER_HANDLER,
            RECEIVER_PHONE,
            RECEIVED_AT,
            RECEIVED_CATEGORY,
            RECEIVED_VOLUME,
            DISPOSAL_METHOD,
            DECISION,
            REFUSAL_REASON,
            NEXT_DESTINATION,
            REMARKS,
            RECEIVER_CHECKED);

    private ManifestFields() {}

    /** Every field, in the order of the notice. */
    public static List<Field<?>> all() {
        return ALL;
    }

    /** Those that name a person or say how to reach one; they are not stored in the clear. */
    public static List<Field<?>> personal() {
        return ALL.stream()
                .filter(field -> field.kind().equals(PERSON) || field.kind().equals(PHONE))
                .toList();
    }

    /** The fields of one stage, in the order of the notice. */
    public static List<Field<?>> of(Stage stage) {
        return ALL.stream().filter(field -> field.stage() == stage).toList();
    }

    private static <T> Field<T> required(
            Stage stage, String name, String chinese, String english, String rule, FieldKind<T> kind) {
        return field(stage, name, chinese, english, new Requirement.Always(), true, rule, kind);
    }

    /** Named by the notice, and filled by a default or left empty. */
    private static <T> Field<T> defaulted(
            Stage stage, String name, String chinese, String english, String rule, FieldKind<T> kind) {
        return field(stage, name, chinese, english, new Requirement.Voluntary(), true, rule, kind);
    }

    /** Not named by the notice; stands under its 「等」. */
    private static <T> Field<T> added(
            Stage stage, String name, String chinese, String english, String rule, FieldKind<T> kind) {
        return field(stage, name, chinese, english, new Requirement.Voluntary(), false, rule, kind);
    }

    /** Not named by the notice either, and voluntary until the bureau asks for it. */
    private static <T> Field<T> asked(
            String name,
            Stage stage,
            String chinese,
            String english,
            String rule,
            FieldKind<T> kind,
            OpenPoint<Boolean> asked) {
        return field(stage, name, chinese, english, new Requirement.Ruled(asked), false, rule, kind);
    }

    private static <T> Field<T> field(
            Stage stage,
            String name,
            String chinese,
            String english,
            Requirement requirement,
            boolean named,
            String rule,
            FieldKind<T> kind) {
        return new Field<>(stage, name, chinese, english, requirement, named, rule, kind, FieldDefault.NONE, null);
    }
}
