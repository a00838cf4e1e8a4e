package org.liandan.jt808;

import java.util.List;

/** Ranges of the wire's number types, checked by the values' own constructors. */
final class Check {

    private Check() {}

    static void octet(String field, int value) {
        range(field, value, 0, 0xff);
    }

    static void word(String field, int value) {
        range(field, value, 0, 0xffff);
    }

    static void dword(String field, long value) {
        range(field, value, 0, 0xffff_ffffL);
    }

    static void range(String field, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(field + " must be " + least + " to " + most + ", is " + value);
        }
    }

    static void atMost(String field, int count, int most) {
        if (count > most) {
            throw new IllegalArgumentException(field + " may have at most " + most + " elements, has " + count);
        }
    }

    static void octets(String field, List<Integer> values) {
        atMost(field, values.size(), 0xff);
        values.forEach(value -> octet(field, value));
    }

    /** Hexadecimal digits in lower case, as {@link Bcd#digits} gives them. */
    static void digits(String field, String digits, int count) {
        if (digits.length() != count
                || !digits.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
            throw new IllegalArgumentException(field + " must be " + count + " digits, is '" + digits + "'");
        }
    }
}
