package org.liandan.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.liandan.command.CommandForms;
import org.liandan.command.CommandQueue;
import org.liandan.command.CommandReading;
import org.liandan.command.CommandState;
import org.liandan.command.CommandStep;
import org.liandan.command.FailureReason;
import org.liandan.command.Heard;
import org.liandan.command.LiveCommand;
import org.liandan.command.PlacedCommand;
import org.liandan.command.RetryRule;
import org.liandan.command.store.CommandProgress;
import org.liandan.fleet.TerminalId;
import org.liandan.http.store.DatabaseAway;
import org.liandan.jt808.Command;
import org.liandan.jt808.CommandAnswer;
import org.liandan.jt808.Fields;
import org.liandan.jt808.FrameWriter;
import org.liandan.jt808.TerminalMessage;

/**
 * Serves the orders of some terminals, on one thread: asks the queue what is to be done, writes it down, does it. What cannot
 * be written down is not done; then the table is read again as soon as it can be.
 */
final class CommandLane {

    private static final Logger LOG = Logger.getLogger(CommandLane.class);
    /** Settings of so many terminals are looked at in one go, so that orders of others do not wait long. */
    private static final int SETTLED_AT_ONCE = 50;

    /** A database that does not answer is left alone for so long. */
    private static final Duration AWAY = Duration.ofSeconds(2);

    private final CommandProgress progress;
    private final TerminalSetup setup;
    private final RetryRule rule;
    private final Clock clock;
    private final LaneThread thread;
    private final Map<TerminalId, ServedTerminal> served = new HashMap<>();
    /** Until then nothing is asked of a database that has just not answered; {@link System#nanoTime}. */
    private long awayUntilNs = System.nanoTime();

    CommandLane(CommandProgress progress, TerminalSetup setup, RetryRule rule, Clock clock, LaneThread thread) {
        this.progress = progress;
        this.setup = setup;
        this.rule = rule;
        this.clock = clock;
        this.thread = thread;
    }

    // --- news, all on the lane's thread ---------------------------------------------------------------------------

    void online(TerminalLink link) {
        ServedTerminal terminal = new ServedTerminal(link);
        terminal.unsettled = setup.concerns(link);
        served.put(link.terminal().terminal(), terminal);
        serve(terminal, clock.instant());
        settle(terminal);
    }

    void offline(TerminalLink link) {
        ServedTerminal terminal = served.get(link.terminal().terminal());
        if (terminal != null && terminal.link.equals(link)) {
            served.remove(link.terminal().terminal());
        }
    }

    /** Its orders have changed in the table. */
    void changed(TerminalId id) {
        ServedTerminal terminal = served.get(id);
        if (terminal != null) {
            terminal.stale = true;
            serve(terminal, clock.instant());
        }
    }

    /** Routes or fences have changed: in time, every terminal's are looked at. */
    void unsettle() {
        served.values().forEach(terminal -> {
            terminal.tried.clear();
            terminal.unsettled = setup.concerns(terminal.link);
        });
    }

    void answered(TerminalLink link, Heard heard, TerminalMessage message) {
        ServedTerminal terminal = served.get(link.terminal().terminal());
        if (terminal == null || !terminal.link.equals(link)) {
            return;
        }
        attempt(terminal, () -> {
            CommandQueue.Turn turn = terminal.queue.answered(heard, clock.instant(), rule);
            perform(terminal, turn, message);
        });
        serve(terminal, clock.instant());
        settle(terminal);
    }

    /** A second has passed. */
    void tick(Instant now) {
        int settled = 0;
        for (ServedTerminal terminal : List.copyOf(served.values())) {
            if (terminal.stale || !terminal.queue.commands().isEmpty()) {
                serve(terminal, now);
            }
            if (terminal.unsettled && settled < SETTLED_AT_ONCE) {
                settled++;
                settle(terminal);
            }
        }
    }

    /** As {@link #tick(Instant)}, for one terminal. */
    void tick(TerminalId id, Instant now) {
        ServedTerminal terminal = served.get(id);
        if (terminal != null) {
            serve(terminal, now);
        }
    }

    // --- what follows from them -----------------------------------------------------------------------------------

    private void serve(ServedTerminal terminal, Instant now) {
        attempt(terminal, () -> {
            if (terminal.stale) {
                reload(terminal);
            }
            perform(terminal, terminal.queue.due(now, rule), null);
        });
    }

    /** Orders the settings that the terminal lacks, unless it is still busy with some. */
    private void settle(ServedTerminal terminal) {
        if (!terminal.unsettled || setup.isUnderWay(terminal.orders.values())) {
            return;
        }
        attempt(terminal, () -> {
            boolean lacksSome = setup.order(terminal.link, terminal.tried);
            // only now: what the database did not let us do is done at another tick
            terminal.unsettled = false;
            if (lacksSome) {
                reload(terminal);
                perform(terminal, terminal.queue.due(clock.instant(), rule), null);
            }
        });
    }

    private void attempt(ServedTerminal terminal, Runnable work) {
        if (System.nanoTime() - awayUntilNs < 0) {
            later(terminal);
            return;
        }
        try {
            work.run();
        } catch (RuntimeException e) {
            // what was under way is known again when the database is back
            LOG.warnf(
                    "orders of terminal %s have to wait: %s",
                    terminal.link.terminal().phone().digits(), e);
            later(terminal);
            if (DatabaseAway.says(e)) {
                // thousands of terminals wait, and each attempt may take as long as the database lets us wait
                awayUntilNs = System.nanoTime() + AWAY.toNanos();
            }
        }
    }

    private static void later(ServedTerminal terminal) {
        terminal.stale = true;
        terminal.queue = CommandQueue.EMPTY;
    }

    private void reload(ServedTerminal terminal) {
        List<PlacedCommand> stored = progress.live(terminal.link.terminal().terminal());
        terminal.orders.clear();
        stored.forEach(order -> terminal.orders.put(order.id(), order));
        terminal.queue = terminal.queue.reconciled(
                stored.stream().map(order -> CommandProgress.live(order, rule)).toList());
        terminal.stale = false;
    }

    private void perform(ServedTerminal terminal, CommandQueue.Turn turn, @Nullable TerminalMessage answer) {
        terminal.queue = turn.next();
        for (CommandStep step : turn.steps()) {
            PlacedCommand order = terminal.orders.get(step.id());
            if (order == null) {
                throw new IllegalStateException("order " + step.id() + " is in the queue and nowhere else");
            }
            switch (step) {
                case CommandStep.Send send -> send(terminal, order, send.sending());
                case CommandStep.Acknowledge _ -> progress.acknowledged(order.id(), clock.instant());
                case CommandStep.End end -> end(terminal, order, end.state(), end.reason(), null, answer);
            }
        }
    }

    private void send(ServedTerminal terminal, PlacedCommand order, int sending) {
        TerminalLink link = terminal.link;
        if (!order.kind().isIn(link.version())) {
            fail(
                    terminal,
                    order,
                    FailureReason.NOT_IN_EDITION,
                    String.valueOf(link.version().year()));
            return;
        }
        switch (CommandForms.read(order.kind(), order.request(), link.version())) {
            case CommandReading.Illegible unreadable ->
                fail(
                        terminal,
                        order,
                        FailureReason.UNWRITABLE,
                        unreadable.faults().stream()
                                .map(fault ->
                                        fault.field() + ": " + fault.rule().both())
                                .collect(Collectors.joining("; ")));
            case CommandReading.Legible(Command command) -> send(terminal, order, sending, command);
        }
    }

    private void send(ServedTerminal terminal, PlacedCommand order, int sending, Command command) {
        TerminalLink link = terminal.link;
        int packages;
        try {
            packages = packages(link, command);
        } catch (IllegalArgumentException e) {
            fail(terminal, order, FailureReason.UNWRITABLE, e.getMessage());
            return;
        }
        if (!progress.sending(order.id(), sending, clock.instant())) {
            // withdrawn or expired in the table meanwhile
            terminal.queue = terminal.queue.without(order.id());
            terminal.orders.remove(order.id());
            return;
        }
        link.send(command, serial -> thread.run(() -> sent(terminal, order.id(), serial, packages)));
    }

    /** Frames that the message takes; the answer may name any of their serials. */
    private static int packages(TerminalLink link, Command command) {
        ByteBuf scratch = Unpooled.buffer();
        try {
            return FrameWriter.write(
                    scratch, link.version(), link.terminal().phone().digits(), 0, command);
        } finally {
            scratch.release();
        }
    }

    private static void sent(ServedTerminal terminal, long id, int serial, int packages) {
        if (serial != TerminalLink.NOT_SENT) {
            terminal.queue = terminal.queue.sent(id, new LiveCommand.Serials(serial, packages));
        }
    }

    /** The answer as people may see it: parameters may hold passwords. */
    private static Map<String, @Nullable Object> shown(TerminalMessage answer) {
        return new Secrets(null).masked(answer.messageId(), Fields.of(answer));
    }

    private void fail(ServedTerminal terminal, PlacedCommand order, FailureReason reason, @Nullable String detail) {
        terminal.queue = terminal.queue.without(order.id());
        end(terminal, order, CommandState.FAILED, reason, detail, null);
    }

    private void end(
            ServedTerminal terminal,
            PlacedCommand order,
            CommandState state,
            @Nullable FailureReason reason,
            @Nullable String detail,
            @Nullable TerminalMessage answer) {
        progress.end(order, state, reason, detail, answer == null ? null : shown(answer));
        terminal.orders.remove(order.id());
        CommandAnswer said = answer instanceof CommandAnswer words ? words : null;
        setup.ended(terminal.link, order, state, reason, said);
        terminal.unsettled |= setup.continues(terminal.link, order, state);
    }
}
