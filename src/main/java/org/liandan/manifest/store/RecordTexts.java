package org.liandan.manifest.store;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.Manifest;
import org.liandan.manifest.Warning;
import org.liandan.party.Sentence;

/**
 * A manifest's row as the texts that are signed: column to text, without what is empty. A column that is added later must be empty
 * for manifests from before, or they would differ from what was signed.
 */
final class RecordTexts {

    private static final String WARNINGS = "warnings";

    private RecordTexts() {}

    /** The whole row. */
    static Map<String, String> of(Manifest manifest, Map<String, @Nullable Object> columns) {
        Map<String, String> texts = new TreeMap<>();
        columns.forEach((column, value) -> {
            String text = column.equals(WARNINGS) ? warnings(manifest) : text(value);
            if (!text.isEmpty()) {
                texts.put(column, text);
            }
        });
        return texts;
    }

    /** What has to be changed in the one row to make it the other; a column that is emptied becomes an empty text. */
    static Map<String, String> changes(Map<String, String> before, Map<String, String> after) {
        Map<String, String> changes = new TreeMap<>();
        after.forEach((column, text) -> {
            if (!Objects.equals(before.get(column), text)) {
                changes.put(column, text);
            }
        });
        before.keySet().stream()
                .filter(column -> !after.containsKey(column))
                .forEach(column -> changes.put(column, ""));
        return changes;
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case OffsetDateTime time -> time.toInstant().toString();
            case BigDecimal number ->
                number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
            default -> value.toString();
        };
    }

    /** In words of our own: how a library writes JSON is not for eternity. */
    private static String warnings(Manifest manifest) {
        return manifest.warnings().stream().map(RecordTexts::warning).collect(Collectors.joining("; "));
    }

    private static String warning(Warning warning) {
        return warning.code().name() + " " + warning.field() + " "
                + warning.found().stream().map(Sentence::chinese).collect(Collectors.joining(", "));
    }
}
