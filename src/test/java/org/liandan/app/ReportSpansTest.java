package org.liandan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.liandan.ingest.Journey;

class ReportSpansTest {

    private static final Instant ACCEPTED = Instant.parse("2026-11-23T02:00:00.000Z");
    private static final Journey JOURNEY =
            new Journey(17, 20, ACCEPTED, ACCEPTED.plusMillis(1), ACCEPTED.plusMillis(4), ACCEPTED.plusMillis(11));

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();

    @Test
    void theRoadIsOneSpanWithAPartForEachHandOver() {
        spans().ended(JOURNEY);

        assertThat(exported.getFinishedSpanItems())
                .extracting(span -> span.getName() + ' ' + milliseconds(span))
                .containsExactlyInAnyOrder("report 11", "lane.wait 1", "lane.judge 3", "writer.commit 7");
    }

    @Test
    void thePartsBelongToTheRoadAndToNothingElse() {
        spans().ended(JOURNEY);

        SpanData whole = exported.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals("report"))
                .findFirst()
                .orElseThrow();
        assertThat(whole.getParentSpanContext().isValid()).isFalse();
        List<SpanData> parts = exported.getFinishedSpanItems().stream()
                .filter(span -> !span.getSpanId().equals(whole.getSpanId()))
                .toList();
        assertThat(parts).allMatch(part -> part.getParentSpanId().equals(whole.getSpanId()));
        assertThat(parts).allMatch(part -> part.getTraceId().equals(whole.getTraceId()));
    }

    @Test
    void itTellsTheVehicleAndHowManyReports() {
        spans().ended(JOURNEY);

        assertThat(exported.getFinishedSpanItems().getLast().getAttributes().asMap())
                .hasSize(2)
                .containsValues(17L, 20L);
    }

    @Test
    void aFollowedMessageIsSentWhateverTheShareOfRequests() {
        new ReportSpans(
                        OpenTelemetrySdk.builder()
                                .setTracerProvider(SdkTracerProvider.builder()
                                        .setSampler(new TraceShare(0))
                                        .addSpanProcessor(SimpleSpanProcessor.create(exported))
                                        .build())
                                .build(),
                        1)
                .ended(JOURNEY);

        assertThat(exported.getFinishedSpanItems()).hasSize(4);
    }

    @Test
    void aShareThatCannotBeIsRefused() {
        assertThatThrownBy(() -> new ReportSpans(OpenTelemetry.noop(), -1)).hasMessageContaining("one-report-of");
    }

    private ReportSpans spans() {
        return new ReportSpans(
                OpenTelemetrySdk.builder()
                        .setTracerProvider(SdkTracerProvider.builder()
                                .addSpanProcessor(SimpleSpanProcessor.create(exported))
                                .build())
                        .build(),
                1);
    }

    private static long milliseconds(SpanData span) {
        return TimeUnit.NANOSECONDS.toMillis(span.getEndEpochNanos() - span.getStartEpochNanos());
    }
}
