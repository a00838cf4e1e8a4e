package org.liandan.jt808;

/**
 * 0x8400, the terminal calls a telephone number.
 *
 * @param listenIn true to listen to the cab, false to talk
 * @param phone at most 20 bytes
 */
public record CallBack(boolean listenIn, String phone) implements Command {

    public static final int ID = 0x8400;
    /** Bytes of the longest telephone number. */
    static final int MOST_PHONE_BYTES = 20;

    /** @throws IllegalArgumentException if the number is too long */
    public CallBack {
        Check.atMost("phone", phone.getBytes(BodyReader.GBK).length, MOST_PHONE_BYTES);
    }

    @Override
    public int messageId() {
        return ID;
    }
}
