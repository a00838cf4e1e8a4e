package org.liandan.haul.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.liandan.haul.HaulSettings;

/**
 * Thresholds as somebody gives them: named like the components of {@link HaulSettings}, those of a group with a dot
 * ({@code episodes.offRoute.lapse}); what is left out stays as it is. Every one is checked, and all that is wrong is told at once.
 *
 * @param settings the whole set, or null where something is wrong
 * @param wrong what is wrong, by the name of the threshold, in both languages
 */
public record SettingsDraft(@Nullable HaulSettings settings, Map<String, String> wrong) {

    private static final Duration LONGEST = Duration.ofHours(24);
    private static final double GREATEST = 100_000;

    /** The notice's own limits may be lowered, not raised: 「不得超过限速60km/h」, 「右转弯限速10km/h」. */
    private static final Map<String, Integer> OF_THE_NOTICE =
            Map.of("speedLimitDeciKph", 600, "rightTurnLimitDeciKph", 100);

    /** Entries begin six minutes ahead, because a report that is believed is no more than five ahead of our clock. */
    private static final Map<String, Duration> AT_MOST = Map.of("plausibility.clockAhead", Duration.ofMinutes(5));

    /** Type of each threshold by its name, in order. */
    private static final Map<String, Class<?>> THRESHOLDS = new LinkedHashMap<>();

    static {
        collect(HaulSettings.class, "");
    }

    private static void collect(Class<?> group, String prefix) {
        for (RecordComponent component : group.getRecordComponents()) {
            String name = prefix + component.getName();
            if (component.getType().isRecord()) {
                collect(component.getType(), name + ".");
            } else {
                THRESHOLDS.put(name, component.getType());
            }
        }
    }

    /** Names of all thresholds, in order. */
    public static List<String> names() {
        return List.copyOf(THRESHOLDS.keySet());
    }

    /**
     * Checks what is given.
     *
     * @param base what holds where nothing is given
     * @param given thresholds by name, or groups of them; durations as seconds or ISO 8601
     */
    public static SettingsDraft of(HaulSettings base, Map<String, ?> given) {
        Map<String, String> wrong = new TreeMap<>();
        ObjectNode all = (ObjectNode) CanonicalJson.tree(base);
        flat(given, "").forEach((name, value) -> {
            Class<?> type = THRESHOLDS.get(name);
            if (type == null) {
                wrong.put(name, "没有这个阈值 there is no such threshold");
                return;
            }
            JsonNode node = CanonicalJson.tree(typed(value));
            String fault = fault(name, type, node);
            if (fault == null) {
                set(all, name, node);
            } else {
                wrong.put(name, fault);
            }
        });
        return wrong.isEmpty() ? whole(all) : new SettingsDraft(null, wrong);
    }

    private static Map<String, @Nullable Object> flat(Map<?, ?> given, String prefix) {
        Map<String, @Nullable Object> flat = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            if (value instanceof Map<?, ?> group) {
                flat.putAll(flat(group, prefix + name + "."));
            } else {
                flat.put(prefix + name, value);
            }
        });
        return flat;
    }

    /** Forms send digits, true and false as text. */
    private static @Nullable Object typed(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return value;
        }
        String stripped = text.strip();
        if (stripped.equals("true") || stripped.equals("false")) {
            return Boolean.valueOf(stripped);
        }
        return stripped.matches("-?\\d{1,12}(\\.\\d{1,16})?") ? new BigDecimal(stripped) : value;
    }

    private static void set(ObjectNode all, String name, JsonNode value) {
        int dot = name.lastIndexOf('.');
        ObjectNode group =
                dot < 0 ? all : (ObjectNode) all.at("/" + name.substring(0, dot).replace('.', '/'));
        group.set(name.substring(dot + 1), value);
    }

    /** Thresholds as they were kept; one that did not exist at that time has the value that the software gives it. */
    static HaulSettings kept(String json) {
        ObjectNode all = (ObjectNode) CanonicalJson.tree(HaulSettings.DEFAULT);
        JsonNode then = CanonicalJson.read(json, JsonNode.class);
        THRESHOLDS.keySet().forEach(name -> {
            JsonNode value = then.at("/" + name.replace('.', '/'));
            if (!value.isMissingNode()) {
                set(all, name, value);
            }
        });
        return CanonicalJson.ofTree(all, HaulSettings.class);
    }

    private static SettingsDraft whole(ObjectNode all) {
        try {
            return new SettingsDraft(CanonicalJson.ofTree(all, HaulSettings.class), Map.of());
        } catch (IllegalArgumentException e) {
            return new SettingsDraft(null, Map.of("settings", "阈值之间不相容 the thresholds do not go together"));
        }
    }

    private static @Nullable String fault(String name, Class<?> type, JsonNode value) {
        if (value.isNull()) {
            return "不能为空 must not be null";
        }
        if (type == Duration.class) {
            return durationFault(AT_MOST.getOrDefault(name, LONGEST), value);
        }
        if (type == boolean.class) {
            return value.isBoolean() ? null : "须为 true 或 false must be true or false";
        }
        return numberFault(name, type, value);
    }

    private static @Nullable String durationFault(Duration most, JsonNode value) {
        try {
            Duration duration = CanonicalJson.ofTree(value, Duration.class);
            return duration.isNegative() || duration.compareTo(most) > 0
                    ? "须在 0 到 %d 秒之间 must lie between 0 and %d s".formatted(most.toSeconds(), most.toSeconds())
                    : null;
        } catch (IllegalArgumentException e) {
            return "须为秒数或 ISO 8601 时长，例如 PT10S must be seconds or an ISO 8601 duration";
        }
    }

    private static @Nullable String numberFault(String name, Class<?> type, JsonNode value) {
        boolean whole = type != double.class;
        if (!value.isNumber()
                || (whole && !value.isIntegralNumber() && value.asDouble() != Math.rint(value.asDouble()))) {
            return whole ? "须为整数 must be a whole number" : "须为数字 must be a number";
        }
        Integer notice = OF_THE_NOTICE.get(name);
        if (notice != null && (value.asDouble() < 1 || value.asDouble() > notice)) {
            return "须在 0.1 到 %d km/h 之间（通告限值） must lie between 0.1 and %d km/h, the notice's limit"
                    .formatted(notice / 10, notice / 10);
        }
        return value.asDouble() < 0 || value.asDouble() > GREATEST
                ? "须在 0 到 100000 之间 must lie between 0 and 100000"
                : null;
    }

    /** Every threshold with its value as people write it, in order; durations in seconds. */
    public static List<Map.Entry<String, String>> shown(HaulSettings settings) {
        JsonNode tree = CanonicalJson.tree(settings);
        List<Map.Entry<String, String>> shown = new ArrayList<>();
        THRESHOLDS.forEach((name, type) -> {
            JsonNode value = tree.at("/" + name.replace('.', '/'));
            shown.add(Map.entry(
                    name,
                    type == Duration.class ? seconds(CanonicalJson.ofTree(value, Duration.class)) : value.asText()));
        });
        return shown;
    }

    private static String seconds(Duration duration) {
        return new BigDecimal(duration.toNanos())
                .movePointLeft(9)
                .stripTrailingZeros()
                .toPlainString();
    }
}
