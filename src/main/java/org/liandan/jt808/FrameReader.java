package org.liandan.jt808;

import io.netty.buffer.ByteBuf;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits a stream at its flags and takes the frames apart: {@code 7e | header | body | check code | 7e}, with 7d 01 for 7d
 * and 7d 02 for 7e in between (JT/T 808 clause 4.4). A flag may close one frame and open the next; frames without bytes
 * are idle flags. Whatever is wrong with one frame, the next flag starts afresh.
 */
final class FrameReader {

    /** What a frame turns out to be. */
    interface Receiver {

        /** The bytes between two flags, before anything has been done to them. */
        default void frame(byte[] bytes, int length) {}

        /** The body of a whole message, already put together from its packages. */
        void body(Header header, BodyReader body);

        void fragment(Header header);

        void malformed(Malformed malformed);
    }

    private static final byte FLAG = 0x7e;
    private static final byte ESCAPE = 0x7d;
    /** A heartbeat, a position without items. Twice as much whenever more comes: most connections are idle most of the time. */
    private static final int FIRST_ROOM = 64;
    /** Header of 2013 without package item, and the check code. */
    private static final int LEAST_BYTES = 13;

    private final StreamLimits limits;
    private final HeaderReader headers = new HeaderReader();
    private final FragmentBudget budget;
    /** Made for the first split message; most connections never see one. */
    private @Nullable Fragments fragments;

    private @Nullable BodyCipher cipher;
    private long nowMillis;
    /** Bytes since the last flag, as they came. */
    private byte[] frame = new byte[FIRST_ROOM];

    private int size;
    private boolean started;
    private boolean skipping;

    FrameReader(StreamLimits limits, FragmentBudget budget) {
        this.limits = limits;
        this.budget = budget;
    }

    void cipher(@Nullable BodyCipher next) {
        cipher = next;
    }

    void now(long millis) {
        nowMillis = millis;
    }

    void read(ByteBuf in, Receiver receiver) {
        while (in.isReadable()) {
            int toFlag = in.bytesBefore(FLAG);
            collect(in, toFlag < 0 ? in.readableBytes() : toFlag, receiver);
            if (toFlag >= 0) {
                in.skipBytes(1);
                int length = size;
                size = 0;
                started = true;
                boolean skipped = skipping;
                skipping = false;
                if (length > 0 && !skipped) {
                    take(length, receiver);
                }
            }
        }
    }

    List<MissingPackages> missing() {
        return fragments == null ? List.of() : fragments.missing();
    }

    void expire(long beforeMillis, Receiver receiver) {
        if (fragments != null) {
            fragments.expire(beforeMillis, receiver);
        }
    }

    void clear() {
        if (fragments != null) {
            fragments.clear();
        }
        abandon();
    }

    /** Forgets the frame begun; what comes before the next flag is none. */
    void abandon() {
        size = 0;
        started = false;
        skipping = false;
    }

    private void collect(ByteBuf in, int count, Receiver receiver) {
        if (count == 0) {
            return;
        }
        if (skipping) {
            in.skipBytes(count);
        } else if (!started) {
            in.skipBytes(count);
            skipping = true;
            receiver.malformed(new Malformed(
                    MalformedReason.NO_START_FLAG,
                    0,
                    "首个标识位 0x7e 之前有数据 / there are bytes before the first flag 0x7e",
                    null));
        } else if (size + count > limits.frameBytes()) {
            in.skipBytes(count);
            skipping = true;
            receiver.malformed(new Malformed(
                    MalformedReason.TOO_LONG,
                    0,
                    "两个标识位之间超过 " + limits.frameBytes() + " 字节 / more than " + limits.frameBytes()
                            + " bytes between two flags",
                    null));
        } else {
            ensureRoom(size + count);
            in.readBytes(frame, size, count);
            size += count;
        }
    }

    private void ensureRoom(int wanted) {
        if (wanted > frame.length) {
            frame = Arrays.copyOf(frame, Math.max(wanted, Math.min(2 * frame.length, limits.frameBytes())));
        }
    }

    private void take(int raw, Receiver receiver) {
        receiver.frame(frame, raw);
        int length = unescape(raw);
        if (length < 0) {
            receiver.malformed(badEscape(-length - 1));
            return;
        }
        if (length < LEAST_BYTES) {
            receiver.malformed(tooShort(LEAST_BYTES, length));
            return;
        }
        int calculated = EightBytes.exclusiveOr(frame, length - 1);
        int found = frame[length - 1] & 0xff;
        if (calculated != found) {
            receiver.malformed(wrongCheckCode(length - 1, calculated, found));
            return;
        }
        Malformed fault = headers.read(frame, length - 1);
        if (fault != null) {
            receiver.malformed(fault);
            return;
        }
        dispatch(headers.header(), headers.bodyStart(), length - 1, receiver);
    }

    private void dispatch(Header header, int bodyStart, int bodyEnd, Receiver receiver) {
        if (header.encryption() == 0) {
            accept(header, frame, bodyStart, bodyEnd, receiver);
            return;
        }
        BodyCipher key = cipher;
        if (key == null || key.method() != header.encryption()) {
            receiver.malformed(encrypted(header));
            return;
        }
        byte[] plain;
        try {
            plain = key.decrypt(Arrays.copyOfRange(frame, bodyStart, bodyEnd));
        } catch (GeneralSecurityException e) {
            receiver.malformed(undecipherable(header));
            return;
        }
        accept(header, plain, 0, plain.length, receiver);
    }

    private void accept(Header header, byte[] bytes, int bodyStart, int bodyEnd, Receiver receiver) {
        if (!headers.hasPackageItem()) {
            receiver.body(header, new BodyReader(bytes, bodyStart, bodyEnd, header.version()));
        } else {
            byte[] whole = fragments().add(header, bytes, bodyStart, bodyEnd, nowMillis, receiver);
            if (whole != null) {
                receiver.body(header, new BodyReader(whole, 0, whole.length, header.version()));
            }
        }
    }

    private Fragments fragments() {
        Fragments all = fragments;
        if (all == null) {
            all = new Fragments(limits, budget);
            fragments = all;
        }
        return all;
    }

    /** Un-escapes in place; the length, or -1 - offset of the first byte behind 0x7d that is neither 01 nor 02. */
    private int unescape(int raw) {
        byte[] bytes = frame;
        int from = EightBytes.indexOf(bytes, 0, raw, ESCAPE);
        int to = from;
        while (from < raw) {
            from++;
            if (from == raw || (bytes[from] != 1 && bytes[from] != 2)) {
                return -1 - to;
            }
            bytes[to++] = bytes[from] == 1 ? ESCAPE : FLAG;
            from++;
            int next = EightBytes.indexOf(bytes, from, raw, ESCAPE);
            System.arraycopy(bytes, from, bytes, to, next - from);
            to += next - from;
            from = next;
        }
        return to;
    }

    private static Malformed badEscape(int offset) {
        return new Malformed(
                MalformedReason.BAD_ESCAPE,
                offset,
                "0x7d 之后应为 0x01 或 0x02 / 0x7d must be followed by 0x01 or 0x02",
                null);
    }

    static Malformed tooShort(int needed, int found) {
        return new Malformed(
                MalformedReason.TOO_SHORT,
                0,
                "消息头与校验码至少 " + needed + " 字节，实有 " + found + " 字节 / header and check code need at least " + needed
                        + " bytes, there are " + found,
                null);
    }

    private static Malformed wrongCheckCode(int offset, int calculated, int found) {
        return new Malformed(
                MalformedReason.CHECK_CODE,
                offset,
                String.format(
                        "校验码应为 0x%02x，实为 0x%02x / check code must be 0x%02x, is 0x%02x",
                        calculated, found, calculated, found),
                null);
    }

    private static Malformed encrypted(Header header) {
        return new Malformed(
                MalformedReason.ENCRYPTED,
                0,
                "消息体已加密（" + encryption(header, "位 11，通常为 SM4", "方式 ") + "），没有密钥 / body is encrypted ("
                        + encryption(header, "bit 11, SM4 by custom", "method ") + ") and no key is known",
                header);
    }

    private static Malformed undecipherable(Header header) {
        return new Malformed(
                MalformedReason.UNDECIPHERABLE,
                0,
                "消息体无法用已登记的密钥解密（" + encryption(header, "位 11，通常为 SM4", "方式 ")
                        + "） / body cannot be decrypted with the key registered ("
                        + encryption(header, "bit 11, SM4 by custom", "method ") + ")",
                header);
    }

    /** The standard names RSA only; bit 11 is SM4 where a region has agreed so. */
    private static String encryption(Header header, String two, String other) {
        return switch (header.encryption()) {
            case BodyCipher.RSA -> "RSA";
            case 2 -> two;
            default -> other + header.encryption();
        };
    }
}
