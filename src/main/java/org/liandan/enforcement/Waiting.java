package org.liandan.enforcement;

import java.time.Instant;
import java.util.Comparator;
import org.liandan.haul.Violation;

/**
 * A finding that waits for an officer.
 *
 * @param violation the finding
 * @param severity how urgent it is by its kind
 * @param due until when it should be decided
 */
public record Waiting(Violation violation, Severity severity, Instant due) {

    /** What is overdue comes first, within it and behind it the gravest, and of those the oldest. */
    public static Comparator<Waiting> mostUrgentFirst(Instant now) {
        return Comparator.<Waiting, Boolean>comparing(one -> !one.isOverdue(now))
                .thenComparing(Waiting::severity)
                .thenComparing(Waiting::due)
                .thenComparingLong(one -> one.violation().id());
    }

    public boolean isOverdue(Instant now) {
        return now.isAfter(due);
    }
}
