package org.liandan.app;

import java.io.ByteArrayOutputStream;

/**
 * A line of hexadecimal digits as logs and vendors' tools write them: upper or lower case, blanks, commas, colons or hyphens
 * between, {@code 0x} or {@code \x} in front of a byte.
 */
final class HexLine {

    private HexLine() {}

    /** The line is not made of pairs of hexadecimal digits; the message is a sentence for people. */
    static final class NotHexException extends Exception {

        private static final long serialVersionUID = 1L;

        NotHexException(String sentence) {
            super(sentence);
        }
    }

    static byte[] parse(String line) throws NotHexException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(line.length() / 2);
        int high = -1;
        boolean prefixed = false;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            int digit = Character.digit(c, 16);
            if (isPrefix(line, at) || isSeparator(c)) {
                // 0x7 for 0x07: only where the byte has a prefix, elsewhere a blank between two digits means nothing
                if (high >= 0 && prefixed) {
                    bytes.write(high);
                    high = -1;
                }
                prefixed = isPrefix(line, at);
                at += prefixed ? 1 : 0;
            } else if (digit < 0 || c > 'f') {
                throw new NotHexException("第 " + (at + 1) + " 个字符不是十六进制数字 / character " + (at + 1)
                        + " is no hexadecimal digit: " + shown(c));
            } else if (high < 0) {
                high = digit;
            } else {
                bytes.write(high << 4 | digit);
                high = -1;
            }
        }
        if (high >= 0) {
            if (!prefixed) {
                throw new NotHexException("十六进制数字的个数为奇数 / the number of hexadecimal digits is odd");
            }
            bytes.write(high);
        }
        return bytes.toByteArray();
    }

    private static boolean isPrefix(String line, int at) {
        char first = line.charAt(at);
        char second = at + 1 < line.length() ? line.charAt(at + 1) : ' ';
        return (first == '0' || first == '\\') && (second == 'x' || second == 'X');
    }

    private static boolean isSeparator(char c) {
        return Character.isWhitespace(c) || c == ',' || c == ';' || c == ':' || c == '-';
    }

    private static String shown(char c) {
        return c > ' ' && c < 0x7f
                ? "'" + c + "'"
                : "U+" + Integer.toHexString(0x1_0000 | c).substring(1);
    }
}
