package org.liandan.jt808;

import io.netty.buffer.ByteBuf;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The wire's BCD fields: 8421 digits, two a byte (JT/T 808 clause 4.2). */
final class Bcd {

    /** All times of the protocol but that of 0x8004. */
    static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

    private static final char[] HEX = "0123456789abcdef".toCharArray();
    private static final int[] DAYS_BEFORE_MONTH = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    private static final int[] DAYS_OF_MONTH = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final long DAYS_TO_2000 = 10_957;
    private static final int DAYS_OF_FOUR_YEARS = 4 * 365 + 1;
    private static final int DAYS_OF_CENTURY = 25 * DAYS_OF_FOUR_YEARS;
    private static final long SECONDS_OF_DAY = 86_400;

    private Bcd() {}

    static String digits(byte[] bytes, int from, int length) {
        char[] digits = new char[length * 2];
        for (int i = 0; i < length; i++) {
            digits[2 * i] = HEX[bytes[from + i] >> 4 & 0xf];
            digits[2 * i + 1] = HEX[bytes[from + i] & 0xf];
        }
        return new String(digits);
    }

    /** Digits without zeros in front; "0" when there are only zeros. */
    static String number(byte[] bytes, int from, int length) {
        String digits = digits(bytes, from, length);
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }

    /** YYMMDDhhmmss of the years 2000 to 2099 in GMT+8, or null when these are no calendar time. Makes no other object. */
    static @Nullable Instant time(byte[] bytes, int at) {
        long local = localSeconds(bytes, at);
        return local < 0 ? null : Instant.ofEpochSecond(local - ZONE.getTotalSeconds());
    }

    /** The same in UTC: only 0x8004 has it. */
    static @Nullable Instant utcTime(byte[] bytes, int at) {
        long local = localSeconds(bytes, at);
        return local < 0 ? null : Instant.ofEpochSecond(local);
    }

    /** Seconds of the wall clock since 1970, or -1. */
    private static long localSeconds(byte[] bytes, int at) {
        int year = pair(bytes[at]);
        int month = pair(bytes[at + 1]);
        int day = pair(bytes[at + 2]);
        int hour = pair(bytes[at + 3]);
        int minute = pair(bytes[at + 4]);
        int second = pair(bytes[at + 5]);
        if ((year | month | day | hour | minute | second) < 0
                || month < 1
                || month > 12
                || day < 1
                || day > daysOfMonth(year, month)
                || hour > 23
                || minute > 59
                || second > 59) {
            return -1;
        }
        // every fourth year of 2000 to 2099 is a leap year, 2000 among them
        long days = DAYS_TO_2000 + year * 365L + (year + 3) / 4 + DAYS_BEFORE_MONTH[month - 1] + day - 1;
        if (month > 2 && year % 4 == 0) {
            days++;
        }
        return ((days * 24 + hour) * 60 + minute) * 60 + second;
    }

    private static int daysOfMonth(int year, int month) {
        return month == 2 && year % 4 == 0 ? 29 : DAYS_OF_MONTH[month - 1];
    }

    /** The two digits of a byte as a number, or -1. */
    static int pair(byte value) {
        int high = value >> 4 & 0xf;
        int low = value & 0xf;
        return high > 9 || low > 9 ? -1 : high * 10 + low;
    }

    /**
     * Writes YYMMDDhhmmss in that zone; six zero bytes for null.
     *
     * @throws IllegalArgumentException if the year is not 2000 to 2099
     */
    static void writeTime(ByteBuf out, @Nullable Instant time, ZoneOffset zone) {
        if (time == null) {
            out.writeZero(6);
            return;
        }
        long local = time.getEpochSecond() + zone.getTotalSeconds();
        long days = Math.floorDiv(local, SECONDS_OF_DAY) - DAYS_TO_2000;
        if (days < 0 || days >= DAYS_OF_CENTURY) {
            Check.range("year", LocalDateTime.ofInstant(time, zone).getYear(), 2000, 2099);
        }
        int second = (int) Math.floorMod(local, SECONDS_OF_DAY);
        writeDate(out, (int) days);
        writePair(out, second / 3600);
        writePair(out, second / 60 % 60);
        writePair(out, second % 60);
    }

    /** Writes YYMMDD of a day since 2000-01-01, the first day of the first of four years with one leap year. */
    private static void writeDate(ByteBuf out, int days) {
        int ofFourYears = days % DAYS_OF_FOUR_YEARS;
        boolean leap = ofFourYears < 366;
        int day = leap ? ofFourYears : (ofFourYears - 1) % 365;
        writePair(out, days / DAYS_OF_FOUR_YEARS * 4 + (leap ? 0 : (ofFourYears - 1) / 365));
        if (leap && day == DAYS_BEFORE_MONTH[2]) {
            writePair(out, 2);
            writePair(out, 29);
            return;
        }
        int ofCommonYear = leap && day > DAYS_BEFORE_MONTH[2] ? day - 1 : day;
        int month = 12;
        while (DAYS_BEFORE_MONTH[month - 1] > ofCommonYear) {
            month--;
        }
        writePair(out, month);
        writePair(out, ofCommonYear - DAYS_BEFORE_MONTH[month - 1] + 1);
    }

    static void writePair(ByteBuf out, int number) {
        out.writeByte((number / 10) << 4 | number % 10);
    }

    /**
     * Writes hexadecimal digits into {@code length} bytes, zeros in front.
     *
     * @throws IllegalArgumentException if a character is no hexadecimal digit or there are too many
     */
    static void writeDigits(ByteBuf out, String field, String digits, int length) {
        int pad = length * 2 - digits.length();
        if (pad < 0) {
            throw new IllegalArgumentException(
                    field + " may have at most " + length * 2 + " digits, has " + digits.length());
        }
        for (int i = 0; i < length; i++) {
            out.writeByte(digit(field, digits, 2 * i - pad) << 4 | digit(field, digits, 2 * i + 1 - pad));
        }
    }

    private static int digit(String field, String digits, int index) {
        if (index < 0) {
            return 0;
        }
        char c = digits.charAt(index);
        int value = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
        if (value < 0 || value > 15 || c > '9' && value < 10) {
            throw new IllegalArgumentException(field + " must be hexadecimal digits, is '" + digits + "'");
        }
        return value;
    }
}
