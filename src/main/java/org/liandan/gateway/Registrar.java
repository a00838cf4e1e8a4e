package org.liandan.gateway;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Semaphore;
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

    private final TerminalRegistrations registrations;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);

    @Inject
    Registrar(TerminalRegistrations registrations, Clock clock) {
        this.registrations = registrations;
        this.clock = clock;
    }

    /**
     * Issues a code.
     *
     * @param done told the code, or null when none could be issued; on another thread
     */
    void register(Reaction.Register request, Consumer<@Nullable String> done) {
        Thread.ofVirtual().name("register").start(() -> {
            places.acquireUninterruptibly();
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
        });
    }
}
