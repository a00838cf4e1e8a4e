package org.liandan.manifest;

import org.jspecify.annotations.Nullable;
import org.liandan.fleet.PlateNumber;
import org.liandan.party.CreditCode;
import org.liandan.party.PhoneNumber;

/**
 * 建筑垃圾运输信息, what the carrier fills in (notice 二（二）2（1）②). Lengths stand in {@link ManifestFields}.
 *
 * @param transportMode 运输方式
 * @param responsibleParty 责任主体
 * @param creditCode 统一社会信用代码
 * @param driverName 驾驶员
 * @param driverPhone 联系电话
 * @param plate 车辆牌号
 * @param origin 运输起点, by default the producer's site address
 * @param destination 运输终点, by default the destination's address
 * @param checked 已核实联单内容; null where nobody said so, as before the bureau asked for it
 */
public record CarrierPart(
        TransportMode transportMode,
        String responsibleParty,
        CreditCode creditCode,
        String driverName,
        PhoneNumber driverPhone,
        PlateNumber plate,
        String origin,
        String destination,
        @Nullable Boolean checked) {

    static CarrierPart of(Reading reading, String defaultOrigin, String defaultDestination) {
        String origin = reading.find(ManifestFields.CARRIER_ORIGIN);
        String destination = reading.find(ManifestFields.CARRIER_DESTINATION);
        return new CarrierPart(
                reading.get(ManifestFields.TRANSPORT_MODE),
                reading.get(ManifestFields.CARRIER_RESPONSIBLE),
                reading.get(ManifestFields.CARRIER_CREDIT_CODE),
                reading.get(ManifestFields.DRIVER_NAME),
                reading.get(ManifestFields.DRIVER_PHONE),
                reading.get(ManifestFields.PLATE),
                origin == null ? defaultOrigin : origin,
                destination == null ? defaultDestination : destination,
                reading.find(ManifestFields.CARRIER_CHECKED));
    }

    /** The part as entries, for the history and for forms. */
    public Entries entries() {
        return Entries.with("transportMode", transportMode)
                .with("responsibleParty", responsibleParty)
                .with("creditCode", creditCode)
                .with("driverName", driverName)
                .with("driverPhone", driverPhone.value())
                .with("plate", plate)
                .with("origin", origin)
                .with("destination", destination)
                .with("checked", checked)
                .done();
    }
}
