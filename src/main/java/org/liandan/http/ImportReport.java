package org.liandan.http;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What an import did.
 *
 * @param total rows in the file
 * @param rows one for each row of the file, in its order
 */
public record ImportReport(int total, int created, int updated, int unchanged, int refused, List<Row> rows) {

    /**
     * One row.
     *
     * @param row number of the row, the first one below the header (the first feature) being 1
     * @param key the natural key by which a repeated import finds the record again; empty if it could not be read
     * @param violations why it was refused
     */
    public record Row(int row, String key, ImportOutcome outcome, List<FieldViolation> violations) {

        public Row {
            violations = List.copyOf(violations);
        }
    }

    public ImportReport {
        rows = List.copyOf(rows);
    }

    static ImportReport of(List<Row> rows) {
        Map<ImportOutcome, Long> counts =
                rows.stream().collect(Collectors.groupingBy(Row::outcome, Collectors.counting()));
        return new ImportReport(
                rows.size(),
                count(counts, ImportOutcome.CREATED),
                count(counts, ImportOutcome.UPDATED),
                count(counts, ImportOutcome.UNCHANGED),
                count(counts, ImportOutcome.REFUSED),
                rows);
    }

    private static int count(Map<ImportOutcome, Long> counts, ImportOutcome outcome) {
        return counts.getOrDefault(outcome, 0L).intValue();
    }

    /** The numbers, for the audit log. */
    public Map<String, Integer> counts() {
        return Map.of("total", total, "created", created, "updated", updated, "refused", refused);
    }
}
