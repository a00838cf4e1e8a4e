package org.liandan.track.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.ManifestChanged;

/** Payload of the {@code manifest} event: a manifest has taken a step. */
public record LiveManifestEvent(
        String number, String state, String kind, @Nullable String plate, Instant at) {

    static LiveManifestEvent of(ManifestChanged change) {
        return new LiveManifestEvent(
                change.number().value(), change.state().name(), change.kind().name(), change.plate(), change.at());
    }
}
