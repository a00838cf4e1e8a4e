package org.liandan.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one import on their way from the file to the database.
 *
 * @param <T> what a good row becomes
 */
public final class ImportLines<T> {

    private static final int MOST_REPORTED_REFUSALS = 1_000;

    /**
     * One row.
     *
     * @param value null if the row could not be read
     * @param violations what is wrong with it; more may be noted until {@link #finish}
     */
    public record Line<T>(int row, String key, @Nullable T value, Violations violations) {

        /** The value of a row without violations. */
        public T sound() {
            return Objects.requireNonNull(value);
        }
    }

    private final List<Line<T>> lines = new ArrayList<>();
    private final Map<String, Integer> rowOfKey = new HashMap<>();

    /** Takes a row; a key that an earlier row has already is noted against it. */
    public void add(int row, String key, @Nullable T value, Violations violations) {
        Integer earlier = key.isEmpty() ? null : rowOfKey.putIfAbsent(key, row);
        if (earlier != null) {
            violations.add("key", "与第 " + earlier + " 行重复（" + key + "） repeats row " + earlier + " (" + key + ")");
        }
        lines.add(new Line<>(row, key, value, violations));
    }

    /** The rows with which nothing is wrong so far. */
    public List<Line<T>> sound() {
        return lines.stream()
                .filter(line -> line.value() != null && line.violations().isEmpty())
                .toList();
    }

    /**
     * Writes the good rows and tells what became of each.
     *
     * @param merge writes the values and answers with one outcome for each, in their order
     * @throws Problem 400 {@code import-refused} if a row is refused and all or nothing was asked for; nothing is written
     */
    public ImportReport finish(ImportMode mode, Function<List<T>, List<ImportOutcome>> merge) {
        List<Line<T>> sound = sound();
        if (mode == ImportMode.ALL_OR_NOTHING && sound.size() < lines.size()) {
            throw refused(lines.size() - sound.size());
        }
        Iterator<ImportOutcome> outcomes = sound.isEmpty()
                ? List.<ImportOutcome>of().iterator()
                : merge.apply(sound.stream().map(Line::sound).toList()).iterator();
        return ImportReport.of(lines.stream()
                .map(line -> line.violations().isEmpty() && line.value() != null
                        ? new ImportReport.Row(line.row(), line.key(), outcomes.next(), List.of())
                        : refused(line))
                .toList());
    }

    private Problem refused(int count) {
        List<ImportReport.Row> rows = lines.stream()
                .filter(line -> line.value() == null || !line.violations().isEmpty())
                .limit(MOST_REPORTED_REFUSALS)
                .map(ImportLines::refused)
                .toList();
        return new Problem(
                400,
                "import-refused",
                "共 " + lines.size() + " 行，其中 " + count + " 行不符合规则，未导入任何数据 " + count + " of " + lines.size()
                        + " rows break a rule; nothing has been imported.",
                List.of(),
                Map.of("total", lines.size(), "refused", count, "rows", rows));
    }

    private static ImportReport.Row refused(Line<?> line) {
        return new ImportReport.Row(
                line.row(), line.key(), ImportOutcome.REFUSED, line.violations().found());
    }
}
