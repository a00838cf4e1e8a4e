package org.liandan.command;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.TerminalId;

/**
 * An order as it stands.
 *
 * @param id identity
 * @param terminal for whom
 * @param kind what
 * @param origin who asked
 * @param requestedBy account of the person who asked, null for the software
 * @param reason why
 * @param request its fields
 * @param state how far it has got
 * @param createdAt when it was placed
 * @param expiresAt when nothing is expected of it any more
 * @param confirmBy until when a second officer may confirm it, null where nobody need
 * @param confirmedBy who confirmed it
 * @param confirmedAt when
 * @param sendings how often it has been sent
 * @param lastSentAt when last
 * @param acknowledgedAt when the terminal said that it works on it
 * @param endedAt when it came to its end
 * @param answer the terminal's answer as a tree of names and values
 * @param failure why nothing came of it
 * @param failureDetail what more is known of that
 */
public record PlacedCommand(
        long id,
        TerminalId terminal,
        CommandKind kind,
        CommandOrigin origin,
        @Nullable String requestedBy,
        @Nullable String reason,
        Map<String, ?> request,
        CommandState state,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant confirmBy,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt,
        int sendings,
        @Nullable Instant lastSentAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant endedAt,
        @Nullable Map<String, ?> answer,
        @Nullable FailureReason failure,
        @Nullable String failureDetail) {}
