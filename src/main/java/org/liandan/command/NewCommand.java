package org.liandan.command;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.TerminalId;

/**
 * An order to be placed.
 *
 * @param terminal for whom
 * @param kind what
 * @param origin who asks
 * @param requestedBy account of the person who asks, null for the software
 * @param reason why, in that person's words
 * @param request the fields, see {@link CommandForms}
 * @param expiresAt when nothing is expected of it any more
 * @param confirmBy until when a second officer may confirm it, or null where nobody need
 */
public record NewCommand(
        TerminalId terminal,
        CommandKind kind,
        CommandOrigin origin,
        @Nullable String requestedBy,
        @Nullable String reason,
        Map<String, ?> request,
        Instant expiresAt,
        @Nullable Instant confirmBy) {

    /** @throws IllegalArgumentException if the software asks for what only officers may, or a person's name is missing */
    public NewCommand {
        if ((origin == CommandOrigin.OFFICER) != (requestedBy != null)) {
            throw new IllegalArgumentException("an officer's order has a name, the software's has none");
        }
        if (origin != CommandOrigin.OFFICER && Guard.guards(kind)) {
            throw new IllegalArgumentException(kind + " is never ordered by the software");
        }
    }

    /** An order of the software's own. */
    public static NewCommand automatic(
            TerminalId terminal, CommandKind kind, CommandOrigin origin, Map<String, ?> request, Instant expiresAt) {
        return new NewCommand(terminal, kind, origin, null, null, request, expiresAt, null);
    }
}
