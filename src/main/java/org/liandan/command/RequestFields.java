package org.liandan.command;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.liandan.jt808.Bytes;
import org.liandan.party.Sentence;

/**
 * Reads the fields of a request and notes what is wrong with them, all of it, by path. A field at fault reads as some value
 * within its rule, so that reading can go on; whoever reads asks {@link #faults} before making use of anything.
 */
final class RequestFields {

    private static final Charset GBK = Charset.forName("GBK");

    private final Map<?, ?> fields;
    private final String path;
    private final List<FieldFault> faults;
    private final Set<String> known = new HashSet<>();

    /** @param fields JSON as Java has it: texts, numbers, truth values, lists and maps */
    RequestFields(Map<?, ?> fields) {
        this(fields, "", new ArrayList<>());
    }

    private RequestFields(Map<?, ?> fields, String path, List<FieldFault> faults) {
        this.fields = fields;
        this.path = path;
        this.faults = faults;
    }

    List<FieldFault> faults() {
        return List.copyOf(faults);
    }

    /** Notes every field that nobody has asked for: a misspelt name must not pass for a default. */
    void refuseTheRest() {
        for (String name :
                new TreeSet<>(fields.keySet().stream().map(String::valueOf).toList())) {
            if (!known.contains(name)) {
                fault(name, "没有这个字段", "there is no such field");
            }
        }
    }

    void fault(String name, String chinese, String english) {
        faults.add(new FieldFault(path + name, new Sentence(chinese, english)));
    }

    boolean has(String name) {
        known.add(name);
        return fields.get(name) != null;
    }

    private @Nullable Object value(String name) {
        known.add(name);
        return fields.get(name);
    }

    private void missing(String name) {
        fault(name, "必填", "is required");
    }

    /** A whole number; where it is left out, the default. */
    long number(String name, long least, long most, long otherwise) {
        return has(name) ? number(name, least, most) : otherwise;
    }

    /** A whole number that must be there. */
    long number(String name, long least, long most) {
        Object value = value(name);
        if (value == null) {
            missing(name);
            return least;
        }
        try {
            long number = new BigDecimal(value.toString().strip()).longValueExact();
            if (number >= least && number <= most) {
                return number;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // said below, as for a number out of range
        }
        fault(
                name,
                "应为 " + least + " 至 " + most + " 的整数，现为 '" + shortened(value) + "'",
                "must be a whole number, " + least + " to " + most + ", is '" + shortened(value) + "'");
        return least;
    }

    int integer(String name, int least, int most, int otherwise) {
        return (int) number(name, least, most, otherwise);
    }

    int integer(String name, int least, int most) {
        return (int) number(name, least, most);
    }

    boolean flag(String name, boolean otherwise) {
        Object value = value(name);
        return switch (value) {
            case null -> otherwise;
            case Boolean flag -> flag;
            case String text when text.equals("true") || text.equals("on") -> true;
            case String text when text.equals("false") || text.isEmpty() -> false;
            default -> {
                fault(name, "应为 true 或 false", "must be true or false");
                yield otherwise;
            }
        };
    }

    /** A text of GBK characters that must be there, its length counted in the bytes that it takes on the wire. */
    String text(String name, int least, int most) {
        Object value = value(name);
        if (value == null) {
            if (least > 0) {
                missing(name);
            }
            return "";
        }
        String text = value.toString();
        CharsetEncoder encoder = GBK.newEncoder();
        if (!encoder.canEncode(text)) {
            fault(name, "含有 GBK 以外的字符", "has characters that GBK does not have");
            return "";
        }
        int bytes = text.getBytes(GBK).length;
        if (bytes < least || bytes > most) {
            fault(
                    name,
                    "应为 " + least + " 至 " + most + " 字节（汉字占两字节），现为 " + bytes + " 字节",
                    "must have " + least + " to " + most + " bytes in GBK (a Chinese character has two), has " + bytes);
            return "";
        }
        return text;
    }

    /** Bytes as hexadecimal digits; none where the field is left out. */
    Bytes bytes(String name, int most) {
        Object value = value(name);
        String hex = value == null ? "" : value.toString().replace(" ", "");
        if (!hex.matches("(?:[0-9a-fA-F]{2})*") || hex.length() > 2 * most) {
            fault(name, "应为至多 " + most + " 字节的十六进制数字", "must be the hexadecimal digits of at most " + most + " bytes");
            return Bytes.EMPTY;
        }
        return Bytes.ofHex(hex);
    }

    /** One of the constants, by name. */
    <E extends Enum<E>> E choice(String name, Class<E> type, @Nullable E otherwise) {
        Object value = value(name);
        if (value == null && otherwise != null) {
            return otherwise;
        }
        E first = type.getEnumConstants()[0];
        if (value == null) {
            missing(name);
            return first;
        }
        return constant(name, type, value, first);
    }

    /** Some of the constants, by name; the default where the field is left out. */
    <E extends Enum<E>> Set<E> choices(String name, Class<E> type, Set<E> otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        EnumSet<E> chosen = EnumSet.noneOf(type);
        for (Object value : list(name, 0, type.getEnumConstants().length)) {
            chosen.add(constant(name, type, value, type.getEnumConstants()[0]));
        }
        return chosen;
    }

    private <E extends Enum<E>> E constant(String name, Class<E> type, Object value, E otherwise) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value.toString())) {
                return constant;
            }
        }
        String names = Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        fault(
                name,
                "应为以下之一：" + names + "，现为 '" + shortened(value) + "'",
                "must be one of " + names + ", is '" + shortened(value) + "'");
        return otherwise;
    }

    /** An instant, or null where the field is left out. */
    @Nullable Instant instant(String name) {
        Object value = value(name);
        if (value == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(value.toString()).toInstant();
        } catch (DateTimeParseException e) {
            fault(name, "应为带时区的 ISO 8601 时间", "must be an ISO 8601 time with its offset");
            return null;
        }
    }

    /** A list's elements; a single value counts as a list of one, as a form sends it. */
    List<?> list(String name, int least, int most) {
        Object value = value(name);
        List<?> elements = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
        if (elements.size() < least || elements.size() > most) {
            fault(
                    name,
                    "应有 " + least + " 至 " + most + " 项，现有 " + elements.size() + " 项",
                    "must have " + least + " to " + most + " elements, has " + elements.size());
            return List.of();
        }
        return elements;
    }

    /** A list's elements, each with fields of its own. */
    List<RequestFields> parts(String name, int least, int most) {
        List<RequestFields> parts = new ArrayList<>();
        int index = 0;
        for (Object element : list(name, least, most)) {
            parts.add(part(name + "[" + index++ + "]", element));
        }
        return parts;
    }

    /** A field with fields of its own; without any where it is left out. */
    RequestFields part(String name) {
        return part(name, value(name));
    }

    private RequestFields part(String name, @Nullable Object element) {
        if (element instanceof Map<?, ?> map) {
            return new RequestFields(map, path + name + ".", faults);
        }
        if (element == null) {
            missing(name);
        } else {
            fault(name, "应为对象", "must be an object");
        }
        return new RequestFields(Map.of(), path + name + ".", new ArrayList<>());
    }

    private static String shortened(Object value) {
        String text = value.toString();
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
