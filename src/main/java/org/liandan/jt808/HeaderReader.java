package org.liandan.jt808;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads headers (JT/T 808 clause 4.4.3) of one connection. The phone number hardly ever changes there, so its text is made
 * once.
 */
final class HeaderReader {

    private static final int LENGTH_MASK = 0x3ff;
    private static final int ENCRYPTION_SHIFT = 10;
    private static final int ENCRYPTION_MASK = 7;
    private static final int PACKAGE_BIT = 1 << 13;
    private static final int VERSION_BIT = 1 << 14;
    private static final int PACKAGE_ITEM_BYTES = 4;

    private byte[] phoneBytes = new byte[0];
    private String phone = "0";
    private @Nullable Header header;
    private int bodyStart;
    private boolean packageItem;

    /** Reads the header of an un-escaped frame without its check code; the fault, or null. */
    @Nullable Malformed read(byte[] frame, int length) {
        int attributes = BigEndian.word(frame, 2);
        int bodyLength = attributes & LENGTH_MASK;
        packageItem = (attributes & PACKAGE_BIT) != 0;
        ProtocolVersion version = layout(attributes, length);
        bodyStart = version.headerBytes() + (packageItem ? PACKAGE_ITEM_BYTES : 0);
        if (length < bodyStart) {
            return FrameReader.tooShort(bodyStart + 1, length + 1);
        }
        Header read = header(frame, attributes, version);
        header = read;
        if (length - bodyStart != bodyLength) {
            return new Malformed(
                    MalformedReason.LENGTH_MISMATCH,
                    2,
                    "消息体长度应为 " + bodyLength + " 字节，实有 " + (length - bodyStart) + " 字节 / the header says " + bodyLength
                            + " bytes of body, there are " + (length - bodyStart),
                    read);
        }
        return null;
    }

    /** The header of the last frame that had one. */
    Header header() {
        Header read = header;
        if (read == null) {
            throw new IllegalStateException("no header has been read");
        }
        return read;
    }

    int bodyStart() {
        return bodyStart;
    }

    boolean hasPackageItem() {
        return packageItem;
    }

    /**
     * Bit 14 tells the edition; but some devices set it on a header of 2013, or leave it out of one of 2019, so where only
     * the other form has the length that is there, that form is taken.
     */
    private static ProtocolVersion layout(int attributes, int length) {
        ProtocolVersion flagged = (attributes & VERSION_BIT) != 0 ? ProtocolVersion.V2019 : ProtocolVersion.V2013;
        ProtocolVersion other = flagged == ProtocolVersion.V2019 ? ProtocolVersion.V2013 : ProtocolVersion.V2019;
        int rest = (attributes & LENGTH_MASK) + ((attributes & PACKAGE_BIT) != 0 ? PACKAGE_ITEM_BYTES : 0);
        return length == other.headerBytes() + rest ? other : flagged;
    }

    private Header header(byte[] frame, int attributes, ProtocolVersion version) {
        int at = version == ProtocolVersion.V2019 ? 5 : 4;
        int behindPhone = at + version.phoneBytes();
        boolean split = packageItem;
        return new Header(
                BigEndian.word(frame, 0),
                version,
                version == ProtocolVersion.V2019 ? frame[4] & 0xff : 0,
                phone(frame, at, behindPhone),
                BigEndian.word(frame, behindPhone),
                attributes >> ENCRYPTION_SHIFT & ENCRYPTION_MASK,
                split ? BigEndian.word(frame, behindPhone + 2) : 0,
                split ? BigEndian.word(frame, behindPhone + 4) : 0);
    }

    private String phone(byte[] frame, int from, int to) {
        if (!Arrays.equals(frame, from, to, phoneBytes, 0, phoneBytes.length)) {
            phoneBytes = Arrays.copyOfRange(frame, from, to);
            phone = Bcd.number(frame, from, to - from);
        }
        return phone;
    }
}
