package org.liandan.jt808;

import io.netty.buffer.ByteBuf;

/**
 * Writes messages as frames, escaped, with check code (JT/T 808 clause 4.4). A body of more than 1023 bytes goes out in
 * several packages with consecutive serial numbers.
 */
public final class FrameWriter {

    private static final int FLAG = 0x7e;
    private static final int ESCAPE = 0x7d;
    /** The ten bits of the body length. */
    private static final int MOST_BODY_BYTES = 0x3ff;

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
        int start = out.writerIndex();
        try {
            int bodyStart = begin(out, version, message.messageId(), phone, serial);
            PlatformCodec.write(new BodyWriter(out, version), message);
            return end(out, version, start, bodyStart);
        } catch (IllegalArgumentException e) {
            out.writerIndex(start);
            throw e;
        }
    }

    /** Appends the frames of a terminal's message; see {@link #write(ByteBuf, ProtocolVersion, String, int, PlatformMessage)}. */
    public static int write(ByteBuf out, ProtocolVersion version, String phone, int serial, TerminalMessage message) {
        int start = out.writerIndex();
        try {
            int bodyStart = begin(out, version, message.messageId(), phone, serial);
            TerminalCodec.write(new BodyWriter(out, version), message);
            return end(out, version, start, bodyStart);
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

    private static int end(ByteBuf out, ProtocolVersion version, int start, int bodyStart) {
        int length = out.writerIndex() - bodyStart;
        if (length > MOST_BODY_BYTES) {
            return split(out, version, start, bodyStart);
        }
        out.setShort(start + 3, out.getUnsignedShort(start + 3) | length);
        close(out, start);
        return 1;
    }

    /** Takes the long body back and writes it in packages. */
    private static int split(ByteBuf out, ProtocolVersion version, int start, int bodyStart) {
        byte[] header = new byte[bodyStart - start];
        byte[] body = new byte[out.writerIndex() - bodyStart];
        out.getBytes(start, header).getBytes(bodyStart, body);
        out.writerIndex(start);
        int total = (body.length + MOST_BODY_BYTES - 1) / MOST_BODY_BYTES;
        Check.word("packages", total);
        int firstSerial = BigEndian.word(header, header.length - 2);
        int flags = (version == ProtocolVersion.V2019 ? VERSION_BIT : 0) | PACKAGE_BIT;
        for (int i = 0; i < total; i++) {
            int from = i * MOST_BODY_BYTES;
            int length = Math.min(MOST_BODY_BYTES, body.length - from);
            int frame = out.writerIndex();
            out.writeBytes(header);
            out.setShort(frame + 3, flags | length);
            out.setShort(frame + header.length - 2, firstSerial + i);
            out.writeShort(total);
            out.writeShort(i + 1);
            out.writeBytes(body, from, length);
            close(out, frame);
        }
        return total;
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
