package org.liandan.jt808;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import java.util.HexFormat;

/** An immutable run of bytes, compared by content: what the standard leaves to vendors, or what is not text or numbers. */
public final class Bytes {

    /** No bytes. */
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] bytes;

    private Bytes(byte[] own) {
        this.bytes = own;
    }

    /** A copy of the bytes given. */
    public static Bytes copyOf(byte[] source) {
        return copyOf(source, 0, source.length);
    }

    /** A copy of {@code length} bytes from {@code start}. */
    public static Bytes copyOf(byte[] source, int start, int length) {
        return length == 0 ? EMPTY : new Bytes(Arrays.copyOfRange(source, start, start + length));
    }

    /**
     * Bytes written as hexadecimal digits.
     *
     * @throws IllegalArgumentException if these are not pairs of hexadecimal digits
     */
    public static Bytes ofHex(String hex) {
        return new Bytes(HexFormat.of().parseHex(hex));
    }

    public int size() {
        return bytes.length;
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /** The byte at an index, 0 to 255. */
    public int at(int index) {
        return bytes[index] & 0xff;
    }

    /** The first so many bytes, or all if there are fewer. */
    Bytes head(int most) {
        return most >= bytes.length ? this : copyOf(bytes, 0, most);
    }

    /** Lower-case hexadecimal digits. */
    public String toHex() {
        return HexFormat.of().formatHex(bytes);
    }

    /** A copy that the caller may change. */
    public byte[] toArray() {
        return bytes.clone();
    }

    void writeTo(ByteBuf out) {
        out.writeBytes(bytes);
    }

    BodyReader reader() {
        return new BodyReader(bytes, 0, bytes.length, ProtocolVersion.V2013);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return toHex();
    }
}
