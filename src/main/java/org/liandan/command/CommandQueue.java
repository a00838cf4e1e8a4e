package org.liandan.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The live orders of one terminal, as a value: each method tells what is to be done and what the queue is afterwards. At
 * most one order of a kind is outstanding, so that an answer without a serial finds its order; others of the kind wait.
 *
 * @param commands in the order of their identities
 */
public record CommandQueue(List<LiveCommand> commands) {

    public static final CommandQueue EMPTY = new CommandQueue(List.of());

    public CommandQueue {
        commands = List.copyOf(commands);
    }

    /** What is to be done now, and the queue when it has been done. */
    public record Turn(CommandQueue next, List<CommandStep> steps) {
        public Turn {
            steps = List.copyOf(steps);
        }
    }

    /** The queue with what the table holds: new orders come in, those that are gone from there go, the others stay as they are. */
    public CommandQueue reconciled(List<LiveCommand> stored) {
        List<LiveCommand> merged = new ArrayList<>(stored.size());
        for (LiveCommand command : stored) {
            LiveCommand known = find(command.id());
            merged.add(known == null ? command : known);
        }
        return new CommandQueue(merged);
    }

    /** Sends, sends again, gives up: what the moment asks for while the terminal is online. */
    public Turn due(Instant now, RetryRule rule) {
        Set<CommandKind> busy = commands.stream()
                .filter(LiveCommand::outstanding)
                .map(LiveCommand::kind)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CommandKind.class)));
        List<LiveCommand> next = new ArrayList<>(commands.size());
        List<CommandStep> steps = new ArrayList<>();
        for (LiveCommand command : commands) {
            CommandStep step = step(command, now, rule, busy);
            switch (step) {
                case CommandStep.Send send -> {
                    busy.add(command.kind());
                    next.add(command.sentAgain(now.plus(rule.waitAfter(send.sending()))));
                    steps.add(send);
                }
                case CommandStep.End end -> steps.add(end);
                case CommandStep.Acknowledge _ -> throw new AssertionError("only the terminal acknowledges");
                case null -> next.add(command);
            }
        }
        return new Turn(new CommandQueue(next), steps);
    }

    private static @Nullable CommandStep step(LiveCommand command, Instant now, RetryRule rule, Set<CommandKind> busy) {
        if (!now.isBefore(command.expiresAt())) {
            return new CommandStep.End(command.id(), CommandState.EXPIRED, FailureReason.OUT_OF_TIME);
        }
        if (!command.outstanding()) {
            return busy.contains(command.kind()) ? null : new CommandStep.Send(command.id(), 1);
        }
        Instant nextAt = command.nextAt();
        if (nextAt != null
                && now.isBefore(nextAt)
                && !now.plus(rule.longestWait()).isBefore(nextAt)) {
            return null;
        }
        if (command.acknowledged()) {
            return command.kind().answerRule() == AnswerRule.EITHER
                    ? new CommandStep.End(command.id(), CommandState.ANSWERED, null)
                    : new CommandStep.End(command.id(), CommandState.FAILED, FailureReason.NO_RESULT);
        }
        return command.sendings() > rule.retries()
                ? new CommandStep.End(command.id(), CommandState.FAILED, FailureReason.NO_ANSWER)
                : new CommandStep.Send(command.id(), command.sendings() + 1);
    }

    /** The order has gone out under these serials. */
    public CommandQueue sent(long id, LiveCommand.Serials serials) {
        return replaced(id, command -> command.with(serials));
    }

    /** The terminal has answered something; an answer that belongs to no outstanding order changes nothing. */
    public Turn answered(Heard heard, Instant now, RetryRule rule) {
        for (LiveCommand command : commands) {
            if (command.isAnsweredBy(heard)) {
                return answered(command, heard, now, rule);
            }
        }
        return new Turn(this, List.of());
    }

    private Turn answered(LiveCommand command, Heard heard, Instant now, RetryRule rule) {
        FailureReason refusal = heard.refusal();
        if (refusal != null) {
            return ended(command, CommandState.FAILED, refusal);
        }
        boolean general = heard.answerId() == Heard.GENERAL_ANSWER;
        if (!general || command.kind().answerRule() == AnswerRule.GENERAL) {
            return ended(command, CommandState.ANSWERED, null);
        }
        Instant deadline = now.plus(rule.resultTimeout());
        return new Turn(
                replaced(command.id(), acknowledged -> acknowledged.acknowledgedUntil(deadline)),
                List.of(new CommandStep.Acknowledge(command.id())));
    }

    private Turn ended(LiveCommand command, CommandState state, @Nullable FailureReason reason) {
        return new Turn(without(command.id()), List.of(new CommandStep.End(command.id(), state, reason)));
    }

    /** The link has ended: what was not answered on it is sent again on the next one. */
    public CommandQueue unlinked() {
        return new CommandQueue(commands.stream().map(LiveCommand::unlinked).toList());
    }

    /** The order was withdrawn, or cannot be sent. */
    public CommandQueue without(long id) {
        return new CommandQueue(
                commands.stream().filter(command -> command.id() != id).toList());
    }

    /** The order of that identity, or null when it is not live. */
    public @Nullable LiveCommand find(long id) {
        return commands.stream()
                .filter(command -> command.id() == id)
                .findFirst()
                .orElse(null);
    }

    private CommandQueue replaced(long id, java.util.function.UnaryOperator<LiveCommand> change) {
        return new CommandQueue(commands.stream()
                .map(command -> command.id() == id ? change.apply(command) : command)
                .toList());
    }
}
