package org.liandan.gateway;

import io.netty.buffer.ByteBuf;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest frames of one terminal, both ways, as they went over the wire: bytes in a ring, decoded when somebody looks
 * (decision 0009). Writing copies the bytes and allocates nothing, except when the ring grows; it starts small and doubles
 * as long as the {@link LogBudget} has room. Guarded by its own lock, which hardly ever has two takers.
 */
final class FrameLog {

    /** As many frames as a technician wants to see. */
    static final int FRAMES = 50;

    static final int FIRST_BYTES = 512;
    static final int MOST_BYTES = 16 * 1024;

    /** Length and direction, and the time. */
    private static final int HEAD_BYTES = 4 + 8;

    private static final int FROM_TERMINAL = 1 << 31;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /**
     * A frame as it was kept.
     *
     * @param atMillis when it was received or sent
     * @param fromTerminal false when the platform sent it
     * @param bytes what was between the flags, when it came from the terminal; whole frames otherwise
     */
    @SuppressWarnings("ArrayRecordComponent") // a copy for one reader, which nobody compares
    record Kept(long atMillis, boolean fromTerminal, byte[] bytes) {}

    private final LogBudget budget;
    private byte @Nullable [] ring;
    private int start;
    private int used;
    private int count;

    FrameLog(LogBudget budget) {
        this.budget = budget;
    }

    /** Keeps a frame from the terminal. */
    synchronized void received(long atMillis, byte[] bytes, int length) {
        if (makeRoom(HEAD_BYTES + length)) {
            putHead(length | FROM_TERMINAL, atMillis);
            put(bytes, length);
            count++;
        }
    }

    /** Keeps what the platform sent: the buffer's readable bytes from that index on. */
    synchronized void sent(long atMillis, ByteBuf buffer, int from) {
        int length = buffer.writerIndex() - from;
        if (makeRoom(HEAD_BYTES + length)) {
            putHead(length, atMillis);
            put(buffer, from, length);
            count++;
        }
    }

    /** What is kept, oldest first. */
    synchronized List<Kept> kept() {
        List<Kept> all = new ArrayList<>(count);
        int at = start;
        for (int i = 0; i < count; i++) {
            int lengthAndDirection = lengthAndDirection(at);
            int length = lengthAndDirection & ~FROM_TERMINAL;
            all.add(new Kept(number(at + 4, 8), lengthAndDirection < 0, copy(at + HEAD_BYTES, length)));
            at += HEAD_BYTES + length;
        }
        return all;
    }

    /** Gives its bytes back. */
    synchronized void clear() {
        byte[] bytes = ring;
        if (bytes != null) {
            budget.give(bytes.length);
        }
        ring = null;
        start = 0;
        used = 0;
        count = 0;
    }

    /** False when so much has no room at all. */
    private boolean makeRoom(int wanted) {
        byte[] bytes = ring;
        if (bytes == null) {
            if (wanted > FIRST_BYTES || !budget.take(FIRST_BYTES)) {
                return grow(wanted);
            }
            ring = new byte[FIRST_BYTES];
            return true;
        }
        while (count == FRAMES || used + wanted > capacity()) {
            if (count < FRAMES && grow(used + wanted)) {
                return true;
            }
            if (count == 0) {
                return false;
            }
            dropOldest();
        }
        return true;
    }

    /** Makes the ring so large, by doubling; false when it may not be. */
    private boolean grow(int wanted) {
        byte[] before = ring;
        int size = before == null ? FIRST_BYTES : before.length;
        while (size < wanted) {
            size *= 2;
        }
        int more = size - (before == null ? 0 : before.length);
        if (size > MOST_BYTES || !budget.take(more)) {
            return false;
        }
        byte[] larger = new byte[size];
        if (before != null) {
            copyTo(start, larger, used);
        }
        ring = larger;
        start = 0;
        return true;
    }

    private void dropOldest() {
        int whole = HEAD_BYTES + (lengthAndDirection(start) & ~FROM_TERMINAL);
        start = (start + whole) & (capacity() - 1);
        used -= whole;
        count--;
    }

    private void putHead(int lengthAndDirection, long atMillis) {
        byte[] bytes = bytes();
        int at = (start + used) & (bytes.length - 1);
        if (at + HEAD_BYTES <= bytes.length) {
            INT.set(bytes, at, lengthAndDirection);
            LONG.set(bytes, at + 4, atMillis);
        } else {
            for (int i = 0; i < HEAD_BYTES; i++) {
                long value = i < 4 ? lengthAndDirection >> (24 - 8 * i) : atMillis >> (88 - 8 * i);
                bytes[(at + i) & (bytes.length - 1)] = (byte) value;
            }
        }
        used += HEAD_BYTES;
    }

    private void put(byte[] from, int length) {
        int at = (start + used) & (capacity() - 1);
        int first = Math.min(length, capacity() - at);
        System.arraycopy(from, 0, bytes(), at, first);
        System.arraycopy(from, first, bytes(), 0, length - first);
        used += length;
    }

    private void put(ByteBuf from, int index, int length) {
        int at = (start + used) & (capacity() - 1);
        int first = Math.min(length, capacity() - at);
        from.getBytes(index, bytes(), at, first);
        from.getBytes(index + first, bytes(), 0, length - first);
        used += length;
    }

    /** Of the frame that begins there; nearly always in one piece, and asked for with every frame that goes. */
    private int lengthAndDirection(int at) {
        byte[] bytes = bytes();
        int from = at & (bytes.length - 1);
        return from + 4 <= bytes.length ? (int) INT.get(bytes, from) : (int) number(from, 4);
    }

    private long number(int at, int size) {
        long value = 0;
        for (int i = 0; i < size; i++) {
            value = (value << 8) | (bytes()[(at + i) & (capacity() - 1)] & 0xff);
        }
        return value;
    }

    private byte[] copy(int at, int length) {
        byte[] copy = new byte[length];
        copyTo(at & (capacity() - 1), copy, length);
        return copy;
    }

    private void copyTo(int at, byte[] target, int length) {
        int first = Math.min(length, capacity() - at);
        System.arraycopy(bytes(), at, target, 0, first);
        System.arraycopy(bytes(), 0, target, first, length - first);
    }

    /** A power of two. */
    private int capacity() {
        return bytes().length;
    }

    private byte[] bytes() {
        byte[] bytes = ring;
        if (bytes == null) {
            throw new AssertionError("asked before there was room");
        }
        return bytes;
    }
}
