package org.liandan.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.Labelled;
import org.liandan.manifest.ManifestNumber;

/**
 * What an addendum 补充 says of one manifest.
 *
 * @param number the manifest
 * @param kind whether it came, went or changed
 * @param fields every field that differs, in the order of the columns
 */
public record LineChange(ManifestNumber number, Kind kind, List<FieldDifference> fields) {

    public LineChange {
        fields = List.copyOf(fields);
    }

    /** How a manifest differs from what was confirmed. */
    public enum Kind implements Labelled {
        ADDED("补列", "added"),
        REMOVED("移出本日", "no longer of this day"),
        CHANGED("变更", "changed");

        private final String chinese;
        private final String english;

        Kind(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }

        @Override
        public String chinese() {
            return chinese;
        }

        @Override
        public String english() {
            return english;
        }
    }

    /**
     * One field.
     *
     * @param before as confirmed; null where it was not there
     * @param after as it is; null where it is no longer there
     */
    public record FieldDifference(
            String field, @Nullable String before, @Nullable String after) {}

    /** What leads from one set of lines to another: nothing for equal ones. Of one number there is one line at most. */
    public static List<LineChange> between(List<LedgerLine> before, List<LedgerLine> after) {
        Map<String, LedgerLine> was = byNumber(before);
        Map<String, LedgerLine> is = byNumber(after);
        Map<String, LineChange> changes = new TreeMap<>();
        was.forEach((number, line) -> {
            LedgerLine found = is.get(number);
            LedgerLine now = found == null ? null : found.namedAs(line);
            if (now == null) {
                changes.put(number, new LineChange(line.number(), Kind.REMOVED, fields(line.fields(), Map.of())));
            } else if (!now.equals(line)) {
                changes.put(number, new LineChange(line.number(), Kind.CHANGED, fields(line.fields(), now.fields())));
            }
        });
        is.forEach((number, line) -> {
            if (!was.containsKey(number)) {
                changes.put(number, new LineChange(line.number(), Kind.ADDED, fields(Map.of(), line.fields())));
            }
        });
        return List.copyOf(changes.values());
    }

    /**
     * The lines with the changes made.
     *
     * @throws IllegalArgumentException if a change does not fit: it removes or changes what is not there, or adds what is
     */
    public static List<LedgerLine> applied(LedgerKind kind, List<LedgerLine> lines, List<LineChange> changes) {
        Map<String, LedgerLine> byNumber = byNumber(lines);
        for (LineChange change : changes) {
            String number = change.number().value();
            LedgerLine before = byNumber.remove(number);
            if ((before == null) != (change.kind() == Kind.ADDED)) {
                throw new IllegalArgumentException(change.kind() + " does not fit manifest " + number);
            }
            if (change.kind() != Kind.REMOVED) {
                Map<String, String> fields = before == null ? new TreeMap<>() : new TreeMap<>(before.fields());
                change.fields().forEach(field -> {
                    if (field.after() == null) {
                        fields.remove(field.field());
                    } else {
                        fields.put(field.field(), field.after());
                    }
                });
                byNumber.put(number, LedgerLine.of(fields));
            }
        }
        return LedgerContent.ordered(kind, new ArrayList<>(byNumber.values()));
    }

    private static Map<String, LedgerLine> byNumber(List<LedgerLine> lines) {
        Map<String, LedgerLine> byNumber = new TreeMap<>();
        for (LedgerLine line : lines) {
            if (byNumber.put(line.number().value(), line) != null) {
                throw new IllegalArgumentException("manifest " + line.number() + " stands twice in a ledger");
            }
        }
        return byNumber;
    }

    private static List<FieldDifference> fields(Map<String, String> before, Map<String, String> after) {
        List<FieldDifference> fields = new ArrayList<>();
        for (String name : LedgerContent.FIELDS) {
            String was = before.get(name);
            String is = after.get(name);
            if (!Objects.equals(was, is)) {
                fields.add(new FieldDifference(name, was, is));
            }
        }
        return fields;
    }
}
