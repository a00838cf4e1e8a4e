package org.liandan.operations;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a job last ended.
 *
 * @param job class and method, as {@link KnownJob#method()} has it
 * @param error the kind of failure, without anybody's values; null when it went well
 * @param askedBy the account that asked for it; null when it was time
 * @param wellAt when it last went well; null when it never has
 */
public record JobRun(
        String job,
        Instant endedAt,
        Duration duration,
        @Nullable String error,
        @Nullable String askedBy,
        @Nullable Instant wellAt) {

    private static final int LONGEST_ERROR = 300;

    public JobRun {
        error = error == null || error.length() <= LONGEST_ERROR ? error : error.substring(0, LONGEST_ERROR);
    }

    public boolean succeeded() {
        return error == null;
    }

    /** What went wrong, as far as it may be shown: kinds of exceptions from the outermost to the cause, not their sentences. */
    public static String error(Throwable failure) {
        StringBuilder kinds = new StringBuilder(failure.getClass().getSimpleName());
        Throwable cause = failure.getCause();
        for (int depth = 0; cause != null && depth < 5; depth++, cause = cause.getCause()) {
            kinds.append(" ← ").append(cause.getClass().getSimpleName());
        }
        return kinds.toString();
    }
}
