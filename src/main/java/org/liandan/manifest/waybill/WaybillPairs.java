package org.liandan.manifest.waybill;

import java.util.ArrayList;
import java.util.List;

/**
 * The pairs of a waybill's text: one flat JSON object, or lines {@code key=value} (parted by line ends or semicolons) for
 * terminals that cannot write JSON. What nests is refused: a carrier's stage has nothing that would.
 */
final class WaybillPairs {

    /** One field as sent. */
    record Pair(String key, String value) {}

    /** More fields no stage has. */
    private static final int MOST_PAIRS = 40;

    private final String text;
    private final List<Pair> pairs = new ArrayList<>();
    private int at;

    private WaybillPairs(String text) {
        this.text = text;
    }

    /** The text is not of the form from that character on, counted from 1. */
    static final class FormException extends Exception {

        private static final long serialVersionUID = 1L;

        private final int position;

        FormException(int position) {
            super("at character " + position, null, false, false);
            this.position = position;
        }

        int position() {
            return position;
        }
    }

    /** @throws FormException if it is neither form */
    static List<Pair> of(String text) throws FormException {
        WaybillPairs reader = new WaybillPairs(text);
        reader.blanks();
        if (reader.at < text.length() && text.charAt(reader.at) == '{') {
            reader.object();
        } else {
            reader.lines();
        }
        return List.copyOf(reader.pairs);
    }

    // --- key=value ------------------------------------------------------------------------------------------------

    private void lines() throws FormException {
        while (at < text.length()) {
            int end = endOfLine();
            String line = text.substring(at, end);
            if (!line.isBlank()) {
                int equals = line.replace('＝', '=').indexOf('=');
                if (equals < 0 || line.substring(0, equals).isBlank()) {
                    throw here();
                }
                add(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
            at = end + 1;
        }
    }

    private int endOfLine() {
        int end = at;
        while (end < text.length() && "\r\n;；".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    // --- JSON -----------------------------------------------------------------------------------------------------

    private void object() throws FormException {
        expect('{');
        blanks();
        if (peek() != '}') {
            pair();
            while (peek() == ',') {
                at++;
                blanks();
                pair();
            }
        }
        expect('}');
        blanks();
        if (at < text.length()) {
            throw here();
        }
    }

    private void pair() throws FormException {
        String key = string().strip();
        blanks();
        expect(':');
        blanks();
        if (peek() == '"') {
            add(key, string());
        } else {
            String word = word();
            if (!word.equals("null")) {
                add(key, word);
            }
        }
        blanks();
    }

    /** A number, true, false or null, as written. */
    private String word() throws FormException {
        int start = at;
        while (at < text.length() && (isAsciiLetterOrDigit(text.charAt(at)) || "+-.".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        String word = text.substring(start, at);
        boolean good = word.matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?|true|false|null");
        if (!good) {
            at = start;
            throw here();
        }
        return word;
    }

    private String string() throws FormException {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (peek() != '"') {
            char c = text.charAt(at);
            if (c < ' ') {
                throw here();
            }
            at++;
            string.append(c == '\\' ? escaped() : c);
        }
        at++;
        return string.toString();
    }

    private char escaped() throws FormException {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> {
                at--;
                throw here();
            }
        };
    }

    private char unicode() throws FormException {
        String hex = text.substring(at, Math.min(text.length(), at + 4));
        if (!hex.matches("[0-9a-fA-F]{4}")) {
            throw here();
        }
        at += 4;
        return (char) Integer.parseInt(hex, 16);
    }

    private char peek() throws FormException {
        if (at >= text.length()) {
            throw here();
        }
        return text.charAt(at);
    }

    private void expect(char wanted) throws FormException {
        if (peek() != wanted) {
            throw here();
        }
        at++;
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void add(String key, String value) throws FormException {
        if (pairs.size() == MOST_PAIRS) {
            throw here();
        }
        pairs.add(new Pair(key, value));
    }

    private FormException here() {
        return new FormException(Math.min(at, text.length()) + 1);
    }

    private static boolean isAsciiLetterOrDigit(char c) {
        return c < 0x80 && Character.isLetterOrDigit(c);
    }
}
