package org.liandan.operations.store;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.liandan.operations.Pulse;

/** Reads the counters that Prometheus gets too, every ten seconds, and keeps the last hours of the most telling. */
@Singleton
public class PulseTaker {

    private final MeterRegistry meters;
    private final Clock clock;
    private final Pulse pulse = new Pulse();

    PulseTaker(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    @Scheduled(every = "10s", identity = "operations-pulse", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void take() {
        pulse.take(new Pulse.Beat(
                clock.instant(),
                count("liandan.positions.received"),
                count("liandan.positions.stored")
                        + count("liandan.positions.duplicate")
                        + count("liandan.positions.set_aside"),
                count("liandan.frames.malformed"),
                count("liandan.frames"),
                count("liandan.logins.refused"),
                level("liandan.positions.pending"),
                level("liandan.terminals.online")));
    }

    /** The last hours and this moment. */
    List<Pulse.Beat> beats() {
        take();
        return pulse.copy();
    }

    /** Pieces that were no message, by reason. */
    Map<String, Double> malformed() {
        Map<String, Double> reasons = new TreeMap<>();
        for (FunctionCounter counter : meters.find("liandan.frames.malformed").functionCounters()) {
            reasons.merge(String.valueOf(counter.getId().getTag("reason")), counter.count(), Double::sum);
        }
        return reasons;
    }

    /** The level of a gauge; 0 where there is none. */
    double level(String name) {
        Gauge gauge = meters.find(name).gauge();
        return gauge == null || Double.isNaN(gauge.value()) ? 0 : gauge.value();
    }

    /** Whether a gauge has a value. */
    boolean isKnown(String name) {
        Gauge gauge = meters.find(name).gauge();
        return gauge != null && !Double.isNaN(gauge.value());
    }

    private double count(String name) {
        return meters.find(name).functionCounters().stream()
                .mapToDouble(FunctionCounter::count)
                .sum();
    }
}
