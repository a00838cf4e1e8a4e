package org.liandan.track;

import java.time.Duration;

/**
 * How far a terminal's clock is off. One that is ahead shows it at once: no report is received before it was made. One that
 * lags behind looks like a slow network, report by report; but networks are quick now and then, so the least delay among the
 * reports of some minutes tells. Windows begin at whole multiples of their length, so that what is known does not depend on
 * when we began to listen: after two of them it is the same for whoever began earlier.
 */
final class ClockWatch {

    private long windowStart;
    private long least;
    private long leastBefore;

    ClockWatch(PlausibilityState.Clock state) {
        windowStart = state.windowStart();
        least = state.least();
        leastBefore = state.leastBefore();
    }

    PlausibilityState.Clock state() {
        return new PlausibilityState.Clock(windowStart, least, leastBefore);
    }

    /** Takes one report, in order of time; true where the clock is off. */
    boolean isOff(Position position, PlausibilitySettings settings) {
        long at = position.at().getEpochSecond();
        long delay = position.receivedAt().getEpochSecond() - at;
        long windowS = Math.max(1, settings.clockWindow().toSeconds());
        if (windowStart == Long.MIN_VALUE || at < windowStart || at - windowStart >= windowS) {
            long window = Math.floorDiv(at, windowS) * windowS;
            boolean next = windowStart != Long.MIN_VALUE && windowStart + windowS == window;
            // a window that was silent tells nothing, nor does one that we may have come into halfway
            leastBefore = next ? least : Long.MIN_VALUE;
            least = next ? Long.MAX_VALUE : Long.MIN_VALUE;
            windowStart = window;
        }
        if (!position.backlog()) {
            least = Math.min(least, delay);
        }
        long offS = settings.clockOff().toSeconds();
        return -delay > offS || (isKnown(leastBefore) && Math.min(least, leastBefore) > offS);
    }

    private static boolean isKnown(long delay) {
        return delay != Long.MIN_VALUE && delay != Long.MAX_VALUE;
    }

    @Override
    public String toString() {
        return "ClockWatch[least delay " + Duration.ofSeconds(Math.clamp(least, -1_000_000, 1_000_000)) + "]";
    }
}
