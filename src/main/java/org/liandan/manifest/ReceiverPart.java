package org.liandan.manifest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.liandan.party.CreditCode;
import org.liandan.party.PhoneNumber;

/**
 * 建筑垃圾接收信息, what the receiver fills in (notice 二（二）2（1）③). Lengths and ranges stand in {@link ManifestFields}.
 *
 * @param siteAddress 接收地地址
 * @param responsibleParty 责任主体
 * @param creditCode 统一社会信用代码
 * @param handlerName 经办人
 * @param handlerPhone 联系电话
 * @param receivedAt 接收时间, a whole minute
 * @param wasteCategory 垃圾种类 as found; may differ from the declared one
 * @param volumeM3 接收量 in m³; 0 only where the load was rejected
 * @param disposalMethod 拟利用处置方式
 * @param decision 接受意见
 * @param refusalReason why part or all of the load was refused; null where all was accepted
 * @param nextDestination where the refused load goes next
 * @param remarks 备注
 * @param checked 已核实联单内容; null where nobody said so, as before the bureau asked for it
 */
public record ReceiverPart(
        String siteAddress,
        String responsibleParty,
        CreditCode creditCode,
        String handlerName,
        PhoneNumber handlerPhone,
        Instant receivedAt,
        WasteCategory wasteCategory,
        BigDecimal volumeM3,
        DisposalMethod disposalMethod,
        Decision decision,
        @Nullable RefusalReason refusalReason,
        @Nullable String nextDestination,
        @Nullable String remarks,
        @Nullable Boolean checked) {

    static ReceiverPart of(Reading reading) {
        return new ReceiverPart(
                reading.get(ManifestFields.RECEIVER_ADDRESS),
                reading.get(ManifestFields.RECEIVER_RESPONSIBLE),
                reading.get(ManifestFields.RECEIVER_CREDIT_CODE),
                reading.get(ManifestFields.RECEIVER_HANDLER),
                reading.get(ManifestFields.RECEIVER_PHONE),
                reading.get(ManifestFields.RECEIVED_AT),
                reading.get(ManifestFields.RECEIVED_CATEGORY),
                reading.get(ManifestFields.RECEIVED_VOLUME),
                reading.get(ManifestFields.DISPOSAL_METHOD),
                reading.get(ManifestFields.DECISION),
                reason(reading),
                reading.find(ManifestFields.NEXT_DESTINATION),
                reading.find(ManifestFields.REMARKS),
                reading.find(ManifestFields.RECEIVER_CHECKED));
    }

    /** A refusal explained in the remarks alone counts as explained: the notice names no list of reasons. */
    private static @Nullable RefusalReason reason(Reading reading) {
        if (reading.get(ManifestFields.DECISION) == Decision.ACCEPTED) {
            return null;
        }
        RefusalReason chosen = reading.find(ManifestFields.REFUSAL_REASON);
        return chosen == null && reading.find(ManifestFields.REMARKS) != null ? RefusalReason.OTHER : chosen;
    }

    /** A rejected load has a received volume of 0; nobody has to type it. */
    static Entries completed(Entries entries) {
        boolean rejected = entries.text(ManifestFields.DECISION.name())
                .filter(text -> ManifestFields.DECISION.kind().parse(text).equals(new Parsed.Good<>(Decision.REJECTED)))
                .isPresent();
        if (!rejected || entries.text(ManifestFields.RECEIVED_VOLUME.name()).isPresent()) {
            return entries;
        }
        var texts = new HashMap<>(entries.texts());
        texts.put(ManifestFields.RECEIVED_VOLUME.name(), "0");
        return new Entries(texts);
    }

    /** The part as entries, for the history and for forms. */
    public Entries entries() {
        return Entries.with("siteAddress", siteAddress)
                .with("responsibleParty", responsibleParty)
                .with("creditCode", creditCode)
                .with("handlerName", handlerName)
                .with("handlerPhone", handlerPhone.value())
                .with("receivedAt", DistrictTime.at(receivedAt))
                .with("wasteCategory", wasteCategory)
                .with("volumeM3", volumeM3.toPlainString())
                .with("disposalMethod", disposalMethod)
                .with("decision", decision)
                .with("refusalReason", refusalReason)
                .with("nextDestination", nextDestination)
                .with("remarks", remarks)
                .with("checked", checked)
                .done();
    }
}
