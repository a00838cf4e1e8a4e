package org.liandan.http;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every word that a page shows, in both languages: {@code texts/zh.properties} and {@code texts/en.properties}. One
 * table serves templates and scripts; a test keeps the tables' keys equal, and equal to the keys in use.
 */
public final class Texts {

    private static final Map<Language, SortedMap<String, String>> TABLES = load();

    private Texts() {}

    /**
     * The text of that key.
     *
     * @throws IllegalArgumentException if no table has the key: a mistake in a template, never a user's
     */
    public static String of(Language language, String key) {
        String text = table(language).get(key);
        if (text == null) {
            throw new IllegalArgumentException("no text for key '" + key + "' in language " + language.tag());
        }
        return text;
    }

    /** The text of that key with {@code {0}}, {@code {1}} … replaced by the arguments. */
    public static String of(Language language, String key, Object... arguments) {
        String text = of(language, key);
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return text;
    }

    /** The texts whose keys start so, for a script that shows them. */
    public static SortedMap<String, String> startingWith(Language language, String prefix) {
        return table(language).subMap(prefix, prefix + Character.MAX_VALUE);
    }

    private static SortedMap<String, String> table(Language language) {
        SortedMap<String, String> table = TABLES.get(language);
        if (table == null) {
            throw new IllegalStateException("no table of texts for " + language);
        }
        return table;
    }

    private static Map<Language, SortedMap<String, String>> load() {
        Map<Language, SortedMap<String, String>> tables = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            tables.put(language, load("/texts/" + language.tag() + ".properties"));
        }
        return tables;
    }

    private static SortedMap<String, String> load(String resource) {
        var stream = Texts.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new IllegalStateException("resource " + resource + " is missing");
        }
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SortedMap<String, String> table = new TreeMap<>();
        properties.forEach((key, text) -> table.put((String) key, (String) text));
        return table;
    }
}
