package org.liandan.jt808;

import io.netty.buffer.ByteBuf;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes the fields of one message body in order, in the layout of one edition. */
final class BodyWriter {

    private final ByteBuf out;
    private final ProtocolVersion version;

    BodyWriter(ByteBuf out, ProtocolVersion version) {
        this.out = out;
        this.version = version;
    }

    ProtocolVersion version() {
        return version;
    }

    ByteBuf out() {
        return out;
    }

    void octet(int value) {
        out.writeByte(value);
    }

    void word(int value) {
        out.writeShort(value);
    }

    void dword(long value) {
        out.writeInt((int) value);
    }

    void bits(int value) {
        out.writeInt(value);
    }

    void bytes(Bytes value) {
        value.writeTo(out);
    }

    void coded(Coded value) {
        out.writeByte(value.code());
    }

    /** One byte, 1 for yes. */
    void flag(boolean value) {
        out.writeByte(value ? 1 : 0);
    }

    /** GBK text without anything around it. */
    void text(String value) {
        out.writeBytes(value.getBytes(BodyReader.GBK));
    }

    /** GBK text as the last field: 2011 alone puts a zero byte behind it (JT/T 808-2011 clause 4.2). */
    void lastText(String value) {
        text(value);
        if (version == ProtocolVersion.V2011) {
            out.writeByte(0);
        }
    }

    /**
     * GBK text without anything around it.
     *
     * @throws IllegalArgumentException if it has more bytes than that
     */
    void textAtMost(String field, String value, int mostBytes) {
        byte[] text = value.getBytes(BodyReader.GBK);
        Check.atMost(field, text.length, mostBytes);
        out.writeBytes(text);
    }

    /**
     * GBK text in a field of fixed length, padded behind.
     *
     * @throws IllegalArgumentException if the text is longer than the field
     */
    void text(String field, String value, int length, char padding) {
        byte[] text = value.getBytes(BodyReader.GBK);
        Check.atMost(field, text.length, length);
        byte[] padded = Arrays.copyOf(text, length);
        Arrays.fill(padded, text.length, length, (byte) padding);
        out.writeBytes(padded);
    }

    void text(String field, String value, int length) {
        text(field, value, length, '\0');
    }

    /** One byte of length, then GBK text. */
    void octetText(String field, String value) {
        byte[] text = value.getBytes(BodyReader.GBK);
        Check.atMost(field, text.length, 0xff);
        out.writeByte(text.length).writeBytes(text);
    }

    /** Two bytes of length, then GBK text. */
    void wordText(String field, String value) {
        byte[] text = value.getBytes(BodyReader.GBK);
        Check.atMost(field, text.length, 0xffff);
        out.writeShort(text.length).writeBytes(text);
    }

    void digits(String field, String digits, int length) {
        Bcd.writeDigits(out, field, digits, length);
    }

    void utcTime(Instant time) {
        Bcd.writeTime(out, time, ZoneOffset.UTC);
    }

    /** A number below 100 as two BCD digits. */
    void pair(int number) {
        Bcd.writePair(out, number);
    }

    void time(@Nullable Instant time) {
        Bcd.writeTime(out, time, Bcd.ZONE);
    }
}
