package org.liandan.gateway;

/**
 * How much one connection may send: so many messages at once, and then so many a second; a report of a batch counts like a
 * message, and so does a frame that is none. Beyond that the connection is not read for a while, and its bytes wait at the
 * sender. By a clock that is never set. Event loop only.
 */
final class MessageRate {

    private static final long SECOND_NS = 1_000_000_000L;
    /** Switching reading off and on costs system calls: not oftener than this. */
    private static final long SHORTEST_PAUSE_NS = 50_000_000L;

    /** When all that was taken would have come at the steady rate; {@link System#nanoTime}. */
    private long paidUntilNs;

    private int unpaid;

    MessageRate(long nowNs) {
        paidUntilNs = nowNs;
    }

    /** So many have come. */
    void took(int messages) {
        unpaid += messages;
    }

    /**
     * Reckons what has come since the last time.
     *
     * @param nowNs now, {@link System#nanoTime}
     * @param aSecond messages that may come each second, in the long run
     * @param burst messages that may come at once
     * @return nanoseconds for which nothing is to be read, 0 for none
     */
    long pauseNs(long nowNs, int aSecond, int burst) {
        if (unpaid == 0) {
            return 0;
        }
        if (paidUntilNs - nowNs < 0) {
            paidUntilNs = nowNs;
        }
        paidUntilNs += unpaid * SECOND_NS / aSecond;
        unpaid = 0;
        long aheadNs = paidUntilNs - nowNs - burst * SECOND_NS / aSecond;
        return aheadNs <= 0 ? 0 : Math.max(aheadNs, SHORTEST_PAUSE_NS);
    }
}
