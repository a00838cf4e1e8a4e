package org.liandan.command;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order that waits in a terminal's queue, or for its answer.
 *
 * @param id its identity; orders are sent in this order
 * @param kind what is ordered
 * @param expiresAt when nothing is expected of it any more
 * @param sendings how often it has been sent, 0 while it is queued
 * @param serials on the present link: of each sending, the first serial and the number of packages
 * @param nextAt when something is to happen if no answer comes; null while it is queued, and after the link has ended
 * @param acknowledged whether 0x0001 has come and the result has not
 */
public record LiveCommand(
        long id,
        CommandKind kind,
        Instant expiresAt,
        int sendings,
        List<Serials> serials,
        @Nullable Instant nextAt,
        boolean acknowledged) {

    /** A sending's serials: consecutive ones where the message went out in packages. */
    public record Serials(int first, int packages) {

        boolean contain(int serial) {
            return ((serial - first) & 0xffff) < packages;
        }
    }

    public LiveCommand {
        serials = List.copyOf(serials);
    }

    /** An order that was placed, or was under way when the link or the server ended. */
    public static LiveCommand waiting(long id, CommandKind kind, Instant expiresAt, int sendings) {
        return new LiveCommand(id, kind, expiresAt, sendings, List.of(), null, false);
    }

    /** An order whose result is awaited until then. */
    public static LiveCommand acknowledged(
            long id, CommandKind kind, Instant expiresAt, int sendings, Instant deadline) {
        return new LiveCommand(id, kind, expiresAt, sendings, List.of(), deadline, true);
    }

    /** Whether its answer is awaited: no other order of its kind may be under way meanwhile. */
    public boolean outstanding() {
        return sendings > 0;
    }

    LiveCommand sentAgain(Instant nextAttemptAt) {
        return new LiveCommand(id, kind, expiresAt, sendings + 1, serials, nextAttemptAt, false);
    }

    LiveCommand with(Serials more) {
        List<Serials> all = new java.util.ArrayList<>(serials);
        all.add(more);
        return new LiveCommand(id, kind, expiresAt, sendings, all, nextAt, acknowledged);
    }

    LiveCommand acknowledgedUntil(Instant deadline) {
        return new LiveCommand(id, kind, expiresAt, sendings, serials, deadline, true);
    }

    /** After the link has ended, what has not been acknowledged is sent again on the next one. */
    LiveCommand unlinked() {
        return acknowledged || sendings == 0
                ? this
                : new LiveCommand(id, kind, expiresAt, sendings, List.of(), null, false);
    }

    boolean isAnsweredBy(Heard heard) {
        if (!outstanding()) {
            return false;
        }
        if (heard.answerId() == Heard.GENERAL_ANSWER) {
            return heard.answeredMessageId() == kind.messageId() && hasSerial(heard.answeredSerial());
        }
        return heard.answerId() == kind.answerId()
                && (heard.answeredSerial() == Heard.NO_SERIAL || hasSerial(heard.answeredSerial()));
    }

    private boolean hasSerial(int serial) {
        return serials.stream().anyMatch(sending -> sending.contain(serial));
    }
}
