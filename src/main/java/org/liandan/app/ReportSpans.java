package org.liandan.app;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.liandan.ingest.Journey;
import org.liandan.ingest.Journeys;

/**
 * The road of a message's reports from the socket to the commit as a trace of OpenTelemetry: one span for all of it, one below it for
 * each part (waiting for the lane, the lane's steps, waiting for the writer and its commit). Written when the message has arrived, from the times
 * that it brings along: the road itself knows nothing of it.
 */
@Singleton
final class ReportSpans implements Journeys {

    /** How many reports a followed message has; of no other span. */
    static final AttributeKey<Long> REPORTS = AttributeKey.longKey("liandan.reports");

    private static final AttributeKey<Long> VEHICLE = AttributeKey.longKey("liandan.vehicle");
    private static final String NAME = "org.liandan.ingest";

    private final Tracer tracer;
    private final int oneOf;

    @Inject
    ReportSpans(
            OpenTelemetry telemetry,
            @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled,
            @ConfigProperty(name = "liandan.traces.one-report-of", defaultValue = "1000") int oneOf) {
        this(telemetry, disabled ? 0 : oneOf);
    }

    /** @param oneOf one message of so many; 0 for none */
    ReportSpans(OpenTelemetry telemetry, int oneOf) {
        if (oneOf < 0) {
            throw new IllegalArgumentException("liandan.traces.one-report-of must be 0 or more, is " + oneOf);
        }
        this.tracer = telemetry.getTracer(NAME);
        this.oneOf = oneOf;
    }

    @Override
    public int oneOf() {
        return oneOf;
    }

    @Override
    public void ended(Journey journey) {
        Span whole = tracer.spanBuilder("report")
                .setNoParent()
                .setSpanKind(SpanKind.SERVER)
                .setStartTimestamp(journey.accepted())
                .setAttribute(VEHICLE, (long) journey.vehicle())
                .setAttribute(REPORTS, (long) journey.reports())
                .startSpan();
        Context within = Context.root().with(whole);
        part("lane.wait", journey.accepted(), journey.taken(), within);
        part("lane.judge", journey.taken(), journey.handedOver(), within);
        part("writer.commit", journey.handedOver(), journey.committed(), within);
        whole.end(journey.committed());
    }

    private void part(String name, Instant begun, Instant ended, Context within) {
        tracer.spanBuilder(name)
                .setParent(within)
                .setStartTimestamp(begun)
                .startSpan()
                .end(ended);
    }
}
