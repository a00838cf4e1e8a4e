package org.liandan.track;

import java.time.Duration;

/**
 * How far a terminal's clock is off. One that is ahead shows it at once: no report is received before it was made. One that
 * lags behind looks like a slow network, report by report; but networks are quick now and then, so the least delay among the
 * reports of some minutes tells.
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
        long windowS = settings.clockWindow().toSeconds();
        if (windowStart == Long.MIN_VALUE || at - windowStart >= windowS) {
            // a window that was silent tells nothing
            leastBefore = windowStart != Long.MIN_VALUE && at - windowStart < 2 * windowS ? least : Long.MIN_VALUE;
            least = Long.MAX_VALUE;
            windowStart = at;
        }
        if (!position.backlog()) {
            least = Math.min(least, delay);
        }
        long offS = settings.clockOff().toSeconds();
        return -delay > offS || (leastBefore != Long.MIN_VALUE && Math.min(least, leastBefore) > offS);
    }

    @Override
    public String toString() {
        return "ClockWatch[least delay " + Duration.ofSeconds(Math.min(least, 1_000_000)) + "]";
    }
}
