package org.liandan.gateway;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.TerminalRegistrations;

/**
 * Has codes issued off the event loops. After an outage thousands of terminals register at once: a few are served at a
 * time, the others wait on virtual threads, and the database keeps its connections for everybody else.
 */
@Singleton
final class Registrar {

    private static final Logger LOG = Logger.getLogger(Registrar.class);
    private static final int AT_ONCE = 4;
    private static final int LOOK_UP_EVERY_S = 2;

    private final TerminalRegistrations registrations;
    private final Clock clock;
    /** In the order in which they came: who waits longest gives up first. */
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    private final AtomicInteger waiting = new AtomicInteger();

    @Inject
    Registrar(TerminalRegistrations registrations, Clock clock, MeterRegistry metrics) {
        this.registrations = registrations;
        this.clock = clock;
        Gauge.builder("liandan.registrations.waiting", waiting, AtomicInteger::get)
                .description("terminals that wait for their code")
                .register(metrics);
    }

    /**
     * Issues a code.
     *
     * @param stillThere whether the connection that asked is still open: for others no code is issued, and nothing waits
     * @param done told the code, or null when none could be issued; on another thread
     */
    void register(Reaction.Register request, BooleanSupplier stillThere, Consumer<@Nullable String> done) {
        Thread.ofVirtual().name("register").start(() -> {
            waiting.incrementAndGet();
            boolean served = place(stillThere);
            waiting.decrementAndGet();
            if (served) {
                issue(request, done);
            }
        });
    }

    /** Waits for a place, as long as somebody wants it. */
    private boolean place(BooleanSupplier stillThere) {
        try {
            while (!places.tryAcquire(LOOK_UP_EVERY_S, TimeUnit.SECONDS)) {
                if (!stillThere.getAsBoolean()) {
                    return false;
                }
            }
        } catch (InterruptedException e) {
            return false;
        }
        if (stillThere.getAsBoolean()) {
            return true;
        }
        places.release();
        return false;
    }

    private void issue(Reaction.Register request, Consumer<@Nullable String> done) {
        try {
            done.accept(registrations.register(
                    request.terminal().phone(),
                    Objects.requireNonNullElse(request.device().boxId(), ""),
                    clock.instant()));
        } catch (RuntimeException e) {
            LOG.warnf(
                    "terminal %s could not be registered: %s",
                    request.terminal().phone().digits(), e.getMessage());
            done.accept(null);
        } finally {
            places.release();
        }
    }
}
