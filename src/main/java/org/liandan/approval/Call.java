package org.liandan.approval;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request as the sandbox saw it. It says nothing of what was sent: the log is no copy of anybody's data.
 *
 * @param at when it was answered
 * @param client the program's name for itself, from {@code User-Agent}; 80 characters at most
 * @param account who asked
 * @param organization the account's organisation
 * @param method in capitals
 * @param path below {@code /api/v1}
 * @param status of the answer
 * @param code of the problem; empty when there was none
 * @param idempotencyKey as sent
 */
public record Call(
        Instant at,
        String client,
        String account,
        long organization,
        String method,
        String path,
        int status,
        String code,
        @Nullable String idempotencyKey) {

    boolean is(String wantedMethod, String pattern) {
        return (wantedMethod.equals("*") || method.equals(wantedMethod)) && path.matches(pattern);
    }
}
