package org.liandan.party;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody signed in at a browser.
 *
 * @param id number of the session
 * @param username whose
 * @param generation {@link Account#sessionGeneration()} when it was begun
 * @param begunAt when the password was given
 * @param seenAt when it was used last, to the minute
 * @param address of the client
 * @param agent what the browser called itself, 200 characters at most
 * @param secondFactorAt when the second step was taken; null where it was not
 */
public record LoginSession(
        long id,
        String username,
        int generation,
        Instant begunAt,
        Instant seenAt,
        String address,
        String agent,
        @Nullable Instant secondFactorAt) {

    /**
     * Whether it has ended by itself.
     *
     * @param idle how long it may lie unused
     * @param longest how long it may last, used or not
     */
    public boolean isOver(Instant now, Duration idle, Duration longest) {
        return now.isAfter(seenAt.plus(idle)) || now.isAfter(begunAt.plus(longest));
    }
}
