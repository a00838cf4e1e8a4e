package org.liandan.track.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Settings of the event stream, {@code liandan.stream.*}. */
@ConfigMapping(prefix = "liandan.stream")
public interface StreamSettings {

    /** Viewers at one time; one more is refused. */
    @WithDefault("500")
    @Min(1) @Max(100000) int maxViewers();

    /** How often a viewer is shown what moved. */
    @WithDefault("500ms")
    Duration frameInterval();

    /** A stream ends after this time and the browser opens it anew, with its rights checked again: so long an account that is withdrawn sees on. */
    @WithDefault("5m")
    Duration longest();

    /** Violation and manifest events that are kept for viewers that come back. */
    @WithDefault("2000")
    @Min(1) @Max(100000) int remembered();
}
