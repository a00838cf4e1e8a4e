package org.liandan.media.store;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;

/** {@link MediaCounters} and the sizes of {@link MediaFiles} in Prometheus. Alert on {@code failed}, {@code lost} and full disks. */
final class MediaMetrics {

    void bind(@Observes StartupEvent start, MeterRegistry registry, MediaCounters counters, MediaFiles files) {
        for (MediaCounters.Result result : MediaCounters.Result.values()) {
            FunctionCounter.builder("liandan.media", counters, all -> all.of(result))
                    .description("what became of files and safety alarms")
                    .tag("result", result.label())
                    .register(registry);
        }
        Gauge.builder("liandan.media.kept.bytes", files, MediaFiles::keptBytes)
                .description("bytes of all files kept")
                .register(registry);
        Gauge.builder("liandan.media.under.way.bytes", files, MediaFiles::underWayBytes)
                .description("bytes set aside for transfers that are not finished")
                .register(registry);
    }
}
