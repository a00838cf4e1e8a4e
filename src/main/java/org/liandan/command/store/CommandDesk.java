package org.liandan.command.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditLog;
import org.liandan.command.CommandOrigin;
import org.liandan.command.CommandState;
import org.liandan.command.CommandsChanged;
import org.liandan.command.NewCommand;
import org.liandan.command.PlacedCommand;
import org.liandan.fleet.TerminalId;

/** Where orders are placed, confirmed, withdrawn and looked up. Who may is decided before. Each change is audited. */
@ApplicationScoped
public class CommandDesk {

    private static final String INSERT = """
            insert into terminal_command
                (terminal_id, kind, origin, requested_by, reason, request, state, created_at, expires_at, confirm_by)
            values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?::timestamptz) returning id""";

    private static final String CONFIRM = """
            update terminal_command set state = 'QUEUED', confirmed_by = ?, confirmed_at = ?
            where id = ? and state = 'AWAITING_CONFIRMATION' and confirm_by > ? and requested_by <> ?""";

    private static final String CANCEL = """
            update terminal_command set state = 'CANCELLED', ended_at = ?
            where id = ? and state in ('AWAITING_CONFIRMATION', 'QUEUED')""";

    private static final String LIVE_OF = """
            select count(*) from terminal_command
            where terminal_id = ? and state in ('AWAITING_CONFIRMATION', 'QUEUED', 'SENT')""";

    private final CommandRows rows;
    private final AuditLog audit;
    private final Event<CommandsChanged> changed;
    private final CommandSettings settings;
    private final Clock clock;

    CommandDesk(
            CommandRows rows, AuditLog audit, Event<CommandsChanged> changed, CommandSettings settings, Clock clock) {
        this.rows = rows;
        this.audit = audit;
        this.changed = changed;
        this.settings = settings;
        this.clock = clock;
    }

    /** Places an order; empty when the terminal has as many as it may have. */
    @Transactional
    public Optional<PlacedCommand> place(NewCommand command) {
        long live = rows.query(
                        LIVE_OF, row -> row.getLong(1), command.terminal().value())
                .getFirst();
        if (live >= settings.maxLive()) {
            return Optional.empty();
        }
        Instant confirmBy = command.confirmBy();
        long id = rows.query(
                        INSERT,
                        row -> row.getLong(1),
                        command.terminal().value(),
                        command.kind(),
                        command.origin(),
                        command.requestedBy(),
                        command.reason(),
                        rows.json(command.request()),
                        confirmBy == null ? CommandState.QUEUED : CommandState.AWAITING_CONFIRMATION,
                        clock.instant(),
                        command.expiresAt(),
                        confirmBy)
                .getFirst();
        PlacedCommand placed = find(command.terminal(), id).orElseThrow();
        record("COMMAND_REQUESTED", placed);
        changed.fire(new CommandsChanged(command.terminal()));
        return Optional.of(placed);
    }

    /** Confirms an order of another officer's; false when it is not, or no longer, to be confirmed by this one. */
    @Transactional
    public boolean confirm(PlacedCommand command, String officer) {
        Instant now = clock.instant();
        if (rows.update(CONFIRM, officer, now, command.id(), now, officer) == 0) {
            return false;
        }
        record("COMMAND_CONFIRMED", command);
        changed.fire(new CommandsChanged(command.terminal()));
        return true;
    }

    /** Withdraws an order that has not been sent; false when it has. */
    @Transactional
    public boolean cancel(PlacedCommand command) {
        if (rows.update(CANCEL, clock.instant(), command.id()) == 0) {
            return false;
        }
        record("COMMAND_CANCELLED", command);
        changed.fire(new CommandsChanged(command.terminal()));
        return true;
    }

    private void record(String action, PlacedCommand command) {
        audit.record(action, "terminal_command", Long.toString(command.id()), detail(command));
    }

    /** What the audit log keeps: not the text of a message to a person, and no password. */
    static Map<String, Object> detail(PlacedCommand command) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("terminal", command.terminal().value());
        detail.put("kind", command.kind());
        detail.put("origin", command.origin());
        if (command.reason() != null) {
            detail.put("reason", command.reason());
        }
        return detail;
    }

    /** The order of that identity among those of a terminal. */
    public Optional<PlacedCommand> find(TerminalId terminal, long id) {
        return rows
                .query(CommandRows.SELECT + "where c.terminal_id = ? and c.id = ?", rows::command, terminal.value(), id)
                .stream()
                .findFirst();
    }

    /** How many orders a terminal has had, of a state or of all. */
    public long count(TerminalId terminal, @Nullable CommandState state) {
        List<Object> values = new ArrayList<>(List.of(terminal.value()));
        return rows.query(
                        "select count(*) from terminal_command c " + where(state, values),
                        row -> row.getLong(1),
                        values.toArray())
                .getFirst();
    }

    /** A terminal's orders, newest first, of a state or of all. */
    public List<PlacedCommand> list(TerminalId terminal, @Nullable CommandState state, int offset, int limit) {
        List<Object> values = new ArrayList<>(List.of(terminal.value()));
        String where = where(state, values);
        values.add(limit);
        values.add(offset);
        return rows.query(
                CommandRows.SELECT + where + " order by c.id desc limit ? offset ?", rows::command, values.toArray());
    }

    private static String where(@Nullable CommandState state, List<Object> values) {
        if (state == null) {
            return "where c.terminal_id = ?";
        }
        values.add(state);
        return "where c.terminal_id = ? and c.state = ?";
    }

    /** When the last order of that origin was placed for a terminal; empty when none ever was. */
    public Optional<Instant> lastOf(TerminalId terminal, CommandOrigin origin) {
        return rows
                .query(
                        CommandRows.SELECT + "where c.terminal_id = ? and c.origin = ? order by c.id desc limit 1",
                        rows::command,
                        terminal.value(),
                        origin)
                .stream()
                .findFirst()
                .map(PlacedCommand::createdAt);
    }
}
