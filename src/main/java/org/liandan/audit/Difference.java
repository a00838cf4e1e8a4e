package org.liandan.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.liandan.party.Sentence;

/**
 * What an entry says, field by field: what was and what is where it holds both, else the value. Two forms of change are
 * known: an object {@code before} beside an object {@code after}, and an object {@code changes} of "old → new".
 *
 * @param field its name, with dots where it lies deeper
 * @param before what was; null where the entry says only what is
 * @param after what is; null where it is gone
 */
public record Difference(
        String field, @Nullable String before, @Nullable String after) {

    /** Lines of one entry; whatever lies behind is counted in one last line. */
    public static final int MOST_LINES = 60;

    private static final int LONGEST_VALUE = 400;
    private static final String BEFORE = "before";
    private static final String AFTER = "after";
    private static final String CHANGES = "changes";
    private static final String ARROW = " → ";

    /** The field's name in words. */
    public Sentence name() {
        return AuditWords.field(field);
    }

    /** Whether the field has become another. */
    public boolean isChange() {
        return before != null;
    }

    /** The differences of an entry's detail, personal data masked, in the order of the fields. */
    public static List<Difference> of(Map<String, ?> detail) {
        List<Difference> found = new ArrayList<>();
        Map<String, Object> plain = new TreeMap<>(detail);
        if (detail.get(BEFORE) instanceof Map<?, ?> before && detail.get(AFTER) instanceof Map<?, ?> after) {
            plain.remove(BEFORE);
            plain.remove(AFTER);
            found.addAll(between(flat(before), flat(after)));
        }
        if (detail.get(CHANGES) instanceof Map<?, ?> changes) {
            plain.remove(CHANGES);
            flat(changes).forEach((field, change) -> found.add(changed(field, change)));
        }
        flat(plain).forEach((field, value) -> found.add(new Difference(field, null, value)));
        if (found.size() <= MOST_LINES) {
            return List.copyOf(found);
        }
        List<Difference> shown = new ArrayList<>(found.subList(0, MOST_LINES));
        shown.add(new Difference("…", null, "+" + (found.size() - MOST_LINES)));
        return List.copyOf(shown);
    }

    private static List<Difference> between(Map<String, String> before, Map<String, String> after) {
        Set<String> fields = new TreeSet<>(before.keySet());
        fields.addAll(after.keySet());
        List<Difference> found = new ArrayList<>();
        for (String field : fields) {
            String was = before.get(field);
            String is = after.get(field);
            if (!Objects.equals(was, is)) {
                found.add(new Difference(field, Objects.requireNonNullElse(was, ""), is));
            }
        }
        return found;
    }

    private static Difference changed(String field, String change) {
        int arrow = change.indexOf(ARROW);
        return arrow < 0
                ? new Difference(field, null, change)
                : new Difference(field, change.substring(0, arrow), change.substring(arrow + ARROW.length()));
    }

    /** Objects in objects as one table with dotted names; lists as words. */
    private static Map<String, String> flat(Map<?, ?> object) {
        Map<String, String> table = new TreeMap<>();
        flatten("", object, table);
        return table;
    }

    private static void flatten(String prefix, Map<?, ?> object, Map<String, String> table) {
        object.forEach((key, value) -> {
            String name = prefix + key;
            if (value instanceof Map<?, ?> deeper) {
                flatten(name + ".", deeper, table);
            } else {
                table.put(name, shown(String.valueOf(key), value));
            }
        });
    }

    private static String shown(String field, @Nullable Object value) {
        String text = switch (value) {
            case null -> "";
            case List<?> list ->
                String.join(", ", list.stream().map(String::valueOf).toList());
            case Object other -> String.valueOf(other);
        };
        String masked = PersonalData.masked(field, text);
        return masked.length() <= LONGEST_VALUE ? masked : masked.substring(0, LONGEST_VALUE) + "…";
    }
}
