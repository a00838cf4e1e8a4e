package org.liandan.manifest.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.Base64;
import org.liandan.manifest.handover.HandoverToken;

/** Makes guessing links, and trying a used one again and again, slow: by the address from which it is done. */
@RequestScoped
class HandoverThrottle {

    private static final String GUESSING = "guessing";

    private final HandoverAttempts attempts;
    private final RoutingContext request;

    HandoverThrottle(HandoverAttempts attempts, RoutingContext request) {
        this.attempts = attempts;
        this.request = request;
    }

    /** Whether this address has to wait before it may try that link, or any. */
    boolean mustWait(String token) {
        return attempts.waitFor(GUESSING, address()).isPositive()
                || attempts.waitFor(name(token), address()).isPositive();
    }

    /** A link was refused. */
    void refused(String token, boolean known) {
        attempts.failed(known ? name(token) : GUESSING, address());
    }

    private String address() {
        return request.request().remoteAddress().hostAddress();
    }

    /** The link without its secret. */
    private static String name(String token) {
        return HandoverToken.check(token)
                .map(secret -> Base64.getEncoder().encodeToString(secret.digest()))
                .orElse(GUESSING);
    }
}
