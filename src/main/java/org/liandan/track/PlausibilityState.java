package org.liandan.track;

import org.jspecify.annotations.Nullable;

/**
 * What plausibility remembers of one terminal, as a value.
 *
 * @param newest the newest report with a believable time, or null before the first
 * @param anchor the last place that was believed, or null before the first
 * @param suspect a place too far from the anchor; one more report there makes it the anchor
 * @param paced the last report whose place and speed were believed, or null before the first
 * @param offPace a report whose speed does not fit that one's; two more that fit it, in speed and way, are believed
 * @param offPaceReports how many there are so far, itself included
 * @param clock what is known of the terminal's clock
 */
public record PlausibilityState(
        @Nullable Position newest,
        @Nullable Position anchor,
        @Nullable Position suspect,
        @Nullable Position paced,
        @Nullable Position offPace,
        int offPaceReports,
        Clock clock) {

    /**
     * How long reports took to arrive, seconds by terminal time and our time.
     *
     * @param windowStart when the present window began, seconds since the epoch
     * @param least least delay in the present window, {@link Long#MIN_VALUE} if its beginning was not heard
     * @param leastBefore least delay in the window before, {@link Long#MIN_VALUE} if that is not known
     */
    public record Clock(long windowStart, long least, long leastBefore) {

        /** Of a terminal that has not been heard of. */
        public static final Clock INITIAL = new Clock(Long.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE);
    }

    /** The state of a terminal that has not been heard of. */
    public static final PlausibilityState INITIAL =
            new PlausibilityState(null, null, null, null, null, 0, Clock.INITIAL);
}
