package org.liandan.ingest;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.liandan.track.SetAsideReason;
import org.liandan.track.store.PositionCounters;

/**
 * The counters of the road in Prometheus: {@code received = stored + duplicate + set_aside + pending}. Alert when the
 * difference stays above zero, and when {@code pending} stays at the lanes' capacity.
 */
final class IngestMetrics {

    void bind(
            @Observes StartupEvent start,
            MeterRegistry registry,
            PositionPipeline pipeline,
            PositionCounters counters,
            ViolationDesk violations) {
        count(registry, "liandan.positions.received", pipeline, PositionPipeline::received, "accepted from terminals");
        count(registry, "liandan.positions.stored", counters, PositionCounters::stored, "committed to the table");
        count(registry, "liandan.positions.duplicate", counters, PositionCounters::duplicate, "stored already");
        for (SetAsideReason reason : SetAsideReason.values()) {
            FunctionCounter.builder("liandan.positions.set_aside", counters, all -> all.setAside(reason))
                    .description("kept aside with a reason")
                    .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        count(registry, "liandan.positions.batches", counters, PositionCounters::batches, "transactions committed");
        count(registry, "liandan.positions.retries", counters, PositionCounters::retries, "transactions tried again");
        count(registry, "liandan.detector.failures", pipeline, PositionPipeline::detectorFailures, "detector threw");
        count(registry, "liandan.violations.failed", violations, ViolationDesk::failed, "findings not recorded");
        Gauge.builder("liandan.positions.pending", pipeline, PositionPipeline::pending)
                .description("accepted, not yet committed")
                .register(registry);
    }

    private static <T> void count(
            MeterRegistry registry, String name, T source, ToDoubleFunction<T> value, String description) {
        FunctionCounter.builder(name, source, value).description(description).register(registry);
    }
}
