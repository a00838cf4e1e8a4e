package org.liandan.outbox.relay;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.liandan.cluster.store.NotOnDuty;
import org.liandan.outbox.Delivery;
import org.liandan.outbox.OutboxEvent;
import org.liandan.outbox.store.DeliveryDesk;
import org.liandan.outbox.store.OutboxLog;
import org.liandan.outbox.store.Webhook;

/**
 * Publishes what has been committed and calls the webhooks that are behind: each its events in order, different ones side by
 * side, so that a slow receiver holds up nobody else.
 */
@ApplicationScoped
public class WebhookRelay {

    private static final Logger LOG = Logger.getLogger(WebhookRelay.class);
    private static final int SIDE_BY_SIDE = 16;
    private final OutboxLog log;
    private final DeliveryDesk desk;
    private final WebhookCalls calls;
    private final Semaphore places = new Semaphore(SIDE_BY_SIDE);
    private final ExecutorService callers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("webhook-", 0).factory());

    WebhookRelay(OutboxLog log, DeliveryDesk desk, WebhookCalls calls) {
        this.log = log;
        this.desk = desk;
        this.calls = calls;
    }

    void onStop(@Observes ShutdownEvent event) {
        callers.shutdownNow();
    }

    /** One look: everything committed gets its position, everybody who is behind is called, each in a thread of its own. */
    @Scheduled(
            every = "${liandan.webhook.every:1s}",
            identity = "webhooks",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = NotOnDuty.class)
    public void round() {
        boolean more = true;
        while (more) {
            more = log.publish();
        }
        for (Webhook webhook : desk.due()) {
            if (!places.tryAcquire()) {
                return;
            }
            callers.execute(() -> {
                try {
                    serve(webhook);
                } catch (RuntimeException e) {
                    LOG.warnf(e, "webhook %d could not be served", webhook.id());
                } finally {
                    places.release();
                }
            });
        }
    }

    /** Calls a webhook with its next events, one after the other, for as long as it takes them. */
    void serve(Webhook due) {
        Optional<Webhook> claimed = desk.claim(due);
        if (claimed.isEmpty()) {
            return;
        }
        Webhook webhook = claimed.get();
        try {
            Delivery at = webhook.delivery();
            for (OutboxEvent event : desk.next(webhook)) {
                Optional<Delivery> next = desk.called(webhook, at, event, calls.call(webhook, event));
                if (next.isEmpty()) {
                    return;
                }
                at = next.get();
            }
        } finally {
            desk.release(webhook);
        }
    }
}
