package org.liandan.jt808;

/** Which way a message goes; its id tells (JT/T 808 appendix B). */
public enum Direction {
    /** 上行 0x0000 to 0x7fff, and 0xe000 to 0xefff, which are left to vendors. */
    FROM_TERMINAL,
    /** 下行 0x8000 to 0xdfff, and 0xf000 to 0xffff, which are left to vendors. */
    FROM_PLATFORM;

    private static final int VENDORS_MASK = 0xf000;
    private static final int VENDORS_UPWARD = 0xe000;
    private static final int DOWNWARD = 0x8000;

    /** @param messageId 0 to 0xffff */
    public static Direction of(int messageId) {
        return messageId < DOWNWARD || (messageId & VENDORS_MASK) == VENDORS_UPWARD ? FROM_TERMINAL : FROM_PLATFORM;
    }
}
