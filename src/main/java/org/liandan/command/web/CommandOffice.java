package org.liandan.command.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liandan.command.CommandForms;
import org.liandan.command.CommandKind;
import org.liandan.command.CommandOrigin;
import org.liandan.command.CommandReading;
import org.liandan.command.CommandRights;
import org.liandan.command.CommandState;
import org.liandan.command.Guard;
import org.liandan.command.NewCommand;
import org.liandan.command.PlacedCommand;
import org.liandan.command.store.CommandDesk;
import org.liandan.command.store.CommandSettings;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.fleet.TerminalDirectory;
import org.liandan.fleet.TerminalPhone;
import org.liandan.http.Caller;
import org.liandan.http.FieldViolation;
import org.liandan.http.Problem;
import org.liandan.jt808.Command;
import org.liandan.jt808.ProtocolVersion;
import org.liandan.party.Role;

/** Takes requests from programs and pages alike: who may, within which bounds, and which take a second officer. */
@ApplicationScoped
class CommandOffice {

    private static final int LONGEST_REASON = 200;

    private final TerminalDirectory directory;
    private final CommandDesk desk;
    private final CommandSettings settings;
    private final Caller caller;
    private final Clock clock;

    CommandOffice(TerminalDirectory directory, CommandDesk desk, CommandSettings settings, Caller caller, Clock clock) {
        this.directory = directory;
        this.desk = desk;
        this.settings = settings;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * The terminal, for somebody who may see its orders.
     *
     * @throws Problem 404 where there is none, or a carrier asks for another's; 403 for who sees nobody's orders
     */
    RegisteredTerminal terminal(String phone) {
        if (!CommandRights.mayRead(caller.roles(), true)) {
            throw Problem.forbidden("只有执法局、审计人员和承运方可以查看终端指令 Orders are seen by the bureau, auditors and the carrier.");
        }
        RegisteredTerminal terminal = directory.find(phone(phone));
        if (terminal == null || !CommandRights.mayRead(caller.roles(), isOwn(terminal))) {
            throw noTerminal();
        }
        return terminal;
    }

    private static TerminalPhone phone(String text) {
        try {
            return TerminalPhone.parse(text);
        } catch (IllegalArgumentException e) {
            throw noTerminal();
        }
    }

    private static Problem noTerminal() {
        return Problem.notFound("没有这个终端 There is no such terminal.");
    }

    private boolean isOwn(RegisteredTerminal terminal) {
        return terminal.carrier().equals(caller.organization());
    }

    /** Whether the caller may place orders of that kind for this terminal. */
    boolean mayOrder(RegisteredTerminal terminal, CommandKind kind) {
        return CommandRights.mayOrder(kind, caller.roles(), isOwn(terminal));
    }

    /** Whether the caller may confirm that order now. */
    boolean mayConfirm(PlacedCommand command) {
        return command.state() == CommandState.AWAITING_CONFIRMATION
                && CommandRights.isOfficer(caller.roles())
                && !caller.username().equals(command.requestedBy());
    }

    /** Whether the caller may withdraw that order now; a carrier only what it asked for itself. */
    boolean mayCancel(PlacedCommand command) {
        return command.state().next().contains(CommandState.CANCELLED) && mayEverCancel(command);
    }

    private boolean mayEverCancel(PlacedCommand command) {
        return CommandRights.isOfficer(caller.roles())
                || (caller.has(Role.CARRIER) && caller.username().equals(command.requestedBy()));
    }

    /**
     * Places an order.
     *
     * @param request {@code kind}, {@code reason}, {@code expiresAt} and the fields of the kind
     * @throws Problem 422 naming fields and rules; 403, 404, 409
     */
    @Transactional
    PlacedCommand order(String phone, Map<String, ?> request) {
        RegisteredTerminal terminal = terminal(phone);
        List<FieldViolation> wrong = new ArrayList<>();
        CommandKind kind = kind(request.get("kind"));
        if (!mayOrder(terminal, kind)) {
            throw Problem.forbidden("无权下发此指令 You may not give this order: " + kind);
        }
        Instant now = clock.instant();
        Map<String, Object> fields = new LinkedHashMap<>(request);
        List.of("kind", "reason", "expiresAt").forEach(fields::remove);
        Instant expiresAt = expiresAt(request.get("expiresAt"), now, wrong);
        boolean guarded = guarded(kind, fields, wrong);
        String reason = reason(request.get("reason"), guarded, wrong);
        if (!terminal.active()) {
            wrong.add(new FieldViolation("phone", "终端已停用 the terminal has been withdrawn"));
        }
        if (!wrong.isEmpty()) {
            throw Problem.ruleRefused("invalid-command", "指令不符合规则 The order breaks a rule.", wrong);
        }
        return place(new NewCommand(
                terminal.terminal(),
                kind,
                CommandOrigin.OFFICER,
                caller.username(),
                reason,
                fields,
                expiresAt,
                guarded ? earlier(now.plus(settings.confirmationTime()), expiresAt) : null));
    }

    private PlacedCommand place(NewCommand command) {
        return desk.place(command)
                .orElseThrow(() -> Problem.conflict(
                        "too-many-commands",
                        "该终端待办指令已达上限 The terminal has as many live orders as it may have.",
                        Map.of("most", settings.maxLive())));
    }

    private static CommandKind kind(@Nullable Object name) {
        Optional<CommandKind> kind = CommandKind.ofName(String.valueOf(name));
        return kind.orElseThrow(() -> Problem.ruleRefused(
                "invalid-command",
                "没有这种指令 There is no such order.",
                List.of(new FieldViolation("kind", "应为以下之一 must be one of " + Arrays.toString(CommandKind.values())))));
    }

    /** Reads the request, notes what is wrong with it, and tells whether it takes two officers. */
    private static boolean guarded(CommandKind kind, Map<String, Object> fields, List<FieldViolation> wrong) {
        ProtocolVersion edition = kind.isIn(ProtocolVersion.V2013) ? ProtocolVersion.V2013 : ProtocolVersion.V2019;
        return switch (CommandForms.read(kind, fields, edition)) {
            case CommandReading.Legible(Command command) -> Guard.guards(kind, command);
            case CommandReading.Illegible unreadable -> {
                unreadable
                        .faults()
                        .forEach(fault -> wrong.add(
                                new FieldViolation(fault.field(), fault.rule().both())));
                yield Guard.guards(kind);
            }
        };
    }

    private static @Nullable String reason(@Nullable Object given, boolean guarded, List<FieldViolation> wrong) {
        String reason = given == null ? "" : given.toString().strip();
        if (guarded && reason.length() < Guard.LEAST_REASON) {
            wrong.add(new FieldViolation(
                    "reason",
                    "须说明理由，至少 " + Guard.LEAST_REASON + " 个字 a reason of at least " + Guard.LEAST_REASON
                            + " characters is required"));
        }
        if (reason.length() > LONGEST_REASON) {
            wrong.add(new FieldViolation(
                    "reason", "至多 " + LONGEST_REASON + " 个字 at most " + LONGEST_REASON + " characters"));
        }
        return reason.isEmpty() ? null : reason;
    }

    private Instant expiresAt(@Nullable Object given, Instant now, List<FieldViolation> wrong) {
        if (given == null || given.toString().isBlank()) {
            return now.plus(settings.lifetime());
        }
        Duration longest = settings.longestLifetime();
        try {
            Instant expiresAt = OffsetDateTime.parse(given.toString()).toInstant();
            if (expiresAt.isAfter(now) && !expiresAt.isAfter(now.plus(longest))) {
                return expiresAt;
            }
        } catch (DateTimeParseException e) {
            // said below, as for a time out of range
        }
        wrong.add(new FieldViolation(
                "expiresAt",
                "应为今后 " + longest.toDays() + " 天内带时区的 ISO 8601 时间 must be an ISO 8601 time with offset within the next "
                        + longest.toDays() + " days"));
        return now.plus(settings.lifetime());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** One of a terminal's orders. */
    PlacedCommand command(String phone, long id) {
        return desk.find(terminal(phone).terminal(), id)
                .orElseThrow(() -> Problem.notFound("没有这条指令 There is no such order."));
    }

    /** The second officer confirms. */
    @Transactional
    PlacedCommand confirm(String phone, long id) {
        PlacedCommand command = command(phone, id);
        if (!CommandRights.isOfficer(caller.roles())) {
            throw Problem.forbidden("只有执法局人员可以确认 Only officers confirm orders.");
        }
        if (command.state() != CommandState.AWAITING_CONFIRMATION) {
            throw wrongState(command);
        }
        if (caller.username().equals(command.requestedBy())) {
            throw new Problem(
                    403,
                    "second-officer",
                    "须由另一名执法人员确认 Another officer has to confirm it, not the one who asked.",
                    List.of(),
                    Map.of());
        }
        if (!desk.confirm(command, caller.username())) {
            throw wrongState(command(phone, id));
        }
        return command(phone, id);
    }

    /** Withdraws an order that has not been sent. */
    @Transactional
    void cancel(String phone, long id) {
        PlacedCommand command = command(phone, id);
        if (!mayEverCancel(command)) {
            throw Problem.forbidden("无权撤销此指令 You may not withdraw this order.");
        }
        if (!desk.cancel(command)) {
            throw wrongState(command(phone, id));
        }
    }

    private static Problem wrongState(PlacedCommand command) {
        return Problem.conflict(
                "command-state",
                "指令当前状态不允许此操作 The order's state does not allow this: "
                        + command.state().chinese() + " " + command.state().english(),
                Map.of("state", command.state()));
    }
}
