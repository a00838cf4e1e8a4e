package org.liandan.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The one clock of the application; everything else receives instants or this bean. */
final class Clocks {

    @Produces
    @Singleton
    Clock systemClock(
            MeterRegistry metrics,
            @ConfigProperty(name = "liandan.clock.tolerance", defaultValue = "2s") Duration tolerance,
            @ConfigProperty(name = "liandan.clock.bridged", defaultValue = "2m") Duration bridged) {
        SteadyClock clock = new SteadyClock(system(), System::nanoTime, tolerance, bridged);
        Gauge.builder("liandan.clock.leap", clock, steady -> steady.leapMillis() / 1e3)
                .baseUnit("seconds")
                .description("by which the machine's clock was set and is not followed yet")
                .register(metrics);
        return clock;
    }

    /** For programs of their own, which have no beans. */
    static Clock system() {
        return Clock.systemUTC();
    }
}
