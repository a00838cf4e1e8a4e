package org.liandan.gateway;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.liandan.command.Answers;
import org.liandan.command.CommandsChanged;
import org.liandan.command.Heard;
import org.liandan.command.store.CommandProgress;
import org.liandan.command.store.CommandSettings;
import org.liandan.fleet.TerminalId;
import org.liandan.jt808.CommandAnswer;
import org.liandan.jt808.Header;
import org.liandan.jt808.TerminalMessage;
import org.liandan.jt808.TerminalNotice;
import org.liandan.place.RoutesChanged;

/**
 * Brings orders to terminals and answers back. A terminal is always served by the same lane, so of its orders one thing
 * happens after the other; the lanes wait for the database, event loops and requests do not.
 */
@Singleton
public final class CommandDelivery implements LinkListener {

    private static final int LANES = 4;
    /** Answers that may wait on a lane: one that is dropped costs its order another sending. */
    private static final int MOST_WAITING = 10_000;

    /** Other processes place orders too, and a database that was away has not given them out. */
    private static final int LOOKED_UP_EVERY_S = 15;

    /**
     * One lane.
     *
     * @param links of terminals that have come or gone and have not been looked at since: the latest of each
     * @param looking terminals at whose link the lane will look
     */
    private record Lane(
            LaneThread thread,
            CommandLane orders,
            AtomicBoolean ticking,
            Map<TerminalId, TerminalLink> links,
            Set<TerminalId> looking) {}

    private final CommandProgress progress;
    private final Clock clock;
    private final List<Lane> lanes = new ArrayList<>();
    /** Not the scheduler's: that one stands still when the machine's clock is set back. */
    private final ScheduledExecutorService seconds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("orders-seconds").factory());

    private final LaneThread lookUps = new LaneThread("orders-look-up");

    @Inject
    CommandDelivery(CommandProgress progress, TerminalSetup setup, CommandSettings settings, Clock clock) {
        this.progress = progress;
        this.clock = clock;
        for (int i = 0; i < LANES; i++) {
            LaneThread thread = new LaneThread("orders-" + i);
            lanes.add(new Lane(
                    thread,
                    new CommandLane(progress, setup, settings.retryRule(), clock, thread),
                    new AtomicBoolean(),
                    new ConcurrentHashMap<>(),
                    ConcurrentHashMap.newKeySet()));
        }
    }

    void start(@Observes StartupEvent start, MeterRegistry metrics) {
        Gauge.builder(
                        "liandan.orders.waiting",
                        lanes,
                        all -> all.stream()
                                .mapToInt(lane -> lane.thread().waiting())
                                .sum())
                .description("tasks of the lanes that bring orders to terminals")
                .register(metrics);
        FunctionCounter.builder(
                        "liandan.orders.answers.dropped",
                        lanes,
                        all -> all.stream()
                                .mapToLong(lane -> lane.thread().refused())
                                .sum())
                .description("answers of terminals that were not looked at because too many waited")
                .register(metrics);
        Future<?> _ = seconds.scheduleAtFixedRate(this::everySecond, 1, 1, TimeUnit.SECONDS);
        Future<?> _ = seconds.scheduleAtFixedRate(this::lookUp, LOOKED_UP_EVERY_S, LOOKED_UP_EVERY_S, TimeUnit.SECONDS);
    }

    private Lane lane(TerminalId terminal) {
        return lanes.get(Math.floorMod(terminal.value(), LANES));
    }

    private void on(TerminalId terminal, Consumer<CommandLane> work) {
        Lane lane = lane(terminal);
        lane.thread().run(() -> work.accept(lane.orders()));
    }

    @Override
    public void online(TerminalLink link) {
        look(link);
    }

    @Override
    public void offline(TerminalLink link) {
        look(link);
    }

    /** However often a terminal comes and goes while the lane is busy, its lane looks once, at the latest link. */
    private void look(TerminalLink link) {
        TerminalId terminal = link.terminal().terminal();
        Lane lane = lane(terminal);
        lane.links().merge(terminal, link, CommandDelivery::latest);
        if (lane.looking().add(terminal)) {
            lane.thread().run(() -> {
                lane.looking().remove(terminal);
                TerminalLink latest = lane.links().remove(terminal);
                if (latest != null && latest.open()) {
                    lane.orders().online(latest);
                } else if (latest != null) {
                    lane.orders().offline(latest);
                }
            });
        }
    }

    /** The end of an older link is no news once a newer one is known. */
    private static TerminalLink latest(TerminalLink known, TerminalLink news) {
        return news.open() || !known.open() ? news : known;
    }

    @Override
    public void answered(TerminalLink link, Header header, CommandAnswer answer) {
        heard(link, Answers.heard(answer), answer);
    }

    @Override
    public void noticed(TerminalLink link, Header header, TerminalNotice notice) {
        Heard heard = Answers.heard(notice);
        if (heard != null) {
            heard(link, heard, notice);
        }
    }

    private void heard(TerminalLink link, Heard heard, TerminalMessage message) {
        Lane lane = lane(link.terminal().terminal());
        lane.thread().offer(MOST_WAITING, () -> lane.orders().answered(link, heard, message));
    }

    void onChange(@Observes(during = TransactionPhase.AFTER_SUCCESS) CommandsChanged changed) {
        on(changed.terminal(), lane -> lane.changed(changed.terminal()));
    }

    void onChange(@Observes(during = TransactionPhase.AFTER_SUCCESS) RoutesChanged changed) {
        lanes.forEach(lane -> lane.thread().run(lane.orders()::unsettle));
    }

    private void everySecond() {
        for (Lane lane : lanes) {
            if (lane.ticking().compareAndSet(false, true)) {
                lane.thread().run(() -> {
                    lane.ticking().set(false);
                    lane.orders().tick(clock.instant());
                });
            }
        }
    }

    private void lookUp() {
        if (lookUps.waiting() == 0) {
            lookUps.run(() -> progress.waiting().forEach(terminal -> on(terminal, lane -> lane.changed(terminal))));
        }
    }

    /** As if that moment had come, for one terminal. */
    void tick(TerminalId terminal, Instant moment) {
        on(terminal, lane -> lane.tick(terminal, moment));
    }

    void stop(@Observes ShutdownEvent event) {
        seconds.shutdownNow();
        lookUps.stop();
        lanes.forEach(lane -> lane.thread().stop());
    }
}
