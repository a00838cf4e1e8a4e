package org.liandan.haul.store;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;
import org.liandan.haul.HaulSettings;

/**
 * The thresholds with which the software is started: its own, but for those that an operator sets as
 * {@code liandan.haul.<name>}, the names being those of {@link HaulSettings} with dashes (speed-limit-deci-kph, confirm-after
 * …). What cannot be a threshold ends the start. Later entries by officers have dates, see {@link RuleSettingBook}.
 */
@Singleton
class ConfiguredSettings {

    private static final String PREFIX = "liandan.haul.";
    private static final Pattern UPPER = Pattern.compile("(?=[A-Z])");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private final HaulSettings settings;

    @Inject
    ConfiguredSettings(Config config) {
        this(values(config));
    }

    /** @throws IllegalStateException naming every key with what is wrong with it */
    ConfiguredSettings(Map<String, String> values) {
        Map<String, String> names =
                SettingsDraft.names().stream().collect(Collectors.toMap(ConfiguredSettings::key, name -> name));
        Map<String, Object> given = new HashMap<>();
        Map<String, String> wrong = new TreeMap<>();
        values.forEach((key, value) -> {
            String name = names.get(key);
            if (name == null) {
                wrong.put(key, "没有这个阈值 there is no such threshold");
            } else {
                given.put(name, parsed(value));
            }
        });
        SettingsDraft draft = SettingsDraft.of(HaulSettings.DEFAULT, given);
        draft.wrong().forEach((name, fault) -> wrong.put(key(name), fault));
        HaulSettings whole = draft.settings();
        if (whole == null || !wrong.isEmpty()) {
            throw new IllegalStateException(wrong.entrySet().stream()
                    .map(entry -> PREFIX + entry.getKey() + ": " + entry.getValue())
                    .collect(Collectors.joining("; ")));
        }
        settings = whole;
    }

    private static Map<String, String> values(Config config) {
        Map<String, String> values = new HashMap<>();
        Set<String> known =
                SettingsDraft.names().stream().map(ConfiguredSettings::key).collect(Collectors.toUnmodifiableSet());
        for (String name : config.getPropertyNames()) {
            // names that come from the environment have dots for dashes
            String key =
                    name.startsWith(PREFIX) ? name.substring(PREFIX.length()).replace('.', '-') : null;
            if (key != null && !known.contains(key)) {
                values.put(key, "");
            }
        }
        for (String key : known) {
            config.getOptionalValue(PREFIX + key, String.class).ifPresent(value -> values.put(key, value));
        }
        return values;
    }

    private static String key(String name) {
        return UPPER.splitAsStream(name)
                .map(part -> part.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("-"));
    }

    private static @Nullable Object parsed(String value) {
        String text = value.strip();
        if (text.startsWith("{")) {
            return CanonicalJson.read(text, Map.class);
        }
        if (!NUMBER.matcher(text).matches()) {
            return text.equals("true") || text.equals("false") ? (Object) Boolean.valueOf(text) : text;
        }
        return text.contains(".") ? (Object) Double.valueOf(text) : Long.valueOf(text);
    }

    HaulSettings settings() {
        return settings;
    }
}
