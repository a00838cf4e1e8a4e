package org.liandan.jt808;

/**
 * 0x8202, has the terminal report at another interval for a while.
 *
 * @param intervalS seconds between two reports, 0 to 65535; 0 ends the tracking
 * @param validityS seconds for which it lasts; 0 when the tracking ends
 */
public record TemporaryTracking(int intervalS, long validityS) implements Command {

    public static final int ID = 0x8202;

    /** Ends the tracking. */
    public static final TemporaryTracking END = new TemporaryTracking(0, 0);

    /** @throws IllegalArgumentException if a number does not fit, or an end of tracking has a validity */
    public TemporaryTracking {
        Check.word("intervalS", intervalS);
        Check.range("validityS", validityS, 0, intervalS == 0 ? 0 : 0xffff_ffffL);
    }

    @Override
    public int messageId() {
        return ID;
    }
}
