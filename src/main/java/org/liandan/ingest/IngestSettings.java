package org.liandan.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Settings of the lanes, {@code liandan.ingest.*}. */
@ConfigMapping(prefix = "liandan.ingest")
public interface IngestSettings {

    /** Lanes, each with a thread of its own; one vehicle is always on the same one. */
    @WithDefault("2")
    @Min(1) @Max(64) int lanes();

    /** Positions under way (received, not committed) on one lane from which on its senders are no longer read. */
    @WithDefault("20000")
    @Min(1) @Max(1000000) int laneCapacity();
}
