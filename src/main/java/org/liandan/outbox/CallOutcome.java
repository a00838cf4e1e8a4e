package org.liandan.outbox;

import org.jspecify.annotations.Nullable;

/** What came of calling a webhook once. */
public sealed interface CallOutcome {

    /** Status 2xx: the event is delivered. */
    record Delivered(int status) implements CallOutcome {}

    /**
     * The receiver understood and does not want this event: a status 4xx that asking again will not change.
     *
     * @param status HTTP status
     */
    record Refused(int status) implements CallOutcome {}

    /** Status 410: the receiver wants no more events at all. */
    record Gone() implements CallOutcome {}

    /**
     * Not reached, or not able: worth another try.
     *
     * @param status HTTP status, or null where there was no answer
     * @param error a short sentence
     */
    record Failed(@Nullable Integer status, String error) implements CallOutcome {}

    /** What an answer's status says. Redirects are not followed: an address that moved is to be entered anew. */
    static CallOutcome of(int status) {
        if (status >= 200 && status < 300) {
            return new Delivered(status);
        }
        return switch (status) {
            case 410 -> new Gone();
            // asked too soon, or for the moment only
            case 408, 425, 429 -> new Failed(status, "HTTP " + status);
            default -> status >= 400 && status < 500 ? new Refused(status) : new Failed(status, "HTTP " + status);
        };
    }
}
