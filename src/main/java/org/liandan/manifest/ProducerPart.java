package org.liandan.manifest;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.liandan.party.CreditCode;
import org.liandan.party.PhoneNumber;

/**
 * 建筑垃圾产出信息, what the producer fills in (notice 二（二）2（1）①). Lengths and ranges stand in {@link ManifestFields}.
 *
 * @param siteName 产出地名称
 * @param siteAddress 产出地地址
 * @param crossDistrict 是否跨区产出
 * @param responsibleParty 责任主体
 * @param creditCode 统一社会信用代码
 * @param handlerName 经办人
 * @param handlerPhone 联系电话
 * @param handedOverAt 交付时间, a whole minute
 * @param wasteCategory 垃圾种类
 * @param goodSoil 好土, only for engineering soil; null where the producer did not say
 * @param volumeM3 产出量 in m³, above 0
 * @param recyclable 可利用或不可利用, only for renovation waste; null where the producer did not say
 * @param soilBasis what the quality of soil is known from; null where the producer did not say
 * @param volumeBasis how the volume was measured; null where the producer did not say, which is taken as loose
 * @param residentRoom the home in the compound that the producer acts for; null where it acts for itself
 */
public record ProducerPart(
        String siteName,
        String siteAddress,
        boolean crossDistrict,
        String responsibleParty,
        CreditCode creditCode,
        String handlerName,
        PhoneNumber handlerPhone,
        Instant handedOverAt,
        WasteCategory wasteCategory,
        @Nullable Boolean goodSoil,
        BigDecimal volumeM3,
        @Nullable Recyclable recyclable,
        @Nullable SoilBasis soilBasis,
        @Nullable VolumeBasis volumeBasis,
        @Nullable String residentRoom) {

    static ProducerPart of(Reading reading) {
        return new ProducerPart(
                reading.get(ManifestFields.SITE_NAME),
                reading.get(ManifestFields.SITE_ADDRESS),
                reading.get(ManifestFields.CROSS_DISTRICT),
                reading.get(ManifestFields.PRODUCER_RESPONSIBLE),
                reading.get(ManifestFields.PRODUCER_CREDIT_CODE),
                reading.get(ManifestFields.PRODUCER_HANDLER),
                reading.get(ManifestFields.PRODUCER_PHONE),
                reading.get(ManifestFields.HANDED_OVER_AT),
                reading.get(ManifestFields.PRODUCER_CATEGORY),
                reading.find(ManifestFields.GOOD_SOIL),
                reading.get(ManifestFields.PRODUCED_VOLUME),
                reading.find(ManifestFields.RECYCLABLE),
                reading.find(ManifestFields.SOIL_BASIS),
                reading.find(ManifestFields.VOLUME_BASIS),
                reading.find(ManifestFields.RESIDENT_ROOM));
    }

    /** What is left of the load: so much of it, of that category, handed over again at that time. */
    ProducerPart left(BigDecimal remainderM3, WasteCategory found, Instant handedOverAgainAt) {
        return new ProducerPart(
                siteName,
                siteAddress,
                crossDistrict,
                responsibleParty,
                creditCode,
                handlerName,
                handlerPhone,
                handedOverAgainAt,
                found,
                found == WasteCategory.ENGINEERING_SOIL ? goodSoil : null,
                remainderM3,
                found == WasteCategory.RENOVATION_WASTE ? recyclable : null,
                found == WasteCategory.ENGINEERING_SOIL ? soilBasis : null,
                volumeBasis,
                found == WasteCategory.RENOVATION_WASTE ? residentRoom : null);
    }

    /** The part as entries, for the history and for forms. */
    public Entries entries() {
        return Entries.with("siteName", siteName)
                .with("siteAddress", siteAddress)
                .with("crossDistrict", crossDistrict)
                .with("responsibleParty", responsibleParty)
                .with("creditCode", creditCode)
                .with("handlerName", handlerName)
                .with("handlerPhone", handlerPhone.value())
                .with("handedOverAt", DistrictTime.at(handedOverAt))
                .with("wasteCategory", wasteCategory)
                .with("goodSoil", goodSoil)
                .with("volumeM3", volumeM3.toPlainString())
                .with("recyclable", recyclable)
                .with("soilBasis", soilBasis)
                .with("volumeBasis", volumeBasis)
                .with("residentRoom", residentRoom)
                .done();
    }
}
