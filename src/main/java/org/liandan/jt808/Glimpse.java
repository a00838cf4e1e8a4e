package org.liandan.jt808;

import org.jspecify.annotations.Nullable;

/**
 * What the first bytes of a frame claim, before anything of it has been checked: for people who ask which box sends what
 * cannot be read. Nothing may be decided by it.
 *
 * @param messageId 0 to 0xffff
 * @param phone in the form of {@link Header#phone()}
 * @param bodyOffset bytes of the frame as it came, escapes included, in front of its body
 */
public record Glimpse(int messageId, String phone, int bodyOffset) {

    private static final int PACKAGE_BIT = 1 << 13;
    private static final int VERSION_BIT = 1 << 14;
    private static final int PACKAGE_ITEM_BYTES = 4;

    /**
     * Looks at what was between two flags.
     *
     * @return null when that is shorter than a header
     */
    public static @Nullable Glimpse of(byte[] frame, int length) {
        byte[] header = new byte[ProtocolVersion.V2019.headerBytes() + PACKAGE_ITEM_BYTES];
        int[] ends = new int[header.length];
        int read = unescape(frame, length, header, ends);
        if (read < ProtocolVersion.V2013.headerBytes()) {
            return null;
        }
        int attributes = BigEndian.word(header, 2);
        boolean flagged = (attributes & VERSION_BIT) != 0 && read >= ProtocolVersion.V2019.headerBytes();
        ProtocolVersion version = flagged ? ProtocolVersion.V2019 : ProtocolVersion.V2013;
        int wanted = version.headerBytes() + ((attributes & PACKAGE_BIT) != 0 ? PACKAGE_ITEM_BYTES : 0);
        return new Glimpse(
                BigEndian.word(header, 0),
                Bcd.number(header, flagged ? 5 : 4, version.phoneBytes()),
                ends[Math.min(wanted, read) - 1]);
    }

    /** Un-escapes as many bytes as the target holds; where each of them ends in the source goes into {@code ends}. */
    private static int unescape(byte[] source, int length, byte[] target, int[] ends) {
        int to = 0;
        for (int from = 0; from < length && to < target.length; from++) {
            byte value = source[from];
            if (value == 0x7d && from + 1 < length && (source[from + 1] == 1 || source[from + 1] == 2)) {
                value = (byte) (source[++from] == 1 ? 0x7d : 0x7e);
            }
            target[to] = value;
            ends[to++] = from + 1;
        }
        return to;
    }
}
