package org.liandan.manifest;

import static org.liandan.manifest.Stage.CARRIER;
import static org.liandan.manifest.Stage.PRODUCER;
import static org.liandan.manifest.Stage.RECEIVER;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.liandan.fleet.PlateNumber;
import org.liandan.party.CreditCode;
import org.liandan.party.PhoneNumber;

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

    public static final Field<String> SITE_NAME = required(PRODUCER, "siteName", "产出地名称", "Site name", "R-402", NAME);
    public static final Field<String> SITE_ADDRESS =
            required(PRODUCER, "siteAddress", "产出地地址", "Site address", "R-402", ADDRESS);
    public static final Field<Boolean> CROSS_DISTRICT = required(
            PRODUCER, "crossDistrict", "是否跨区产出", "Produced outside the district", "R-403", new FieldKind.YesNo());
    public static final Field<String> PRODUCER_RESPONSIBLE =
            required(PRODUCER, "responsibleParty", "责任主体", "Responsible party", "R-404", NAME);
    public static final Field<CreditCode> PRODUCER_CREDIT_CODE =
            required(PRODUCER, "creditCode", "统一社会信用代码", "Credit code", "R-404", CREDIT);
    public static final Field<String> PRODUCER_HANDLER =
            required(PRODUCER, "handlerName", "经办人", "Handler", "R-405", PERSON);
    public static final Field<PhoneNumber> PRODUCER_PHONE =
            required(PRODUCER, "handlerPhone", "联系电话", "Phone", "R-405", PHONE);
    public static final Field<Instant> HANDED_OVER_AT =
            required(PRODUCER, "handedOverAt", "交付时间", "Handed over at", "R-406", MINUTE);
    public static final Field<WasteCategory> PRODUCER_CATEGORY =
            required(PRODUCER, "wasteCategory", "垃圾种类", "Waste category", "R-407", CATEGORY);
    public static final Field<Boolean> GOOD_SOIL =
            added(PRODUCER, "goodSoil", "是否好土", "Good soil", "R-201", new FieldKind.YesNo());
    public static final Field<BigDecimal> PRODUCED_VOLUME =
            required(PRODUCER, "volumeM3", "产出量（立方米）", "Volume produced (m³)", "R-408", VOLUME);

    public static final Field<TransportMode> TRANSPORT_MODE = required(
            CARRIER, "transportMode", "运输方式", "Mode of transport", "R-412", new FieldKind.Code<>(TransportMode.class));
    public static final Field<String> CARRIER_RESPONSIBLE =
            required(CARRIER, "responsibleParty", "责任主体", "Responsible party", "R-413", NAME);
    public static final Field<CreditCode> CARRIER_CREDIT_CODE =
            required(CARRIER, "creditCode", "统一社会信用代码", "Credit code", "R-413", CREDIT);
    public static final Field<String> DRIVER_NAME = required(CARRIER, "driverName", "驾驶员", "Driver", "R-414", PERSON);
    public static final Field<PhoneNumber> DRIVER_PHONE =
            required(CARRIER, "driverPhone", "联系电话", "Driver's phone", "R-414", PHONE);
    public static final Field<PlateNumber> PLATE =
            required(CARRIER, "plate", "车辆牌号", "Plate", "R-415", new FieldKind.Plate());
    public static final Field<String> CARRIER_ORIGIN =
            defaulted(CARRIER, "origin", "运输起点", "From (default: the site's address)", "R-416", ADDRESS);
    public static final Field<String> CARRIER_DESTINATION =
            defaulted(CARRIER, "destination", "运输终点", "To (default: the receiver's address)", "R-417", ADDRESS);

    public static final Field<String> RECEIVER_ADDRESS =
            required(RECEIVER, "siteAddress", "接收地地址", "Site address", "R-419", ADDRESS);
    public static final Field<String> RECEIVER_RESPONSIBLE =
            required(RECEIVER, "responsibleParty", "责任主体", "Responsible party", "R-419", NAME);
    public static final Field<CreditCode> RECEIVER_CREDIT_CODE =
            required(RECEIVER, "creditCode", "统一社会信用代码", "Credit code", "R-419", CREDIT);
    public static final Field<String> RECEIVER_HANDLER =
            required(RECEIVER, "handlerName", "经办人", "Handler", "R-419", PERSON);
    public static final Field<PhoneNumber> RECEIVER_PHONE =
            required(RECEIVER, "handlerPhone", "联系电话", "Phone", "R-419", PHONE);
    public static final Field<Instant> RECEIVED_AT =
            required(RECEIVER, "receivedAt", "接收时间", "Received at", "R-420", MINUTE);
    public static final Field<WasteCategory> RECEIVED_CATEGORY =
            required(RECEIVER, "wasteCategory", "垃圾种类", "Waste category", "R-421", CATEGORY);
    public static final Field<BigDecimal> RECEIVED_VOLUME =
            required(RECEIVER, "volumeM3", "接收量（立方米）", "Volume received (m³)", "R-421", VOLUME_OR_NOTHING);
    public static final Field<DisposalMethod> DISPOSAL_METHOD = required(
            RECEIVER,
            "disposalMethod",
            "拟利用处置方式",
            "Method of disposal",
            "R-422",
            new FieldKind.Code<>(DisposalMethod.class));
    public static final Field<Decision> DECISION =
            required(RECEIVER, "decision", "接受意见", "Decision", "R-423", new FieldKind.Code<>(Decision.class));
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
            PRODUCED_VOLUME,
            TRANSPORT_MODE,
            CARRIER_RESPONSIBLE,
            CARRIER_CREDIT_CODE,
            DRIVER_NAME,
            DRIVER_PHONE,
            PLATE,
            CARRIER_ORIGIN,
            CARRIER_DESTINATION,
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
            REMARKS);

    private ManifestFields() {}

    /** Every field, in the order of the notice. */
    public static List<Field<?>> all() {
        return ALL;
    }

    /** The fields of one stage, in the order of the notice. */
    public static List<Field<?>> of(Stage stage) {
        return ALL.stream().filter(field -> field.stage() == stage).toList();
    }

    private static <T> Field<T> required(
            Stage stage, String name, String chinese, String english, String rule, FieldKind<T> kind) {
        return new Field<>(stage, name, chinese, english, true, true, rule, kind);
    }

    /** Named by the notice, and filled by a default or left empty. */
    private static <T> Field<T> defaulted(
            Stage stage, String name, String chinese, String english, String rule, FieldKind<T> kind) {
        return new Field<>(stage, name, chinese, english, false, true, rule, kind);
    }

    /** Not named by the notice; stands under its 「等」. */
    private static <T> Field<T> added(
            Stage stage, String name, String chinese, String english, String rule, FieldKind<T> kind) {
        return new Field<>(stage, name, chinese, english, false, false, rule, kind);
    }
}
