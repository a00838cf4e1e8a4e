package org.liandan.command.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.command.CommandKind;
import org.liandan.command.CommandOrigin;
import org.liandan.command.CommandState;
import org.liandan.command.FailureReason;
import org.liandan.command.PlacedCommand;
import org.liandan.http.Days;

/**
 * An order as clients see it; fields that say nothing are left out.
 *
 * @param request the fields of its kind, passwords hidden
 * @param confirmBy until when a second officer may confirm it
 * @param sendings how often it has been sent
 * @param answer the terminal's answer as a tree
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CommandBody(
        long id,
        String phone,
        CommandKind kind,
        CommandState state,
        CommandOrigin origin,
        @Nullable String requestedBy,
        @Nullable String reason,
        Map<String, Object> request,
        OffsetDateTime createdAt,
        OffsetDateTime expiresAt,
        @Nullable OffsetDateTime confirmBy,
        @Nullable String confirmedBy,
        @Nullable OffsetDateTime confirmedAt,
        int sendings,
        @Nullable OffsetDateTime lastSentAt,
        @Nullable OffsetDateTime acknowledgedAt,
        @Nullable OffsetDateTime endedAt,
        @Nullable Map<String, ?> answer,
        @Nullable Failure failure) {

    private static final Set<String> SECRET = Set.of("password", "authCode");

    /** Too long to be read back, and of no use to anybody but the terminal. */
    private static final String SOFTWARE = "software";

    /** Why nothing came of it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Failure(
            FailureReason code, String message, @Nullable String detail) {}

    static CommandBody of(String phone, PlacedCommand command) {
        FailureReason failure = command.failure();
        return new CommandBody(
                command.id(),
                phone,
                command.kind(),
                command.state(),
                command.origin(),
                command.requestedBy(),
                command.reason(),
                withoutSecrets(command.request()),
                at(command.createdAt()),
                at(command.expiresAt()),
                maybe(command.confirmBy()),
                command.confirmedBy(),
                maybe(command.confirmedAt()),
                command.sendings(),
                maybe(command.lastSentAt()),
                maybe(command.acknowledgedAt()),
                maybe(command.endedAt()),
                command.answer(),
                failure == null
                        ? null
                        : new Failure(failure, failure.chinese() + " " + failure.english(), command.failureDetail()));
    }

    /** The fields, with what opens a server to others hidden. */
    static Map<String, Object> withoutSecrets(Map<?, ?> fields) {
        Map<String, Object> shown = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            if (SECRET.contains(String.valueOf(name))) {
                shown.put(String.valueOf(name), "***");
            } else if (SOFTWARE.equals(name)) {
                shown.put(SOFTWARE, "Base64, " + String.valueOf(value).length() + " characters");
            } else if (value instanceof Map<?, ?> part) {
                shown.put(String.valueOf(name), withoutSecrets(part));
            } else if (value != null) {
                shown.put(String.valueOf(name), value);
            }
        });
        return shown;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atZone(Days.ZONE).toOffsetDateTime();
    }

    private static @Nullable OffsetDateTime maybe(@Nullable Instant instant) {
        return instant == null ? null : at(instant);
    }
}
