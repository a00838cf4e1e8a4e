package org.liandan.gateway;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.TerminalPhone;
import org.liandan.fleet.TerminalRegistrations;
import org.liandan.http.store.DatabaseAway;

/**
 * Has codes issued off the event loops. After an outage thousands of terminals register at once: those who have come while a
 * transaction was under way are served by the next one together.
 */
@Singleton
final class Registrar {

    private static final Logger LOG = Logger.getLogger(Registrar.class);
    private static final int TOGETHER = 200;

    private final TerminalRegistrations registrations;
    private final Clock clock;
    /** In the order in which they came: who waits longest gives up first. As many as there are connections. */
    private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();

    private final Thread desk = Thread.ofVirtual().name("register").unstarted(this::serve);

    /**
     * A terminal that waits for its code.
     *
     * @param stillThere whether the connection that asked is still open
     * @param done told the code, or null when none could be issued
     */
    private record Waiting(
            TerminalRegistrations.Request request, BooleanSupplier stillThere, Consumer<@Nullable String> done) {}

    @Inject
    Registrar(TerminalRegistrations registrations, Clock clock, MeterRegistry metrics) {
        this.registrations = registrations;
        this.clock = clock;
        Gauge.builder("liandan.registrations.waiting", waiting, BlockingQueue::size)
                .description("terminals that wait for their code")
                .register(metrics);
    }

    @PostConstruct
    void open() {
        desk.start();
    }

    @PreDestroy
    void close() {
        desk.interrupt();
    }

    /**
     * Issues a code.
     *
     * @param stillThere whether the connection that asked is still open: for others no code is issued
     * @param done told the code, or null when none could be issued; on another thread
     */
    void register(Reaction.Register request, BooleanSupplier stillThere, Consumer<@Nullable String> done) {
        String box = Objects.requireNonNullElse(request.device().boxId(), "");
        boolean _ = waiting.add(
                new Waiting(new TerminalRegistrations.Request(request.terminal().phone(), box), stillThere, done));
    }

    private void serve() {
        try {
            while (true) {
                List<Waiting> next = new ArrayList<>();
                next.add(waiting.take());
                waiting.drainTo(next, TOGETHER - 1);
                next.removeIf(asking -> !asking.stillThere().getAsBoolean());
                if (!next.isEmpty()) {
                    issue(next);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("the server stops; whoever waits asks the next one");
        }
    }

    private static void tell(Waiting asking, @Nullable String code) {
        try {
            asking.done().accept(code);
        } catch (RuntimeException e) {
            // its event loop has stopped; the others' may not have
            LOG.debugf("a terminal could not be told its code: %s", e);
        }
    }

    /** For all of them or, where that fails, for each alone: what one terminal says of itself must not keep the others out. */
    private void issue(List<Waiting> asking) {
        Map<TerminalPhone, String> codes;
        try {
            codes = registrations.register(asking.stream().map(Waiting::request).toList(), clock.instant());
        } catch (RuntimeException e) {
            if (asking.size() > 1 && !DatabaseAway.says(e)) {
                asking.forEach(one -> issue(List.of(one)));
                return;
            }
            LOG.warnf("%d terminals could not be registered: %s", asking.size(), e.getMessage());
            codes = Map.of();
        }
        for (Waiting one : asking) {
            tell(one, codes.get(one.request().phone()));
        }
    }
}
