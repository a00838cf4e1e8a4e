package org.liandan.jt808;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes looked at in one step. Every byte of every frame is searched for flags and escapes and goes into a check code;
 * one by one that takes longer than everything else.
 */
final class EightBytes {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final long LOWEST_BITS = 0x0101_0101_0101_0101L;
    private static final long HIGHEST_BITS = 0x8080_8080_8080_8080L;

    private EightBytes() {}

    static long get(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }

    /** The byte, 0 to 255, eight times. */
    static long repeated(int value) {
        return LOWEST_BITS * value;
    }

    /** Whether one of the eight is the byte that is repeated in the other. */
    static boolean holds(long eight, long repeated) {
        long difference = eight ^ repeated;
        return (difference - LOWEST_BITS & ~difference & HIGHEST_BITS) != 0;
    }

    /** The exclusive-or of the eight, 0 to 255. */
    static int exclusiveOr(long eight) {
        long folded = eight ^ eight >>> 32;
        folded ^= folded >>> 16;
        folded ^= folded >>> 8;
        return (int) folded & 0xff;
    }

    /** The exclusive-or of all bytes before {@code end}, 0 to 255. */
    static int exclusiveOr(byte[] bytes, int end) {
        long eight = 0;
        int at = 0;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            eight ^= get(bytes, at);
        }
        int code = exclusiveOr(eight);
        for (; at < end; at++) {
            code ^= bytes[at] & 0xff;
        }
        return code;
    }

    /** Where the byte comes first, or {@code to} when it does not. */
    static int indexOf(byte[] bytes, int from, int to, byte value) {
        long repeated = repeated(value & 0xff);
        int at = from;
        while (at + Long.BYTES <= to && !holds(get(bytes, at), repeated)) {
            at += Long.BYTES;
        }
        while (at < to && bytes[at] != value) {
            at++;
        }
        return at;
    }
}
