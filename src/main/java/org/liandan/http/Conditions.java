package org.liandan.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The filters of a list request as a query of named parameters; what the client has not asked for adds nothing. */
public final class Conditions {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    /** The property has this value, if one is given. */
    public Conditions equal(String property, @Nullable Object value) {
        return add(property, "=", value);
    }

    /** The property contains this text, whatever its case, if one is given. */
    public Conditions contains(String property, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return this;
        }
        String escaped = text.strip()
                .toLowerCase(Locale.ROOT)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
        return add("lower(" + property + ")", "like", "%" + escaped + "%");
    }

    /** A condition in the words of the query language, with one parameter of its own. */
    public Conditions matching(String condition, String parameter, Object value) {
        conditions.add(condition);
        parameters.put(parameter, value);
        return this;
    }

    private Conditions add(String left, String operator, @Nullable Object value) {
        if (value != null) {
            String name = "p" + parameters.size();
            conditions.add(left + " " + operator + " :" + name + ("like".equals(operator) ? " escape '\\'" : ""));
            parameters.put(name, value);
        }
        return this;
    }

    /** All conditions, which may be none. */
    public String query() {
        return conditions.isEmpty() ? "1 = 1" : String.join(" and ", conditions);
    }

    public Map<String, Object> parameters() {
        return Map.copyOf(parameters);
    }
}
