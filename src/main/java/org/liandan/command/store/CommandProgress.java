package org.liandan.command.store;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditLog;
import org.liandan.cluster.store.NotOnDuty;
import org.liandan.command.CommandState;
import org.liandan.command.FailureReason;
import org.liandan.command.LiveCommand;
import org.liandan.command.PlacedCommand;
import org.liandan.command.RetryRule;
import org.liandan.fleet.TerminalId;

/**
 * Writes down what becomes of orders. Every statement names the states that it may start from, so that of two who end an
 * order at once one is told that he is late.
 */
@ApplicationScoped
public class CommandProgress {

    private static final Logger LOG = Logger.getLogger(CommandProgress.class);
    private static final int MOST_EXPIRED_AT_ONCE = 500;

    private static final String SENDING = """
            update terminal_command
            set state = 'SENT', sendings = ?, first_sent_at = coalesce(first_sent_at, ?), last_sent_at = ?
            where id = ? and state in ('QUEUED', 'SENT')""";

    private static final String ACKNOWLEDGED =
            "update terminal_command set acknowledged_at = ? where id = ? and state = 'SENT'";

    private static final String END = """
            update terminal_command set state = ?, ended_at = ?, failure = ?, failure_detail = ?, answer = ?::jsonb
            where id = ? and state = any(?)""";

    private static final String OVERDUE = """
            where c.state in ('AWAITING_CONFIRMATION', 'QUEUED', 'SENT') and least(c.expires_at, c.confirm_by) <= ?
                and (c.state = 'AWAITING_CONFIRMATION' or c.expires_at <= ?)
            order by c.id limit ?""";

    private static final String WAITING = """
            select distinct terminal_id from terminal_command where state = 'QUEUED' order by terminal_id limit 10000""";

    private final CommandRows rows;
    private final AuditLog audit;
    private final Clock clock;

    CommandProgress(CommandRows rows, AuditLog audit, Clock clock) {
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    /** A terminal's orders that are to be sent or whose answer is awaited, in their order. */
    public List<PlacedCommand> live(TerminalId terminal) {
        return rows.query(
                CommandRows.SELECT + "where c.terminal_id = ? and c.state in ('QUEUED', 'SENT') order by c.id",
                rows::command,
                terminal.value());
    }

    /** An order as the queue of its terminal takes it over, after a restart for one. */
    public static LiveCommand live(PlacedCommand command, RetryRule rule) {
        Instant acknowledgedAt = command.acknowledgedAt();
        return acknowledgedAt == null
                ? LiveCommand.waiting(command.id(), command.kind(), command.expiresAt(), command.sendings())
                : LiveCommand.acknowledged(
                        command.id(),
                        command.kind(),
                        command.expiresAt(),
                        command.sendings(),
                        acknowledgedAt.plus(rule.resultTimeout()));
    }

    /** Terminals that have orders waiting. */
    public List<TerminalId> waiting() {
        return rows.query(WAITING, row -> new TerminalId(row.getInt(1)));
    }

    /** The order is being sent; false when it is not to be, for it has been withdrawn or has expired. */
    @Transactional
    public boolean sending(long id, int sending, Instant at) {
        return rows.update(SENDING, sending, at, at, id) == 1;
    }

    /** The terminal has it and works on it. */
    @Transactional
    public void acknowledged(long id, Instant at) {
        rows.update(ACKNOWLEDGED, at, id);
    }

    /**
     * The order has come to its end; false when it had before.
     *
     * @param state ANSWERED, FAILED or EXPIRED
     */
    @Transactional
    public boolean end(
            PlacedCommand command,
            CommandState state,
            @Nullable FailureReason reason,
            @Nullable String detail,
            @Nullable Map<String, ?> answer) {
        List<CommandState> before = Arrays.stream(CommandState.values())
                .filter(candidate -> candidate.next().contains(state))
                .toList();
        if (rows.update(END, state, clock.instant(), reason, detail, rows.json(answer), command.id(), before) == 0) {
            return false;
        }
        Map<String, Object> entry = new LinkedHashMap<>(CommandDesk.detail(command));
        if (reason != null) {
            entry.put("failure", reason);
        }
        audit.record("COMMAND_" + state, "terminal_command", Long.toString(command.id()), entry);
        return true;
    }

    /** Ends what is over time, whether its terminal is online or not. */
    @Scheduled(
            every = "30s",
            delayed = "30s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = NotOnDuty.class)
    void expire() {
        try {
            expire(clock.instant());
        } catch (RuntimeException e) {
            LOG.warnf("orders that are over time are ended later: %s", e.getMessage());
        }
    }

    /** Ends what is over time at that moment. */
    @Transactional
    public void expire(Instant now) {
        for (PlacedCommand command :
                rows.query(CommandRows.SELECT + OVERDUE, rows::command, now, now, MOST_EXPIRED_AT_ONCE)) {
            boolean unconfirmed = command.state() == CommandState.AWAITING_CONFIRMATION;
            end(
                    command,
                    CommandState.EXPIRED,
                    unconfirmed ? FailureReason.NOT_CONFIRMED : FailureReason.OUT_OF_TIME,
                    null,
                    null);
        }
    }
}
