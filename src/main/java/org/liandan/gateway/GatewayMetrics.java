package org.liandan.gateway;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import org.liandan.jt808.MalformedReason;

/** The counters of {@link FrameCounters} and {@link Sessions} in Prometheus. */
final class GatewayMetrics {

    void bind(@Observes StartupEvent start, MeterRegistry registry, FrameCounters counters, Sessions sessions) {
        FunctionCounter.builder("liandan.frames", counters, FrameCounters::frames)
                .description("frames = messages + fragments + malformed")
                .register(registry);
        FunctionCounter.builder("liandan.messages", counters, FrameCounters::messages)
                .description("whole messages handled")
                .register(registry);
        FunctionCounter.builder("liandan.fragments", counters, FrameCounters::fragments)
                .description("packages that did not complete their message")
                .register(registry);
        FunctionCounter.builder("liandan.logins.refused", counters, FrameCounters::refusedLogins)
                .description("registrations and authentications refused")
                .register(registry);
        for (MalformedReason reason : MalformedReason.values()) {
            FunctionCounter.builder("liandan.malformed", counters, all -> all.malformedFor(reason))
                    .description("bytes that were no message")
                    .tag("reason", reason.label())
                    .register(registry);
        }
        for (CloseReason reason : CloseReason.values()) {
            FunctionCounter.builder("liandan.connections.closed", counters, all -> all.closedFor(reason))
                    .description("connections that ended")
                    .tag("reason", reason.label())
                    .register(registry);
        }
        Gauge.builder("liandan.connections", sessions, Sessions::connected)
                .description("open connections")
                .register(registry);
        Gauge.builder("liandan.terminals.online", sessions, Sessions::online)
                .description("authenticated terminals")
                .register(registry);
    }
}
