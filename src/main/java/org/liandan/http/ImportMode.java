package org.liandan.http;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an import does when some of its rows are refused. */
public enum ImportMode {
    /** Nothing is changed unless every row is good. */
    ALL_OR_NOTHING("all-or-nothing"),
    /** Good rows are taken, the others are reported. */
    BEST_EFFORT("best-effort");

    private final String parameter;

    ImportMode(String parameter) {
        this.parameter = parameter;
    }

    /**
     * The mode of a request's {@code ?mode=}; all or nothing if it has none.
     *
     * @throws Problem 400 for a mode that does not exist
     */
    public static ImportMode of(@Nullable String parameter) {
        if (parameter == null) {
            return ALL_OR_NOTHING;
        }
        return Arrays.stream(values())
                .filter(mode -> mode.parameter.equals(parameter))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(List.of(new FieldViolation(
                        "mode", "应为 all-or-nothing 或 best-effort must be all-or-nothing or best-effort"))));
    }
}
