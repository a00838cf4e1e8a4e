package org.liandan.app;

import io.quarkus.security.spi.runtime.AbstractSecurityEvent;
import io.quarkus.security.spi.runtime.AuthenticationFailureEvent;
import io.quarkus.security.spi.runtime.AuthorizationFailureEvent;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * A line of the log for whoever asks for what is not his: an account that its role keeps out, and a token, cookie or password that does
 * not hold. Somebody who has not signed in yet is shown the way, and is no line. Names what was asked by its path alone.
 */
@ApplicationScoped
class RefusedAccess {

    private static final Logger LOG = Logger.getLogger(RefusedAccess.class);

    /** A line is for people; a thousand alike tell no more. */
    private static final int MOST_PER_SECOND = 20;

    private final Clock clock;
    private final AtomicLong second = new AtomicLong();
    private final AtomicLong lines = new AtomicLong();

    RefusedAccess(Clock clock) {
        this.clock = clock;
    }

    void on(@Observes AuthorizationFailureEvent event) {
        if (event.getSecurityIdentity() != null && !event.getSecurityIdentity().isAnonymous()) {
            line("role of " + event.getSecurityIdentity().getPrincipal().getName(), event);
        }
    }

    void on(@Observes AuthenticationFailureEvent event) {
        line("credential", event);
    }

    private void line(String why, AbstractSecurityEvent event) {
        if (event.getEventProperties().get(RoutingContext.class.getName()) instanceof RoutingContext asked
                && mayStill()) {
            LOG.infof(
                    "refused by %s: %s %s from %s",
                    why,
                    asked.request().method(),
                    asked.request().path(),
                    asked.request().remoteAddress().hostAddress());
        }
    }

    private boolean mayStill() {
        long now = clock.instant().getEpochSecond();
        if (second.getAndSet(now) != now) {
            lines.set(0);
        }
        return lines.incrementAndGet() <= MOST_PER_SECOND;
    }
}
