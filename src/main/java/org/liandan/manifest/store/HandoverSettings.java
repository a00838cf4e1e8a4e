package org.liandan.manifest.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of hand-over links, {@code liandan.handover.*}. */
@ConfigMapping(prefix = "liandan.handover")
public interface HandoverSettings {

    /** How long a link can be opened; at most a day. */
    @WithDefault("30m")
    Duration validFor();

    /** How long after that a confirmation given in time may still come in from a phone that had no network. */
    @WithDefault("72h")
    Duration patience();

    /**
     * Whether the link alone is enough. False: the driver logs in. The producer makes the link, so that with the link alone it
     * could confirm for the carrier; whoever switches this on decides that the convenience is worth it.
     */
    @WithDefault("false")
    boolean linkAlone();

    /** Address of the pages as drivers' phones reach it, for instance {@code https://liandan.example}; else the request's. */
    Optional<String> publicUrl();
}
