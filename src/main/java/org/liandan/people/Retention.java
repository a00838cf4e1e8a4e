package org.liandan.people;

import org.liandan.party.Sentence;

/** When personal data ends, and what happens then. */
public sealed interface Retention {

    /** In words. */
    Sentence words();

    /**
     * The daily job of this package ends it.
     *
     * @param limit after which time, and how
     */
    record ByUs(Expiry limit) implements Retention {
        @Override
        public Sentence words() {
            return limit.words();
        }
    }

    /**
     * Another job of the server ends it.
     *
     * @param job its name in {@code operations.KnownJob}
     */
    record ByAnotherJob(String job, Sentence words) implements Retention {}

    /** It stays as long as the record that it is part of, and why. */
    record WithItsRecord(Sentence words) implements Retention {}
}
