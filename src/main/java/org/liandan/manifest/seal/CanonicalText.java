package org.liandan.manifest.seal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One text for one value, as RFC 8785 has it: members in order of their UTF-16 units, no blanks, only what must be is escaped. Of
 * JSON it knows objects, arrays, strings, whole numbers, booleans and nothing else: volumes and times are strings, so that no
 * reader rounds them. What it reads must be exactly what it would write.
 */
public final class CanonicalText {

    private static final int DEEPEST = 8;

    private final String text;
    private int at;

    private CanonicalText(String text) {
        this.text = text;
    }

    /**
     * The text of a value.
     *
     * @throws IllegalArgumentException for a value of another kind, or a string with half a surrogate pair
     */
    public static String write(Map<String, ?> value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    /**
     * The value of a text.
     *
     * @throws IllegalArgumentException if the text is not in canonical form, or no object
     */
    public static Map<String, Object> read(String text) {
        CanonicalText reader = new CanonicalText(text);
        if (!(reader.value(0) instanceof Map<?, ?> object) || reader.at != text.length()) {
            throw reader.unreadable("one object");
        }
        Map<String, Object> members = new LinkedHashMap<>();
        object.forEach((name, value) -> members.put((String) name, value));
        if (!write(members).equals(text)) {
            throw new IllegalArgumentException("not in canonical form");
        }
        return members;
    }

    private static void write(Object value, StringBuilder out) {
        switch (value) {
            case String string -> writeString(string, out);
            case Integer number -> out.append(number.intValue());
            case Long number -> out.append(number.longValue());
            case Boolean flag -> out.append(flag.booleanValue());
            case Map<?, ?> object -> {
                Map<String, Object> sorted = new TreeMap<>();
                object.forEach((name, member) -> sorted.put((String) name, member));
                out.append('{');
                String separator = "";
                for (Map.Entry<String, Object> member : sorted.entrySet()) {
                    out.append(separator);
                    writeString(member.getKey(), out);
                    out.append(':');
                    write(member.getValue(), out);
                    separator = ",";
                }
                out.append('}');
            }
            case List<?> array -> {
                out.append('[');
                String separator = "";
                for (Object element : array) {
                    out.append(separator);
                    write(element, out);
                    separator = ",";
                }
                out.append(']');
            }
            default -> throw new IllegalArgumentException("no canonical form for " + value.getClass());
        }
    }

    private static void writeString(String string, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (Character.isSurrogate(c)) {
                if (!Character.isSurrogatePair(c, i + 1 < string.length() ? string.charAt(i + 1) : 0)) {
                    throw new IllegalArgumentException("half a surrogate pair at " + i);
                }
                out.append(c).append(string.charAt(++i));
            } else {
                writeUnit(c, out);
            }
        }
        out.append('"');
    }

    private static void writeUnit(char c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < ' ') {
                    out.append("\\u%04x".formatted((int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }

    private Object value(int depth) {
        if (depth > DEEPEST) {
            throw unreadable("at most " + DEEPEST + " levels");
        }
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            default -> number();
        };
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        expect('{');
        while (peek() != '}') {
            if (!members.isEmpty()) {
                expect(',');
            }
            String name = string();
            expect(':');
            if (members.put(name, value(depth + 1)) != null) {
                throw unreadable("each name once");
            }
        }
        expect('}');
        return members;
    }

    private List<Object> array(int depth) {
        List<Object> elements = new ArrayList<>();
        expect('[');
        while (peek() != ']') {
            if (!elements.isEmpty()) {
                expect(',');
            }
            elements.add(value(depth + 1));
        }
        expect(']');
        return elements;
    }

    private String string() {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (peek() != '"') {
            char c = text.charAt(at++);
            string.append(c == '\\' ? escaped() : c);
        }
        at++;
        return string.toString();
    }

    private char escaped() {
        char c = peek();
        at++;
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case '"', '\\' -> c;
            case 'u' -> hexadecimal();
            default -> throw unreadable("an escape");
        };
    }

    private char hexadecimal() {
        if (at + 4 > text.length()) {
            throw unreadable("four digits");
        }
        String digits = text.substring(at, at + 4);
        if (!digits.matches("[0-9a-f]{4}")) {
            throw unreadable("four digits");
        }
        at += 4;
        return (char) Integer.parseInt(digits, 16);
    }

    private Object number() {
        int from = at;
        while (at < text.length() && (text.charAt(at) == '-' || Character.digit(text.charAt(at), 10) >= 0)) {
            at++;
        }
        try {
            return Long.valueOf(text.substring(from, at));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a whole number at character " + from, e);
        }
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw unreadable(word);
        }
        at += word.length();
        return value;
    }

    private char peek() {
        if (at >= text.length()) {
            throw unreadable("more");
        }
        return text.charAt(at);
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw unreadable("'" + wanted + "'");
        }
        at++;
    }

    private IllegalArgumentException unreadable(String wanted) {
        return new IllegalArgumentException("expected " + wanted + " at character " + at);
    }
}
