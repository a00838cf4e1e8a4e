package org.liandan.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.DistrictTime;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.ManifestState;
import org.liandan.manifest.WasteCategory;

/**
 * One manifest in a ledger or a register, as it stood.
 *
 * @param number its number
 * @param handedOverAt 交付时间
 * @param receivedAt 接收时间; null before the receiver's stage
 * @param category 垃圾种类: in a site's ledger as found there, elsewhere as declared
 * @param volumeOutM3 产出量
 * @param volumeInM3 接收量; null before the receiver's stage
 * @param producer 产出方
 * @param carrier 承运方
 * @param receiver 接收方
 * @param origin the place it comes from
 * @param destination the place it goes to
 * @param plate the truck; null before the carrier's stage
 * @param state where it stands
 * @param edition which of its contents this is, from 1
 */
public record LedgerLine(
        ManifestNumber number,
        Instant handedOverAt,
        @Nullable Instant receivedAt,
        WasteCategory category,
        BigDecimal volumeOutM3,
        @Nullable BigDecimal volumeInM3,
        String producer,
        String carrier,
        String receiver,
        String origin,
        String destination,
        @Nullable String plate,
        ManifestState state,
        int edition) {

    /** Volumes in one form, so that equal lines are equal texts. */
    public LedgerLine {
        volumeOutM3 = plain(volumeOutM3);
        volumeInM3 = volumeInM3 == null ? null : plain(volumeInM3);
    }

    /** Whether it is summed: a voided manifest is listed and not summed. */
    public boolean counts() {
        return state != ManifestState.CANCELLED;
    }

    /**
     * The same with the names that another line of this manifest has. Who and where is settled when a manifest is issued and never
     * changes; a name that does is that of an organisation or a place, not the manifest's.
     */
    LedgerLine namedAs(LedgerLine other) {
        return new LedgerLine(
                number,
                handedOverAt,
                receivedAt,
                category,
                volumeOutM3,
                volumeInM3,
                other.producer,
                other.carrier,
                other.receiver,
                other.origin,
                other.destination,
                plate,
                state,
                edition);
    }

    /** Its texts by field, in the order of the columns; what is not there is left out. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("number", number.value());
        fields.put("handedOverAt", DistrictTime.at(handedOverAt).toString());
        put(fields, "receivedAt", receivedAt == null ? null : DistrictTime.at(receivedAt));
        fields.put("category", category.name());
        fields.put("volumeOutM3", volumeOutM3.toPlainString());
        put(fields, "volumeInM3", volumeInM3 == null ? null : volumeInM3.toPlainString());
        fields.put("producer", producer);
        fields.put("carrier", carrier);
        fields.put("receiver", receiver);
        fields.put("origin", origin);
        fields.put("destination", destination);
        put(fields, "plate", plate);
        fields.put("state", state.name());
        fields.put("edition", String.valueOf(edition));
        return fields;
    }

    /**
     * The line of such texts.
     *
     * @throws IllegalArgumentException if one is missing or unreadable
     */
    public static LedgerLine of(Map<String, ?> fields) {
        String received = find(fields, "receivedAt");
        String volumeIn = find(fields, "volumeInM3");
        return new LedgerLine(
                new ManifestNumber(get(fields, "number")),
                OffsetDateTime.parse(get(fields, "handedOverAt")).toInstant(),
                received == null ? null : OffsetDateTime.parse(received).toInstant(),
                WasteCategory.valueOf(get(fields, "category")),
                new BigDecimal(get(fields, "volumeOutM3")),
                volumeIn == null ? null : new BigDecimal(volumeIn),
                get(fields, "producer"),
                get(fields, "carrier"),
                get(fields, "receiver"),
                get(fields, "origin"),
                get(fields, "destination"),
                find(fields, "plate"),
                ManifestState.valueOf(get(fields, "state")),
                Integer.parseInt(get(fields, "edition")));
    }

    private static void put(Map<String, String> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value.toString());
        }
    }

    private static @Nullable String find(Map<String, ?> fields, String name) {
        Object value = fields.get(name);
        return value == null ? null : value.toString();
    }

    private static String get(Map<String, ?> fields, String name) {
        String value = find(fields, name);
        if (value == null) {
            throw new IllegalArgumentException("a ledger's line without " + name);
        }
        return value;
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.setScale(Math.max(stripped.scale(), 0));
    }
}
