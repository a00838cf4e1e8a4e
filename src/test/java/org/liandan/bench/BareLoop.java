package org.liandan.bench;

/**
 * The least that reading 0x0200 can be: one pass that un-escapes, xors and adds the fields up. It makes no value, refuses
 * nothing and knows only well-formed 2013 frames; it is the limit that the codec is held against.
 */
final class BareLoop {

    private static final int HEADER = 12;
    private static final int BASE = 28;

    private final byte[] frame = new byte[1100];

    /** Reads all frames and returns a sum over their fields, so that no field's reading can be optimised away. */
    long read(byte[] stream) {
        long sum = 0;
        int length = 0;
        int check = 0;
        for (int i = 0; i < stream.length; i++) {
            int octet = stream[i] & 0xff;
            if (octet == 0x7e) {
                if (length > 0 && check == 0) {
                    sum += fields(length - 1);
                }
                length = 0;
                check = 0;
            } else {
                if (octet == 0x7d) {
                    i++;
                    octet = 0x7c + (stream[i] & 0xff);
                }
                frame[length++] = (byte) octet;
                check ^= octet;
            }
        }
        return sum;
    }

    private long fields(int end) {
        long sum = 0;
        for (int at = HEADER; at < HEADER + 16; at += 4) {
            sum += ((long) word(at) << 16) | word(at + 2);
        }
        sum += word(HEADER + 16) + word(HEADER + 18) + word(HEADER + 20);
        for (int at = HEADER + 22; at < HEADER + BASE; at++) {
            sum = sum * 10 + ((frame[at] >> 4) & 0xf) * 10L + (frame[at] & 0xf);
        }
        for (int at = HEADER + BASE; at + 1 < end; at += 2 + (frame[at + 1] & 0xff)) {
            sum += frame[at] + frame[at + 2];
        }
        return sum;
    }

    private int word(int at) {
        return ((frame[at] & 0xff) << 8) | (frame[at + 1] & 0xff);
    }
}
