package org.liandan.jt808;

import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one message body in order. Each read names its field, so that a body that is too short is refused
 * with a sentence. Every read that does not fit leaves by {@link MalformedBody}.
 */
final class BodyReader {

    /** Charset of STRING (JT/T 808 clause 4.2). */
    static final Charset GBK = Charset.forName("GBK");

    private final byte[] bytes;
    private final int start;
    private final int end;
    private int at;
    private ProtocolVersion version;

    BodyReader(byte[] bytes, int start, int end, ProtocolVersion version) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        this.at = start;
        this.version = version;
    }

    /** Edition whose layout the body has: by the header, refined by a codec with {@link #use}. */
    ProtocolVersion version() {
        return version;
    }

    /** Notes that the body has the layout of that edition. */
    void use(ProtocolVersion layout) {
        version = layout;
    }

    int remaining() {
        return end - at;
    }

    /** The byte that many bytes ahead, 0 to 255, without taking it; -1 behind the end. */
    int peek(int ahead) {
        return ahead < end - at ? bytes[at + ahead] & 0xff : -1;
    }

    int octet(String field) {
        return bytes[take(field, 1)] & 0xff;
    }

    /** A WORD that many bytes ahead, without taking it; -1 behind the end. */
    int peekWord(int ahead) {
        return ahead + 2 <= end - at ? BigEndian.word(bytes, at + ahead) : -1;
    }

    /** A DWORD that many bytes ahead, without taking it; -1 behind the end. */
    long peekDword(int ahead) {
        return ahead + 4 <= end - at ? BigEndian.dword(bytes, at + ahead) : -1;
    }

    /** Whether a calendar time, or none (six zero bytes), is that many bytes ahead. */
    boolean timeAhead(int ahead) {
        return ahead + 6 <= end - at
                && (Bcd.time(bytes, at + ahead) != null || (peekDword(ahead) == 0 && peekWord(ahead + 4) == 0));
    }

    /** Whether the bytes from that many ahead to the end are whole items of a position report. */
    boolean itemsAhead(int ahead) {
        int next = at + ahead;
        while (next + 1 < end) {
            next += 2 + (bytes[next + 1] & 0xff);
        }
        return next == end;
    }

    /** A BYTE within bounds. */
    int octet(String field, int least, int most) {
        return within(field, octet(field), least, most, 1);
    }

    /** A BYTE that is 0 for no, 1 for yes. */
    boolean flag(String field) {
        return octet(field, 0, 1) == 1;
    }

    /** A DWORD that is not 0. */
    long positiveDword(String field) {
        long value = dword(field);
        if (value == 0) {
            throw outside(field, value, 1, 0xffff_ffffL, 4);
        }
        return value;
    }

    private int within(String field, int value, int least, int most, int taken) {
        if (value < least || value > most) {
            throw outside(field, value, least, most, taken);
        }
        return value;
    }

    private MalformedBody outside(String field, long value, long least, long most, int taken) {
        return new MalformedBody(
                MalformedReason.BAD_FIELD,
                at - taken - start,
                "字段 " + field + " 应为 " + least + " 至 " + most + "，实为 " + value + " / field " + field + " must be "
                        + least + " to " + most + ", is " + value);
    }

    int word(String field) {
        return BigEndian.word(bytes, take(field, 2));
    }

    long dword(String field) {
        return BigEndian.dword(bytes, take(field, 4));
    }

    /** A DWORD as its 32 bits. */
    int bits(String field) {
        return BigEndian.bits(bytes, take(field, 4));
    }

    Bytes bytes(String field, int length) {
        int from = take(field, length);
        return Bytes.copyOf(bytes, from, length);
    }

    /** So many bytes as a length field said, which may be more than there can be. */
    Bytes counted(String field, long length) {
        return bytes(field, (int) Math.min(length, Integer.MAX_VALUE));
    }

    /** Passes over bytes that say nothing. */
    void skip(String field, int length) {
        take(field, length);
    }

    /** All bytes that are left. */
    Bytes rest() {
        int from = at;
        at = end;
        return Bytes.copyOf(bytes, from, end - from);
    }

    /** All bytes that are left, which must be so many at least. */
    Bytes rest(String field, int least) {
        int from = take(field, Math.max(least, end - at));
        return Bytes.copyOf(bytes, from, end - from);
    }

    /** GBK text of that many bytes, without zero bytes and blanks around it. */
    String text(String field, int length) {
        int from = take(field, length);
        int to = from + length;
        while (to > from && padding(bytes[to - 1])) {
            to--;
        }
        while (from < to && padding(bytes[from])) {
            from++;
        }
        return new String(bytes, from, to - from, GBK);
    }

    /** GBK text up to the end of the body. */
    String restText(String field) {
        return text(field, remaining());
    }

    /** Digits of a BCD field, lower-case hexadecimal as sent. */
    String digits(String field, int length) {
        int from = take(field, length);
        return Bcd.digits(bytes, from, length);
    }

    /** BCD[6] YYMMDDhhmmss in GMT+8, or null when the digits are no calendar time. */
    @Nullable Instant time(String field) {
        return Bcd.time(bytes, take(field, 6));
    }

    /** One byte of length, then GBK text of that many bytes. */
    String octetText(String field) {
        return text(field, octet(field));
    }

    /** Two bytes of length, then GBK text of that many bytes. */
    String wordText(String field) {
        return text(field, word(field));
    }

    /** BCD[6] YYMMDDhhmmss in UTC, which must be a calendar time. */
    Instant utcTime(String field) {
        Instant time = Bcd.utcTime(bytes, take(field, 6));
        if (time == null) {
            throw badField(field, 6, "有效时间", "a calendar time");
        }
        return time;
    }

    /** Two BCD digits that must be a number up to {@code most}. */
    int pair(String field, int most) {
        int number = Bcd.pair(bytes[take(field, 1)]);
        if (number < 0 || number > most) {
            throw badField(field, 1, "0 至 " + most, "0 to " + most);
        }
        return number;
    }

    /** A DWORD that must not be above {@code most}. */
    int dword(String field, int most) {
        long value = dword(field);
        if (value > most) {
            throw outside(field, value, 0, most, 4);
        }
        return (int) value;
    }

    /** The fault of a field that has just been read and has these many bytes. */
    MalformedBody badField(String field, int length, String chineseRule, String englishRule) {
        String value = Bcd.digits(bytes, at - length, length);
        return new MalformedBody(
                MalformedReason.BAD_FIELD,
                at - length - start,
                "字段 " + field + " 应为" + chineseRule + "，实为 0x" + value + " / field " + field + " must be " + englishRule
                        + ", is 0x" + value);
    }

    /**
     * Reads all that is left, which 2011 and 2013 lay out differently under one and the same header: in the edition that is
     * known if the body fits it, else in the other, which is then noted as {@link #use}d.
     */
    <T> T eitherEdition(Function<BodyReader, T> layout) {
        ProtocolVersion known = version;
        if (known == ProtocolVersion.V2019) {
            return layout.apply(this);
        }
        ProtocolVersion other = known == ProtocolVersion.V2011 ? ProtocolVersion.V2013 : ProtocolVersion.V2011;
        return firstFitting(List.of(in -> layout.apply(in.as(known)), in -> layout.apply(in.as(other))));
    }

    private BodyReader as(ProtocolVersion edition) {
        version = edition;
        return this;
    }

    /** Reads all that is left by the first of these layouts that it fits. Where none does, the fault is that of the first. */
    <T> T firstFitting(List<Function<BodyReader, T>> layouts) {
        int begin = at;
        for (Function<BodyReader, T> layout : layouts) {
            at = begin;
            try {
                T read = layout.apply(this);
                if (at == end) {
                    return read;
                }
            } catch (MalformedBody _) {
                // not this one
            }
        }
        at = begin;
        return layouts.getFirst().apply(this);
    }

    /** BCD[6] YYMMDDhhmmss in GMT+8, or null for six zero bytes; anything else is refused. */
    @Nullable Instant timeOrNone(String field) {
        if (remaining() >= 6 && !timeAhead(0)) {
            throw new MalformedBody(
                    MalformedReason.BAD_FIELD,
                    at - start,
                    "字段 " + field + " 应为日期时间或全零 / field " + field + " must be a date and time, or zeros");
        }
        return time(field);
    }

    /** One byte that must be the code of one of the values. */
    <E extends Coded> E coded(String field, E[] values) {
        return coded(field, values, octet(field), at - 1);
    }

    private <E extends Coded> E coded(String field, E[] values, int code, int where) {
        for (E value : values) {
            if (value.code() == code) {
                return value;
            }
        }
        StringBuilder codes = new StringBuilder();
        for (E value : values) {
            codes.append(codes.isEmpty() ? "" : ", ").append(value.code());
        }
        throw new MalformedBody(
                MalformedReason.BAD_FIELD,
                where - start,
                "字段 " + field + " 应为 " + codes + " 之一，实为 " + code + " / field " + field + " must be one of " + codes
                        + ", is " + code);
    }

    /** The next bytes as a body of their own. */
    BodyReader slice(String field, int length) {
        int from = take(field, length);
        return new BodyReader(bytes, from, from + length, version);
    }

    /** The items of a position report: all that is left. */
    LocationItems items() {
        int from = at;
        at = end;
        return LocationItems.copyOf(bytes, from, end);
    }

    /** @throws MalformedBody if bytes are left */
    void finish() {
        if (at != end) {
            throw new MalformedBody(
                    MalformedReason.TRAILING_BYTES,
                    at - start,
                    "消息体末尾多出 " + remaining() + " 字节 / " + remaining() + " bytes are left behind the last field");
        }
    }

    private int take(String field, int length) {
        int from = at;
        if (length > end - from) {
            throw new MalformedBody(
                    MalformedReason.BODY_TOO_SHORT,
                    from - start,
                    "消息体在字段 " + field + " 处不足：需要 " + length + " 字节，只剩 " + (end - from)
                            + " 字节 / body ends inside field " + field + ": " + length + " bytes needed, "
                            + (end - from) + " left");
        }
        at = from + length;
        return from;
    }

    private static boolean padding(byte value) {
        return value == 0 || value == ' ';
    }
}
