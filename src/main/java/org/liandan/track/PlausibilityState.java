package org.liandan.track;

import org.jspecify.annotations.Nullable;

/**
 * What plausibility remembers of one terminal.
 *
 * @param newest the newest report with a believable time, or null before the first
 * @param anchor the last place that was believed, or null before the first
 * @param suspect a place too far from the anchor; one more report there makes it the anchor
 */
public record PlausibilityState(
        @Nullable Position newest,
        @Nullable Position anchor,
        @Nullable Position suspect) {

    /** The state of a terminal that has not been heard of. */
    public static final PlausibilityState INITIAL = new PlausibilityState(null, null, null);
}
