package org.liandan.app;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which traces are sent: a share of the requests, and every message that is followed, which is one of many already
 * ({@link ReportSpans}).
 */
@Singleton
final class TraceShare implements Sampler {

    private final Sampler requests;

    @Inject
    TraceShare(@ConfigProperty(name = "liandan.traces.share-of-requests", defaultValue = "0.01") double share) {
        // what is part of a request goes with it
        this.requests = Sampler.parentBased(Sampler.traceIdRatioBased(share));
    }

    @Override
    public SamplingResult shouldSample(
            Context parent,
            String traceId,
            String name,
            SpanKind kind,
            Attributes attributes,
            List<LinkData> parentLinks) {
        return attributes.get(ReportSpans.REPORTS) != null
                ? SamplingResult.recordAndSample()
                : requests.shouldSample(parent, traceId, name, kind, attributes, parentLinks);
    }

    @Override
    public String getDescription() {
        return "followed reports, and of requests " + requests.getDescription();
    }
}
