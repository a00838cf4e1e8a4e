package org.liandan.manifest.waybill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.DistrictTime;
import org.liandan.manifest.Entries;
import org.liandan.manifest.Field;
import org.liandan.manifest.ManifestFields;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.Stage;
import org.liandan.party.Checked;

/**
 * What a waybill says ({@code docs/waybill.md}).
 *
 * @param carrier fields of the carrier's stage, by their names in {@link ManifestFields}; not yet checked
 * @param number the manifest that it names, or null when it names none
 * @param filledInAt when the driver filled it in, to the minute; null when it does not say
 */
public record WaybillContent(
        Entries carrier,
        @Nullable ManifestNumber number,
        @Nullable Instant filledInAt) {

    /** The longest content that is read, in bytes: every field at its longest, twice over. */
    public static final int MOST_BYTES = 4096;

    private static final String NUMBER = "manifestNumber";
    private static final String FILLED_IN_AT = "filledInAt";
    private static final Map<String, String> NAMES = names();

    /** What came of reading a waybill. */
    public sealed interface Reading {}

    /** It can be read. */
    public record Legible(WaybillContent content) implements Reading {}

    /** It cannot, for those reasons. */
    public record Illegible(List<WaybillReason> reasons) implements Reading {

        public Illegible {
            reasons = List.copyOf(reasons);
        }
    }

    /** Every name that a field may have in a waybill, to its own. */
    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        for (Field<?> field : ManifestFields.of(Stage.CARRIER)) {
            names.put(field.name(), field.name());
            names.put(field.chinese(), field.name());
        }
        List.of("司机", "驾驶员姓名").forEach(name -> names.put(name, "driverName"));
        List.of("电话", "手机", "驾驶员电话").forEach(name -> names.put(name, "driverPhone"));
        List.of("车牌", "车牌号", "车辆号牌").forEach(name -> names.put(name, "plate"));
        List.of(NUMBER, "number", "联单编号", "联单").forEach(name -> names.put(name, NUMBER));
        List.of(FILLED_IN_AT, "填报时间", "时间").forEach(name -> names.put(name, FILLED_IN_AT));
        return Map.copyOf(names);
    }

    /** Reads the content of a 0x0701: the encoding, the form, the names; every wrong name at once. */
    public static Reading read(byte[] content) {
        if (content.length > MOST_BYTES) {
            return illegible(WaybillReason.of(WaybillCode.WAYBILL_TOO_LONG, null, MOST_BYTES, content.length));
        }
        Optional<String> text = WaybillText.read(content);
        if (text.isEmpty()) {
            return illegible(WaybillReason.of(WaybillCode.WAYBILL_ENCODING, null));
        }
        try {
            List<WaybillPairs.Pair> pairs = WaybillPairs.of(text.get());
            return pairs.isEmpty()
                    ? illegible(WaybillReason.of(WaybillCode.WAYBILL_EMPTY, null))
                    : new Sorting().of(pairs);
        } catch (WaybillPairs.FormException e) {
            return illegible(WaybillReason.of(WaybillCode.WAYBILL_FORM, null, e.position()));
        }
    }

    /** The content as a person can read it, if it is text at all. */
    public static Optional<String> shown(byte[] content) {
        return WaybillText.read(content);
    }

    private static Reading illegible(WaybillReason reason) {
        return new Illegible(List.of(reason));
    }

    /** Puts pairs where they belong. */
    private static final class Sorting {

        private final Entries.Builder carrier = Entries.with("", null);
        private final Set<String> seen = new HashSet<>();
        private final List<WaybillReason> reasons = new ArrayList<>();
        private @Nullable ManifestNumber number;
        private @Nullable Instant filledInAt;

        Reading of(List<WaybillPairs.Pair> pairs) {
            pairs.forEach(this::sort);
            return reasons.isEmpty()
                    ? new Legible(new WaybillContent(carrier.done(), number, filledInAt))
                    : new Illegible(reasons);
        }

        private void sort(WaybillPairs.Pair pair) {
            String name = NAMES.get(pair.key());
            if (name == null) {
                refuse(WaybillCode.WAYBILL_FIELD_UNKNOWN, null, brief(pair.key()));
            } else if (!seen.add(name)) {
                refuse(WaybillCode.WAYBILL_FIELD_TWICE, name, brief(pair.key()));
            } else if (!pair.value().isBlank()) {
                take(name, pair.value().strip());
            }
        }

        private void take(String name, String value) {
            switch (name) {
                case NUMBER -> {
                    number = ManifestNumber.check(value) instanceof Checked.Valid<ManifestNumber>(ManifestNumber valid)
                            ? valid
                            : null;
                    if (number == null) {
                        refuse(WaybillCode.WAYBILL_NUMBER, name);
                    }
                }
                case FILLED_IN_AT -> {
                    filledInAt = DistrictTime.parseMinute(value).orElse(null);
                    if (filledInAt == null) {
                        refuse(WaybillCode.WAYBILL_TIME, name);
                    }
                }
                default -> carrier.with(name, value);
            }
        }

        private void refuse(WaybillCode code, @Nullable String field, Object... found) {
            reasons.add(WaybillReason.of(code, field, found));
        }

        /** What a person can recognise of a name that may be anything. */
        private static String brief(String key) {
            String clean = key.codePoints()
                    .filter(c -> Character.isLetterOrDigit(c) || "_-.（）".indexOf(c) >= 0)
                    .limit(20)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            return clean.isEmpty() ? "?" : clean;
        }
    }
}
