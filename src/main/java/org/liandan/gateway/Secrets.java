package org.liandan.gateway;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.CodeHash;
import org.liandan.jt808.Authentication;
import org.liandan.jt808.Glimpse;
import org.liandan.jt808.ParameterAnswer;
import org.liandan.jt808.RegistrationAnswer;
import org.liandan.jt808.SetParameters;
import org.liandan.jt808.TerminalControl;

/** Keeps authentication codes and passwords out of what people are shown of a frame. */
final class Secrets {

    static final String MASK = "******";

    /** Messages whose whole body is hidden in hexadecimal: the code is in it, and the check code would give a byte away. */
    private static final Set<Integer> HIDDEN = Set.of(Authentication.ID, RegistrationAnswer.ID);

    /** Messages that may hold passwords of access points, or the code of another platform; hidden when they do. */
    private static final Set<Integer> SUSPECT = Set.of(SetParameters.ID, ParameterAnswer.ID, TerminalControl.ID);

    /** Fields, and ids of parameters, whose values are hidden. */
    private static final Set<String> SECRET_NAMES =
            Set.of("auth_code", "password", "0x0012", "0x0016", "0x0025", "0x00000012", "0x00000016", "0x00000025");

    private static final byte FLAG = 0x7e;

    private final @Nullable CodeHash code;

    /** @param code what is kept of an authentication code that is hidden wherever it stands, or null */
    Secrets(@Nullable CodeHash code) {
        this.code = code;
    }

    /** The fields with secret values masked, at any depth. */
    Map<String, @Nullable Object> masked(int messageId, Map<String, @Nullable Object> fields) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        boolean hidesText = messageId == TerminalControl.ID;
        fields.forEach((name, value) -> shown.put(
                name,
                SECRET_NAMES.contains(name) || (hidesText && name.startsWith("param"))
                        ? mask(value)
                        : deeper(messageId, value)));
        return shown;
    }

    private static @Nullable Object mask(@Nullable Object value) {
        return value == null || "".equals(value) ? value : MASK;
    }

    private @Nullable Object deeper(int messageId, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> inner = new LinkedHashMap<>();
            map.forEach((key, item) -> inner.put(String.valueOf(key), item));
            boolean secret = SECRET_NAMES.contains(String.valueOf(inner.get("id")));
            Map<String, @Nullable Object> shown = masked(messageId, inner);
            if (secret) {
                shown.replaceAll((key, item) -> key.equals("id") || key.equals("name") ? item : mask(item));
            }
            return shown;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> shown = new ArrayList<>(list.size());
            list.forEach(item -> shown.add(deeper(messageId, item)));
            return shown;
        }
        return value;
    }

    /**
     * The bytes on the wire as hexadecimal digits, two asterisks for each hidden byte.
     *
     * @param fields of the body; empty when it could not be read
     */
    String hex(int messageId, Map<String, @Nullable Object> fields, byte[] wire) {
        boolean[] hidden = new boolean[wire.length];
        boolean harmless = !fields.isEmpty() && fields.equals(masked(messageId, fields));
        if (HIDDEN.contains(messageId) || (SUSPECT.contains(messageId) && !harmless)) {
            hideBodies(wire, hidden);
        }
        hideCode(wire, hidden);
        StringBuilder hex = new StringBuilder(2 * wire.length);
        HexFormat digits = HexFormat.of();
        for (int i = 0; i < wire.length; i++) {
            if (hidden[i]) {
                hex.append("**");
            } else {
                digits.toHexDigits(hex, wire[i]);
            }
        }
        return hex.toString();
    }

    /** Everything behind the headers of all frames. */
    private static void hideBodies(byte[] wire, boolean[] hidden) {
        int from = 0;
        while (from < wire.length) {
            int to = from;
            while (to < wire.length && wire[to] != FLAG) {
                to++;
            }
            if (to > from) {
                Glimpse glimpse = Glimpse.of(Arrays.copyOfRange(wire, from, to), to - from);
                Arrays.fill(hidden, from + (glimpse == null ? 0 : glimpse.bodyOffset()), to, true);
            }
            from = to + 1;
        }
    }

    /** The code is not known, but how it looks is: as many hexadecimal digits in a row, which frames rarely have. */
    private void hideCode(byte[] wire, boolean[] hidden) {
        CodeHash issued = code;
        if (issued == null) {
            return;
        }
        int digits = 0;
        for (int end = 1; end <= wire.length; end++) {
            digits = isDigit(wire[end - 1]) ? digits + 1 : 0;
            int from = end - CodeHash.CODE_CHARACTERS;
            if (digits >= CodeHash.CODE_CHARACTERS
                    && CodeHash.of(Arrays.copyOfRange(wire, from, end)).equals(issued)) {
                Arrays.fill(hidden, from, end, true);
            }
        }
    }

    private static boolean isDigit(byte character) {
        return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
    }
}
