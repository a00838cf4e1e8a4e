package org.liandan.fleet.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tree of fields as lines with a depth, which is all that a page needs. */
public final class FieldTree {

    private static final int DEEPEST = 5;
    private static final int MOST_LINES = 400;

    private FieldTree() {}

    /**
     * A line.
     *
     * @param depth 0 to 5
     * @param value empty where the lines below it are the value
     */
    public record Line(int depth, String name, String value) {}

    static List<Line> of(Map<String, @Nullable Object> fields) {
        List<Line> lines = new ArrayList<>();
        add(lines, 0, fields);
        return lines;
    }

    private static void add(List<Line> lines, int depth, Map<?, ?> fields) {
        fields.forEach((name, value) -> add(lines, depth, String.valueOf(name), value));
    }

    private static void add(List<Line> lines, int depth, String name, @Nullable Object value) {
        if (lines.size() >= MOST_LINES) {
            return;
        }
        int deeper = Math.min(depth + 1, DEEPEST);
        switch (value) {
            case null -> lines.add(new Line(depth, name, "–"));
            case Map<?, ?> map -> {
                lines.add(new Line(depth, name, ""));
                add(lines, deeper, map);
            }
            case List<?> list
            when list.stream().anyMatch(item -> item instanceof Map || item instanceof List) -> {
                lines.add(new Line(depth, name, ""));
                for (int i = 0; i < list.size(); i++) {
                    add(lines, deeper, "[" + (i + 1) + "]", list.get(i));
                }
            }
            case List<?> list ->
                lines.add(new Line(
                        depth,
                        name,
                        list.isEmpty()
                                ? "–"
                                : String.join(
                                        ", ", list.stream().map(String::valueOf).toList())));
            default -> lines.add(new Line(depth, name, String.valueOf(value)));
        }
    }
}
