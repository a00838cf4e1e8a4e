package org.liandan.jt808;

/**
 * Bounds of what one connection may make us keep.
 *
 * @param frameBytes longest frame on the wire between its flags; the longest legal one has 2090 bytes, each escaped
 * @param openMessages split messages that may be unfinished at once; the oldest is given up for a newer one
 * @param packages packages that one split message may have
 * @param fragmentBytes body bytes of all unfinished messages together
 */
public record StreamLimits(int frameBytes, int openMessages, int packages, int fragmentBytes) {

    /**
     * Room for every legal frame, four unfinished messages, and a photo of four megabytes; what all connections take
     * together is {@link FragmentBudget}'s to bound.
     */
    public static final StreamLimits DEFAULT = new StreamLimits(2090, 4, 4608, 4608 * 1024);

    /** @throws IllegalArgumentException if a bound is not positive or absurd */
    public StreamLimits {
        Check.range("frameBytes", frameBytes, 64, 1 << 16);
        Check.range("openMessages", openMessages, 1, 64);
        Check.range("packages", packages, 1, 0xffff);
        Check.range("fragmentBytes", fragmentBytes, 1024, 1 << 28);
    }
}
