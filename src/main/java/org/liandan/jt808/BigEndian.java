package org.liandan.jt808;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The wire's numbers in an array: WORD and DWORD, unsigned, high byte first (JT/T 808 clause 4.2). */
final class BigEndian {

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private BigEndian() {}

    static int word(byte[] bytes, int at) {
        return (short) SHORT.get(bytes, at) & 0xffff;
    }

    static int bits(byte[] bytes, int at) {
        return (int) INT.get(bytes, at);
    }

    static long dword(byte[] bytes, int at) {
        return bits(bytes, at) & 0xffff_ffffL;
    }
}
