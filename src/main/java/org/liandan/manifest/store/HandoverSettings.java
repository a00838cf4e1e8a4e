package org.liandan.manifest.store;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Settings of hand-over links, {@code liandan.handover.*}; how long they are good is an open point of the notice. */
@ConfigMapping(prefix = "liandan.handover")
public interface HandoverSettings {

    /** Address of the pages as drivers' phones reach it, for instance {@code https://liandan.example}; else the request's. */
    Optional<String> publicUrl();
}
