package org.liandan.command;

import java.time.Duration;

/**
 * How long an answer is waited for (JT/T 808 clause 5.4.2: T(N+1) = T(N) × (N+1)): T, 2T, 6T, 24T …
 *
 * @param answerTimeout T, the wait after the first sending, 1 s to 10 min
 * @param retries further sendings without an answer, 0 to 5
 * @param resultTimeout wait for the result of an order that the terminal has acknowledged, 1 s to 1 h
 */
public record RetryRule(Duration answerTimeout, int retries, Duration resultTimeout) {

    private static final int MOST_RETRIES = 5;

    public RetryRule {
        require("answerTimeout", answerTimeout, Duration.ofMinutes(10));
        require("resultTimeout", resultTimeout, Duration.ofHours(1));
        if (retries < 0 || retries > MOST_RETRIES) {
            throw new IllegalArgumentException("retries must be 0 to " + MOST_RETRIES + ", is " + retries);
        }
    }

    private static void require(String name, Duration value, Duration most) {
        if (value.compareTo(Duration.ofSeconds(1)) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(name + " must be 1 s to " + most + ", is " + value);
        }
    }

    /** The wait after the n-th sending, n from 1. */
    Duration waitAfter(int sending) {
        Duration wait = answerTimeout;
        for (int n = 2; n <= sending; n++) {
            wait = wait.multipliedBy(n);
        }
        return wait;
    }

    /** More than anything is ever waited for: a moment that lies further ahead was set by a clock that has gone back since. */
    Duration longestWait() {
        Duration last = waitAfter(retries + 1);
        return last.compareTo(resultTimeout) < 0 ? resultTimeout : last;
    }
}
