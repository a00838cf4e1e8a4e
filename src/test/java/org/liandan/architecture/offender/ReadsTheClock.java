package org.liandan.architecture.offender;

import java.time.Instant;

/** Reads the machine's clock where it should have been given the time. */
public final class ReadsTheClock {

    private ReadsTheClock() {}

    @SuppressWarnings("JavaInstantNow")
    static Instant moment() {
        return Instant.now();
    }
}
