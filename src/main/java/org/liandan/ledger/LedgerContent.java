package org.liandan.ledger;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.DistrictTime;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.seal.CanonicalText;
import org.liandan.manifest.seal.Sm3;

/**
 * What a ledger says, as one text that a hash stands for. Totals are not stored apart: they are what the lines come to, and
 * are written into the text so that a reader without this software has them.
 *
 * @param kind whose
 * @param subject credit code of the organisation, or code of the place
 * @param name its name on that day
 * @param day the day
 * @param scope what a sub-district's ledger holds; null for the other kinds
 * @param lines in the order of the day
 * @param arrivals of a site: trucks that came and have no receipt
 */
public record LedgerContent(
        LedgerKind kind,
        String subject,
        String name,
        LocalDate day,
        @Nullable LedgerScope scope,
        List<LedgerLine> lines,
        List<Arrival> arrivals) {

    /** Fields of a line in the order of the columns. */
    static final List<String> FIELDS = List.of(
            "number",
            "handedOverAt",
            "receivedAt",
            "category",
            "volumeOutM3",
            "volumeInM3",
            "producer",
            "carrier",
            "receiver",
            "origin",
            "destination",
            "plate",
            "state",
            "edition");

    public LedgerContent {
        lines = ordered(kind, lines);
        arrivals = List.copyOf(arrivals);
    }

    /** Lines in the order of the day: by the moment that counts for the kind, and of one moment by number. */
    public static List<LedgerLine> ordered(LedgerKind kind, List<LedgerLine> lines) {
        return lines.stream()
                .sorted(Comparator.comparing((LedgerLine line) -> {
                            var received = line.receivedAt();
                            return kind == LedgerKind.SITE && received != null ? received : line.handedOverAt();
                        })
                        .thenComparing(line -> line.number().value()))
                .toList();
    }

    /** Nothing came or went: a report all the same (rule R-112). */
    public boolean isZeroReport() {
        return lines.isEmpty();
    }

    /** What the lines come to, by category and destination. */
    public List<LedgerTotal> totals() {
        return LedgerTotal.of(lines);
    }

    public LedgerTotal sum() {
        return LedgerTotal.sum(lines);
    }

    /** The whole as canonical JSON (RFC 8785). */
    public String text() {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("kind", kind.name());
        text.put("subject", subject);
        text.put("name", name);
        text.put("day", day.toString());
        if (scope != null) {
            text.put("scope", scope.name());
        }
        text.put("lines", lines.stream().map(LedgerLine::fields).toList());
        text.put("totals", totals().stream().map(LedgerContent::total).toList());
        text.put("arrivals", arrivals.stream().map(LedgerContent::arrival).toList());
        return CanonicalText.write(text);
    }

    /** SM3 (GB/T 32905) over {@link #text()} in UTF-8, 64 lower-case hexadecimal digits. */
    public String digest() {
        return digest(text());
    }

    /** SM3 of a stored text. */
    public static String digest(String text) {
        return Sm3.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The content of a stored text.
     *
     * @throws IllegalArgumentException if it is not one
     */
    public static LedgerContent read(String text) {
        Map<String, Object> content = CanonicalText.read(text);
        Object scope = content.get("scope");
        return new LedgerContent(
                LedgerKind.valueOf(string(content, "kind")),
                string(content, "subject"),
                string(content, "name"),
                LocalDate.parse(string(content, "day")),
                scope == null ? null : LedgerScope.valueOf(scope.toString()),
                objects(content, "lines").stream().map(LedgerLine::of).toList(),
                objects(content, "arrivals").stream()
                        .map(LedgerContent::arrivalOf)
                        .toList());
    }

    /** Changes as one text, to be stored and hashed as the ledger itself is. */
    public static String text(List<LineChange> changes) {
        return CanonicalText.write(Map.of(
                "changes",
                changes.stream()
                        .map(change -> Map.of(
                                "number", change.number().value(),
                                "kind", change.kind().name(),
                                "fields",
                                        change.fields().stream()
                                                .map(LedgerContent::field)
                                                .toList()))
                        .toList()));
    }

    /**
     * The changes of a stored text.
     *
     * @throws IllegalArgumentException if it is not one
     */
    public static List<LineChange> readChanges(String text) {
        List<LineChange> changes = new ArrayList<>();
        for (Map<String, ?> change : objects(CanonicalText.read(text), "changes")) {
            changes.add(new LineChange(
                    new ManifestNumber(string(change, "number")),
                    LineChange.Kind.valueOf(string(change, "kind")),
                    objects(change, "fields").stream()
                            .map(field -> new LineChange.FieldDifference(
                                    string(field, "field"), find(field, "before"), find(field, "after")))
                            .toList()));
        }
        return changes;
    }

    private static Map<String, String> field(LineChange.FieldDifference field) {
        Map<String, String> text = new LinkedHashMap<>();
        text.put("field", field.field());
        if (field.before() != null) {
            text.put("before", field.before());
        }
        if (field.after() != null) {
            text.put("after", field.after());
        }
        return text;
    }

    private static Map<String, Object> total(LedgerTotal total) {
        return Map.of(
                "category", String.valueOf(total.category()),
                "destination", String.valueOf(total.destination()),
                "loads", total.loads(),
                "volumeOutM3", total.volumeOutM3().toPlainString(),
                "volumeInM3", total.volumeInM3().toPlainString());
    }

    private static Map<String, String> arrival(Arrival arrival) {
        Map<String, String> text = new LinkedHashMap<>();
        text.put("number", arrival.number().value());
        text.put("carrier", arrival.carrier());
        if (arrival.plate() != null) {
            text.put("plate", arrival.plate());
        }
        if (arrival.enteredAt() != null) {
            text.put("enteredAt", DistrictTime.at(arrival.enteredAt()).toString());
        }
        return text;
    }

    private static Arrival arrivalOf(Map<String, ?> text) {
        String entered = find(text, "enteredAt");
        return new Arrival(
                new ManifestNumber(string(text, "number")),
                find(text, "plate"),
                string(text, "carrier"),
                entered == null ? null : OffsetDateTime.parse(entered).toInstant());
    }

    private static String string(Map<String, ?> object, String name) {
        String value = find(object, name);
        if (value == null) {
            throw new IllegalArgumentException("a ledger without " + name);
        }
        return value;
    }

    private static @Nullable String find(Map<String, ?> object, String name) {
        Object value = object.get(name);
        return value == null ? null : value.toString();
    }

    @SuppressWarnings("unchecked") // canonical text has objects with string keys only
    private static List<Map<String, ?>> objects(Map<String, ?> object, String name) {
        if (!(object.get(name) instanceof List<?> list)) {
            throw new IllegalArgumentException("a ledger without " + name);
        }
        List<Map<String, ?>> members = new ArrayList<>();
        list.forEach(member -> members.add((Map<String, ?>) member));
        return members;
    }
}
