package org.liandan.bench;

/**
 * The least that reading 0x0200 and 0x0704 can be: one pass that un-escapes and xors, packages copied one behind the other,
 * fields added up. It makes no value, refuses nothing and knows only well-formed 2013 frames; it is the limit that the codec
 * is held against, and what the peer is given to take frames apart, as it has nothing of its own for that.
 */
final class BareReader {

    static final int HEADER = 12;
    private static final int BASE = 28;
    private static final int SPLIT = 0x20;

    /** Takes a body that is whole, its header in front of it at 0. */
    interface Bodies {
        long body(byte[] bytes, int start, int end);
    }

    private final byte[] frame = new byte[1100];
    private final byte[] whole = new byte[8192];
    private int wholeLength = HEADER;

    /** Reads all frames and returns the sum of what the bodies came to. */
    long read(byte[] stream, Bodies bodies) {
        long sum = 0;
        int length = 0;
        int check = 0;
        for (int i = 0; i < stream.length; i++) {
            int octet = stream[i] & 0xff;
            if (octet == 0x7e) {
                if (length > 0 && check == 0) {
                    sum += take(length - 1, bodies);
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

    private long take(int end, Bodies bodies) {
        if ((frame[2] & SPLIT) == 0) {
            return word(frame, HEADER - 2) + bodies.body(frame, HEADER, end);
        }
        int start = HEADER + 4;
        System.arraycopy(frame, 0, whole, 0, HEADER);
        System.arraycopy(frame, start, whole, wholeLength, end - start);
        wholeLength += end - start;
        if (word(frame, HEADER) != word(frame, HEADER + 2)) {
            return 0;
        }
        int wholeEnd = wholeLength;
        wholeLength = HEADER;
        return bodies.body(whole, HEADER, wholeEnd);
    }

    /** Adds up the fields of a report, so that no field's reading can be optimised away. */
    static long report(byte[] bytes, int start, int end) {
        long sum = 0;
        for (int at = start; at < start + 16; at += 4) {
            sum += ((long) word(bytes, at) << 16) | word(bytes, at + 2);
        }
        sum += word(bytes, start + 16) + word(bytes, start + 18) + word(bytes, start + 20);
        for (int at = start + 22; at < start + BASE; at++) {
            sum = sum * 10 + ((bytes[at] >> 4) & 0xf) * 10L + (bytes[at] & 0xf);
        }
        for (int at = start + BASE; at + 1 < end; at += 2 + (bytes[at + 1] & 0xff)) {
            sum += bytes[at] + bytes[at + 2];
        }
        return sum;
    }

    static long batch(byte[] bytes, int start, int end) {
        long sum = bytes[start + 2];
        int at = start + 3;
        while (at < end) {
            int length = word(bytes, at);
            sum += report(bytes, at + 2, at + 2 + length);
            at += 2 + length;
        }
        return sum;
    }

    private static int word(byte[] bytes, int at) {
        return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
    }
}
