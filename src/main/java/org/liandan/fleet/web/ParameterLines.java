package org.liandan.fleet.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The parameters of an 0x0104, one line each: id and name, value and unit. */
final class ParameterLines {

    private ParameterLines() {}

    static List<FieldTree.Line> of(Map<String, @Nullable Object> answer) {
        if (!(answer.get("params") instanceof List<?> parameters)) {
            return FieldTree.of(answer);
        }
        List<FieldTree.Line> lines = new ArrayList<>();
        for (Object parameter : parameters) {
            if (parameter instanceof Map<?, ?> fields) {
                Object value = Objects.requireNonNullElse(fields.get("value"), fields.get("hex"));
                lines.add(new FieldTree.Line(
                        0, words(fields.get("id"), fields.get("name")), words(value, fields.get("unit"))));
            }
        }
        return lines;
    }

    private static String words(@Nullable Object first, @Nullable Object second) {
        return second == null ? String.valueOf(first) : first + " " + second;
    }
}
