package org.liandan.jt808;

import io.netty.buffer.ByteBuf;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages as frames, escaped, with check code (JT/T 808 clause 4.4). A body of more than 1023 bytes goes out in
 * several packages with consecutive serial numbers.
 */
public final class FrameWriter {

    private static final int FLAG = 0x7e;
    private static final int ESCAPE = 0x7d;
    /** The ten bits of the body length. */
    private static final int MOST_BODY_BYTES = 0x3ff;

    private static final int ENCRYPTION_SHIFT = 10;
    private static final int PACKAGE_BIT = 1 << 13;
    private static final int VERSION_BIT = 1 << 14;
    /** The version byte of JT/T 808-2019. */
    private static final int REVISION_2019 = 1;

    private FrameWriter() {}

    /**
     * Appends the frames of a platform's message.
     *
     * @param serial of the first package, 0 to 65535
     * @return number of packages written, each with a serial of its own; 1 for a message that is not split
     * @throws IllegalArgumentException if the phone or a value does not fit its field in that edition; nothing is appended
     */
    public static int write(ByteBuf out, ProtocolVersion version, String phone, int serial, PlatformMessage message) {
        return write(out, version, phone, serial, message, null);
    }

    /**
     * The same with encrypted bodies.
     *
     * @param cipher encrypts the body of each package; null for none
     * @throws IllegalArgumentException if the cipher has no key to encrypt with
     */
    public static int write(
            ByteBuf out,
            ProtocolVersion version,
            String phone,
            int serial,
            PlatformMessage message,
            @Nullable BodyCipher cipher) {
        int start = out.writerIndex();
        try {
            int bodyStart = begin(out, version, message.messageId(), phone, serial);
            PlatformCodec.write(new BodyWriter(out, version), message);
            return end(out, version, start, bodyStart, cipher);
        } catch (IllegalArgumentException e) {
            out.writerIndex(start);
            throw e;
        }
    }

    /** Appends the frames of a terminal's message; see {@link #write(ByteBuf, ProtocolVersion, String, int, PlatformMessage)}. */
    public static int write(ByteBuf out, ProtocolVersion version, String phone, int serial, TerminalMessage message) {
        return write(out, version, phone, serial, message, null);
    }

    /** The same with encrypted bodies; see {@link #write(ByteBuf, ProtocolVersion, String, int, PlatformMessage, BodyCipher)}. */
    public static int write(
            ByteBuf out,
            ProtocolVersion version,
            String phone,
            int serial,
            TerminalMessage message,
            @Nullable BodyCipher cipher) {
        int start = out.writerIndex();
        try {
            int bodyStart = begin(out, version, message.messageId(), phone, serial);
            TerminalCodec.write(new BodyWriter(out, version), message);
            return end(out, version, start, bodyStart, cipher);
        } catch (IllegalArgumentException e) {
            out.writerIndex(start);
            throw e;
        }
    }

    /** Flag and header without package item, the attributes still without length; where the body begins. */
    private static int begin(ByteBuf out, ProtocolVersion version, int messageId, String phone, int serial) {
        Check.word("serial", serial);
        out.writeByte(FLAG);
        out.writeShort(messageId);
        if (version == ProtocolVersion.V2019) {
            out.writeShort(VERSION_BIT);
            out.writeByte(REVISION_2019);
        } else {
            out.writeShort(0);
        }
        Bcd.writeDigits(out, "phone", phone, version.phoneBytes());
        out.writeShort(serial);
        return out.writerIndex();
    }

    private static int end(
            ByteBuf out, ProtocolVersion version, int start, int bodyStart, @Nullable BodyCipher cipher) {
        int length = out.writerIndex() - bodyStart;
        if ((cipher != null && length > 0) || length > MOST_BODY_BYTES) {
            return writePackages(out, version, start, bodyStart, cipher);
        }
        out.setShort(start + 3, out.getUnsignedShort(start + 3) | length);
        close(out, start);
        return 1;
    }

    /** Takes the body back and writes it encrypted, in packages where one does not hold it. */
    private static int writePackages(
            ByteBuf out, ProtocolVersion version, int start, int bodyStart, @Nullable BodyCipher cipher) {
        byte[] header = new byte[bodyStart - start];
        byte[] body = new byte[out.writerIndex() - bodyStart];
        out.getBytes(start, header).getBytes(bodyStart, body);
        out.writerIndex(start);
        int most = cipher == null ? MOST_BODY_BYTES : cipher.mostPlainBytes();
        int total = (body.length + most - 1) / most;
        Check.word("packages", total);
        int firstSerial = BigEndian.word(header, header.length - 2);
        int flags = (version == ProtocolVersion.V2019 ? VERSION_BIT : 0)
                | (total > 1 ? PACKAGE_BIT : 0)
                | (cipher == null ? 0 : cipher.method() << ENCRYPTION_SHIFT);
        for (int i = 0; i < total; i++) {
            byte[] part = encrypted(Arrays.copyOfRange(body, i * most, Math.min(body.length, (i + 1) * most)), cipher);
            int frame = out.writerIndex();
            out.writeBytes(header);
            out.setShort(frame + 3, flags | part.length);
            out.setShort(frame + header.length - 2, firstSerial + i);
            if (total > 1) {
                out.writeShort(total);
                out.writeShort(i + 1);
            }
            out.writeBytes(part);
            close(out, frame);
        }
        return total;
    }

    private static byte[] encrypted(byte[] part, @Nullable BodyCipher cipher) {
        if (cipher == null) {
            return part;
        }
        try {
            return cipher.encrypt(part);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the body cannot be encrypted", e);
        }
    }

    /** Appends the check code, escapes everything behind the flag at {@code start}, and appends the other flag. */
    private static void close(ByteBuf out, int start) {
        int code = 0;
        int special = 0;
        for (int i = start + 1; i < out.writerIndex(); i++) {
            int value = out.getByte(i);
            code ^= value;
            special += isSpecial(value) ? 1 : 0;
        }
        out.writeByte(code);
        special += isSpecial(code) ? 1 : 0;
        if (special > 0) {
            escape(out, start + 1, special);
        }
        out.writeByte(FLAG);
    }

    /** Makes room and moves the bytes from the last to the first, so that none is overwritten before it is read. */
    private static void escape(ByteBuf out, int from, int special) {
        int read = out.writerIndex();
        out.writeZero(special);
        int write = out.writerIndex();
        while (read > from && write > read) {
            int value = out.getByte(--read);
            if (isSpecial(value)) {
                out.setByte(--write, value == ESCAPE ? 1 : 2);
                out.setByte(--write, ESCAPE);
            } else {
                out.setByte(--write, value);
            }
        }
    }

    private static boolean isSpecial(int value) {
        return (value & 0xff) == FLAG || (value & 0xff) == ESCAPE;
    }
}
