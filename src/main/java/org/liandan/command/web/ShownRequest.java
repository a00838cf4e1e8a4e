package org.liandan.command.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.jt808.ParameterId;

/** The fields of a request as people may see them: without what opens a server to others, or what only a terminal reads. */
final class ShownRequest {

    private static final String MASK = "******";
    private static final Set<String> SECRET = Set.of("password", "authCode");
    private static final Set<ParameterId> SECRET_PARAMETERS = Set.of(
            ParameterId.MAIN_SERVER_PASSWORD, ParameterId.BACKUP_SERVER_PASSWORD, ParameterId.SLAVE_SERVER_PASSWORD);
    private static final String SOFTWARE = "software";

    private ShownRequest() {}

    static Map<String, Object> of(Map<?, ?> fields) {
        boolean secretValue = isSecretParameter(fields.get("id"));
        Map<String, Object> shown = new LinkedHashMap<>();
        fields.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (SECRET.contains(name) || (secretValue && name.equals("value"))) {
                shown.put(name, MASK);
            } else if (name.equals(SOFTWARE)) {
                shown.put(name, "Base64, " + String.valueOf(value).length() + " characters");
            } else if (value != null) {
                shown.put(name, part(value));
            }
        });
        return shown;
    }

    private static Object part(Object value) {
        return switch (value) {
            case Map<?, ?> map -> of(map);
            case List<?> list ->
                list.stream()
                        .map(element -> element == null ? "" : part(element))
                        .toList();
            default -> value;
        };
    }

    /** However the request writes the id: by name, in hexadecimal or decimal digits. */
    private static boolean isSecretParameter(@Nullable Object id) {
        if (id == null) {
            return false;
        }
        String words = id.toString().strip();
        return SECRET_PARAMETERS.stream()
                .anyMatch(secret -> secret.name().equals(words) || isNumber(words, secret.id()));
    }

    private static boolean isNumber(String words, long id) {
        try {
            return Long.decode(words) == id;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
