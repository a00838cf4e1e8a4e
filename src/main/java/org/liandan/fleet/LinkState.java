package org.liandan.fleet;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the platform has seen of one number since it was started. Counters are of frames.
 *
 * @param phone in the form of {@link TerminalPhone}
 * @param online whether a terminal of that number is logged in now
 * @param address where the latest connection came from, or null when there was none
 * @param connectedSince begin of the connection that is logged in, or null
 * @param lastHeardAt when something arrived last, or null
 * @param edition year of the edition that its frames follow (2011, 2013, 2019), or null
 * @param received frames from it, malformed ones included
 * @param sent messages to it
 * @param malformed what was no message
 * @param positions location reports taken from it
 * @param encrypted frames whose body was encrypted
 * @param closedBecause why its latest connection ended, as the metric's tag names it; null while none has
 * @param failures why it did not get in, newest first; at most five
 */
public record LinkState(
        String phone,
        boolean online,
        @Nullable String address,
        @Nullable Instant connectedSince,
        @Nullable Instant lastHeardAt,
        @Nullable Integer edition,
        long received,
        long sent,
        long malformed,
        long positions,
        long encrypted,
        @Nullable String closedBecause,
        List<LoginFailure> failures) {

    public LinkState {
        failures = List.copyOf(failures);
    }
}
