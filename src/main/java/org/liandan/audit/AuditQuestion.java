package org.liandan.audit;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the audit log are wanted; null asks for any.
 *
 * @param from first moment
 * @param to first moment after it; at most {@link #LONGEST} later
 * @param actor the account
 * @param action what was done
 * @param subjectType what it was done to
 * @param subjectId which one
 * @param address where from
 */
public record AuditQuestion(
        Instant from,
        Instant to,
        @Nullable String actor,
        @Nullable String action,
        @Nullable String subjectType,
        @Nullable String subjectId,
        @Nullable String address) {

    /** The longest span of one question: a quarter of a year. */
    public static final Duration LONGEST = Duration.ofDays(92);

    /**
     * @throws IllegalArgumentException unless the span is longer than nothing and no longer than {@link #LONGEST}
     */
    public AuditQuestion {
        if (!to.isAfter(from) || Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("the span of a question is up to " + LONGEST.toDays() + " days");
        }
    }
}
