package org.liandan.bench;

/** The least that writing a frame can be: a body's bytes with header, check code and escapes, into an array that is there. */
final class BareWriter {

    private static final int MOST_BODY_BYTES = 1023;
    private static final byte[] PHONE = {0x01, 0x38, 0x00, 0x13, (byte) 0x80, 0x00};

    private final byte[] body = new byte[8192];
    private final byte[] out = new byte[20_000];
    private int bodyLength;
    private int at;
    private int check;

    /** The body of 0x0200 from its numbers; returns bytes written. */
    int report(int[] numbers, byte[] time, byte[] items) {
        bodyLength = 0;
        putReport(numbers, time, items);
        return frames(0x0200);
    }

    /** The body of 0x0704, the same report as often as wanted. */
    int batch(int count, int[] numbers, byte[] time, byte[] items) {
        bodyLength = 0;
        putWord(count);
        body[bodyLength++] = 1;
        for (int i = 0; i < count; i++) {
            putWord(28 + items.length);
            putReport(numbers, time, items);
        }
        return frames(0x0704);
    }

    /** Frames around a body that somebody else wrote, with a header in front that is written anew. */
    int frames(int messageId, byte[] source, int length) {
        bodyLength = length - BareReader.HEADER;
        System.arraycopy(source, BareReader.HEADER, body, 0, bodyLength);
        return frames(messageId);
    }

    private void putReport(int[] numbers, byte[] time, byte[] items) {
        for (int i = 0; i < 4; i++) {
            putWord(numbers[i] >>> 16);
            putWord(numbers[i]);
        }
        for (int i = 4; i < 7; i++) {
            putWord(numbers[i]);
        }
        System.arraycopy(time, 0, body, bodyLength, time.length);
        System.arraycopy(items, 0, body, bodyLength + time.length, items.length);
        bodyLength += time.length + items.length;
    }

    private void putWord(int value) {
        body[bodyLength++] = (byte) (value >> 8);
        body[bodyLength++] = (byte) value;
    }

    private int frames(int messageId) {
        at = 0;
        int total = (bodyLength + MOST_BODY_BYTES - 1) / MOST_BODY_BYTES;
        for (int i = 0; i < total; i++) {
            int from = i * MOST_BODY_BYTES;
            int length = Math.min(MOST_BODY_BYTES, bodyLength - from);
            out[at++] = 0x7e;
            check = 0;
            escaped(messageId >> 8);
            escaped(messageId);
            escaped(length >> 8 | (total > 1 ? 0x20 : 0));
            escaped(length);
            for (byte digit : PHONE) {
                escaped(digit);
            }
            escaped(0);
            escaped(i);
            if (total > 1) {
                escaped(total >> 8);
                escaped(total);
                escaped(i + 1 >> 8);
                escaped(i + 1);
            }
            for (int k = from; k < from + length; k++) {
                escaped(body[k]);
            }
            escaped(check);
            out[at++] = 0x7e;
        }
        return at;
    }

    private void escaped(int value) {
        int octet = value & 0xff;
        check ^= octet;
        if (octet == 0x7e || octet == 0x7d) {
            out[at++] = 0x7d;
            out[at++] = (byte) (octet - 0x7c);
        } else {
            out[at++] = (byte) octet;
        }
    }
}
