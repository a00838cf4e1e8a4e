package org.liandan.gateway;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
import org.liandan.jt808.TerminalNotice;
import org.liandan.place.RoutesChanged;

/**
 * Brings orders to terminals and answers back. A terminal is always served by the same lane, so of its orders one thing
 * happens after the other; the lanes wait for the database, event loops and requests do not.
 */
@Singleton
public final class CommandDelivery implements LinkListener {

    private static final int LANES = 4;

    private record Lane(LaneThread thread, CommandLane orders, AtomicBoolean ticking) {}

    private final CommandProgress progress;
    private final Clock clock;
    private final List<Lane> lanes = new ArrayList<>();

    @Inject
    CommandDelivery(CommandProgress progress, TerminalSetup setup, CommandSettings settings, Clock clock) {
        this.progress = progress;
        this.clock = clock;
        for (int i = 0; i < LANES; i++) {
            LaneThread thread = new LaneThread("orders-" + i);
            lanes.add(new Lane(
                    thread,
                    new CommandLane(progress, setup, settings.retryRule(), clock, thread),
                    new AtomicBoolean()));
        }
    }

    private void on(TerminalId terminal, Consumer<CommandLane> work) {
        Lane lane = lanes.get(Math.floorMod(terminal.value(), LANES));
        lane.thread().run(() -> work.accept(lane.orders()));
    }

    @Override
    public void online(TerminalLink link) {
        on(link.terminal().terminal(), lane -> lane.online(link));
    }

    @Override
    public void offline(TerminalLink link) {
        on(link.terminal().terminal(), lane -> lane.offline(link));
    }

    @Override
    public void answered(TerminalLink link, Header header, CommandAnswer answer) {
        Heard heard = Answers.heard(answer);
        on(link.terminal().terminal(), lane -> lane.answered(link, heard, answer));
    }

    @Override
    public void noticed(TerminalLink link, Header header, TerminalNotice notice) {
        Heard heard = Answers.heard(notice);
        if (heard != null) {
            on(link.terminal().terminal(), lane -> lane.answered(link, heard, notice));
        }
    }

    void onChange(@Observes(during = TransactionPhase.AFTER_SUCCESS) CommandsChanged changed) {
        on(changed.terminal(), lane -> lane.changed(changed.terminal()));
    }

    void onChange(@Observes(during = TransactionPhase.AFTER_SUCCESS) RoutesChanged changed) {
        lanes.forEach(lane -> lane.thread().run(lane.orders()::unsettle));
    }

    @Scheduled(every = "1s", delayed = "1s")
    void everySecond() {
        Instant now = clock.instant();
        for (Lane lane : lanes) {
            if (lane.ticking().compareAndSet(false, true)) {
                lane.thread().run(() -> {
                    lane.ticking().set(false);
                    lane.orders().tick(now);
                });
            }
        }
    }

    /** Orders that another process has placed, or that a database which was away has not given out. */
    @Scheduled(every = "15s", delayed = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void everyFifteenSeconds() {
        progress.waiting().forEach(terminal -> on(terminal, lane -> lane.changed(terminal)));
    }

    /** As if that moment had come, for one terminal. */
    void tick(TerminalId terminal, Instant moment) {
        on(terminal, lane -> lane.tick(terminal, moment));
    }

    void stop(@Observes ShutdownEvent event) {
        lanes.forEach(lane -> lane.thread().stop());
    }
}
