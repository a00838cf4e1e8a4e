package org.liandan.manifest.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.liandan.http.LoginThrottle;

/** Refused attempts on hand-over links: counted like failed logins, and apart from them. */
@Singleton
class HandoverAttempts {

    private final LoginThrottle throttle;

    @Inject
    HandoverAttempts(Clock clock) {
        this.throttle = new LoginThrottle(clock);
    }

    Duration waitFor(String what, String address) {
        return throttle.waitFor(what, address);
    }

    void failed(String what, String address) {
        throttle.failed(what, address);
    }
}
