package org.liandan.manifest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a party wrote into its stage, unchecked: field name to text. JSON bodies, page forms and a truck's waybill all become
 * this before any rule looks at them.
 *
 * @param texts by field name
 */
public record Entries(Map<String, String> texts) {

    public Entries {
        // in order of names: what is hashed or written twice reads the same twice
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(texts)));
    }

    /** Nothing was filled in. */
    public static final Entries NONE = new Entries(Map.of());

    /** A writer that leaves out what is null. */
    public static Builder with(String name, @Nullable Object value) {
        return new Builder().with(name, value);
    }

    /** The text of a field without blanks around; empty when there is none. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** The same with one more, unless it is null. */
    Entries and(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(texts);
        more.put(name, value.toString());
        return new Entries(more);
    }

    /** Collects entries in the order of writing. */
    public static final class Builder {

        private final Map<String, String> texts = new LinkedHashMap<>();

        public Builder with(String name, @Nullable Object value) {
            if (value != null) {
                texts.put(name, value.toString());
            }
            return this;
        }

        public Entries done() {
            return new Entries(texts);
        }
    }
}
