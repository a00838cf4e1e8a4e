package org.liandan.gateway;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import org.liandan.jt808.MalformedReason;

/** The counters of {@link FrameCounters} and {@link Sessions} in Prometheus. */
final class GatewayMetrics {

    void bind(
            @Observes StartupEvent start,
            MeterRegistry registry,
            FrameCounters counters,
            Sessions sessions,
            MediaWork mediaWork) {
        frames(registry, counters);
        connections(registry, counters, sessions);
        Gauge.builder("liandan.media.tasks", mediaWork, MediaWork::tasks)
                .description("photos and safety alarms under way or waiting")
                .register(registry);
        Gauge.builder("liandan.media.waiting", mediaWork, MediaWork::waitingBytes)
                .baseUnit("bytes")
                .description("what they take in memory")
                .register(registry);
        if (ByteBufAllocator.DEFAULT instanceof ByteBufAllocatorMetricProvider buffers) {
            Gauge.builder("liandan.buffers.direct", buffers, all -> all.metric().usedDirectMemory())
                    .baseUnit("bytes")
                    .description("direct memory of the sockets' buffers, pooled")
                    .register(registry);
        }
    }

    private static void frames(MeterRegistry registry, FrameCounters counters) {
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
            FunctionCounter.builder("liandan.frames.malformed", counters, all -> all.malformedFor(reason))
                    .description("bytes that were no message")
                    .tag("reason", reason.label())
                    .register(registry);
        }
    }

    private static void connections(MeterRegistry registry, FrameCounters counters, Sessions sessions) {
        for (CloseReason reason : CloseReason.values()) {
            FunctionCounter.builder("liandan.connections.closed", counters, all -> all.closedFor(reason))
                    .description("connections that ended")
                    .tag("reason", reason.label())
                    .register(registry);
        }
        for (ReadGate.Hold why : ReadGate.Hold.values()) {
            FunctionCounter.builder("liandan.connections.held", counters, all -> all.heldFor(why))
                    .description("times that a connection was not read for a while")
                    .tag("reason", why.label())
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
