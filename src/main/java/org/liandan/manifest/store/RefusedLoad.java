package org.liandan.manifest.store;

import org.jspecify.annotations.Nullable;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.RefusalReason;

/**
 * A load, or a part of it, that the receiver did not take.
 *
 * @param reason why
 * @param nextDestination where the receiver said it should go, in words; null when it said nothing
 * @param onward the manifest under which it goes on; null until one is drawn up
 * @param onwardTo name of that manifest's destination; null until then
 */
public record RefusedLoad(
        @Nullable RefusalReason reason,
        @Nullable String nextDestination,
        @Nullable ManifestNumber onward,
        @Nullable String onwardTo) {

    /** Whether somebody has still to say where it goes. */
    public boolean isOpen() {
        return onward == null;
    }
}
