package org.liandan.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit log as it was written.
 *
 * @param id identity, in the order of writing
 * @param at when
 * @param actor the account, or {@code system}
 * @param action what was done, upper snake case
 * @param subjectType what it was done to, for instance {@code vehicle}
 * @param subjectId which one
 * @param detail JSON object with what changed
 * @param address where the request came from; null for what the system did by itself, and for entries from before this was kept
 */
public record AuditEntry(
        long id,
        Instant at,
        String actor,
        String action,
        String subjectType,
        String subjectId,
        String detail,
        @Nullable String address) {

    /** The place of this entry among all, to go on behind it. */
    public AuditCursor cursor() {
        return new AuditCursor(at, id);
    }
}
