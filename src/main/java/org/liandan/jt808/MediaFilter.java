package org.liandan.jt808;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which of the files stored in the terminal are meant.
 *
 * @param kind 0 image, 1 sound, 2 video
 * @param channel 0 for all
 * @param event as in {@link MediaHead}
 * @param from null for no bound
 * @param to null for no bound
 */
public record MediaFilter(
        int kind,
        int channel,
        int event,
        @Nullable Instant from,
        @Nullable Instant to) {
    public MediaFilter {
        Check.octet("kind", kind);
        Check.octet("channel", channel);
        Check.octet("event", event);
    }
}
