package org.liandan.haul.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.liandan.haul.HaulSettings;

/**
 * Thresholds as somebody gives them: named like the components of {@link HaulSettings}; what is left out stays as it is. Every
 * one is checked, and all that is wrong is told at once.
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

    private static final Set<String> NAMES = Arrays.stream(HaulSettings.class.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toUnmodifiableSet());

    /** Names of all thresholds, in the order in which {@link HaulSettings} has them. */
    public static List<String> names() {
        return Arrays.stream(HaulSettings.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    /**
     * Checks what is given.
     *
     * @param base what holds where nothing is given
     * @param given thresholds by name; durations as seconds or ISO 8601
     */
    public static SettingsDraft of(HaulSettings base, Map<String, ?> given) {
        Map<String, String> wrong = new TreeMap<>();
        ObjectNode all = (ObjectNode) CanonicalJson.tree(base);
        given.forEach((name, value) -> {
            if (!NAMES.contains(name)) {
                wrong.put(name, "没有这个阈值 there is no such threshold");
            } else if (value == null) {
                wrong.put(name, "不能为空 must not be null");
            } else {
                all.set(name, CanonicalJson.tree(number(value)));
            }
        });
        if (!wrong.isEmpty()) {
            return new SettingsDraft(null, wrong);
        }
        for (RecordComponent component : HaulSettings.class.getRecordComponents()) {
            String fault = fault(component, all.get(component.getName()));
            if (fault != null) {
                wrong.put(component.getName(), fault);
            }
        }
        return wrong.isEmpty() ? whole(all) : new SettingsDraft(null, wrong);
    }

    /** Forms send digits as text. */
    private static Object number(Object value) {
        return value instanceof String text && text.strip().matches("-?\\d{1,12}(\\.\\d{1,12})?")
                ? new BigDecimal(text.strip())
                : value;
    }

    /** Thresholds as they were kept; one that did not exist at that time has the value that the software gives it. */
    static HaulSettings kept(String json) {
        ObjectNode all = (ObjectNode) CanonicalJson.tree(HaulSettings.DEFAULT);
        CanonicalJson.read(json, JsonNode.class).properties().forEach(entry -> {
            if (NAMES.contains(entry.getKey())) {
                all.set(entry.getKey(), entry.getValue());
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

    private static @Nullable String fault(RecordComponent component, JsonNode value) {
        Class<?> type = component.getType();
        if (type == Duration.class) {
            return durationFault(value);
        }
        if (type == boolean.class) {
            return value.isBoolean() ? null : "须为 true 或 false must be true or false";
        }
        if (type == int.class || type == double.class || type == long.class) {
            return numberFault(component.getName(), type, value);
        }
        // a threshold of another kind checks itself when it is read
        return null;
    }

    private static @Nullable String durationFault(JsonNode value) {
        try {
            Duration duration = CanonicalJson.ofTree(value, Duration.class);
            return duration.isNegative() || duration.compareTo(LONGEST) > 0
                    ? "须在 0 到 24 小时之间 must lie between 0 and 24 hours"
                    : null;
        } catch (IllegalArgumentException e) {
            return "须为秒数或 ISO 8601 时长，例如 PT10S must be seconds or an ISO 8601 duration";
        }
    }

    private static @Nullable String numberFault(String name, Class<?> type, JsonNode value) {
        if (!value.isNumber() || (type != double.class && !value.isIntegralNumber())) {
            return type == double.class ? "须为数字 must be a number" : "须为整数 must be a whole number";
        }
        Integer notice = OF_THE_NOTICE.get(name);
        if (notice != null && (value.asDouble() < 1 || value.asDouble() > notice)) {
            return "须在 1 到 %d 之间（通告限值，单位 0.1 km/h） must lie between 1 and %d, the notice's limit"
                    .formatted(notice, notice);
        }
        return value.asDouble() < 0 || value.asDouble() > GREATEST
                ? "须在 0 到 100000 之间 must lie between 0 and 100000"
                : null;
    }

    /** Every threshold with its value as people write it, in order; durations in seconds. */
    public static List<Map.Entry<String, String>> shown(HaulSettings settings) {
        JsonNode tree = CanonicalJson.tree(settings);
        List<Map.Entry<String, String>> shown = new ArrayList<>();
        for (RecordComponent component : HaulSettings.class.getRecordComponents()) {
            JsonNode value = tree.get(component.getName());
            shown.add(Map.entry(
                    component.getName(),
                    component.getType() == Duration.class
                            ? seconds(CanonicalJson.ofTree(value, Duration.class))
                            : value.asText()));
        }
        return shown;
    }

    private static String seconds(Duration duration) {
        return new BigDecimal(duration.toNanos())
                .movePointLeft(9)
                .stripTrailingZeros()
                .toPlainString();
    }
}
