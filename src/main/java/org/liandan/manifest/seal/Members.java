package org.liandan.manifest.seal;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The members of a canonical document as what they must be. Every reading throws IllegalArgumentException where they are not. */
record Members(Map<String, Object> values) {

    static Members of(String document) {
        return new Members(CanonicalText.read(document));
    }

    String text(String name) {
        if (values.get(name) instanceof String text) {
            return text;
        }
        throw missing(name);
    }

    /** Null where there is no such member. */
    @Nullable String optionalText(String name) {
        return values.containsKey(name) ? text(name) : null;
    }

    int number(String name) {
        if (values.get(name) instanceof Long number && number >= 0 && number <= Integer.MAX_VALUE) {
            return number.intValue();
        }
        throw missing(name);
    }

    Instant instant(String name) {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("member '" + name + "' is no time", e);
        }
    }

    Map<String, String> texts(String name) {
        if (!(values.get(name) instanceof Map<?, ?> object)) {
            throw missing(name);
        }
        Map<String, String> texts = new TreeMap<>();
        object.forEach((key, value) -> {
            if (!(value instanceof String text)) {
                throw missing(name);
            }
            texts.put((String) key, text);
        });
        return texts;
    }

    private static IllegalArgumentException missing(String name) {
        return new IllegalArgumentException("member '" + name + "' is missing or of another kind");
    }
}
