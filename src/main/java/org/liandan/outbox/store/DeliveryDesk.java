package org.liandan.outbox.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liandan.outbox.CallOutcome;
import org.liandan.outbox.Delivery;
import org.liandan.outbox.OutboxEvent;

/** What the relay takes up and puts down: which webhooks are due, what comes next for each, what came of it. */
@ApplicationScoped
public class DeliveryDesk {

    /** A process that has not come back for so long has died; another takes its webhooks over. */
    public static final Duration CLAIM = Duration.ofMinutes(2);

    private static final int AT_ONCE = 100;

    private final WebhookRows rows;
    private final OutboxLog log;
    private final Clock clock;

    DeliveryDesk(WebhookRows rows, OutboxLog log, Clock clock) {
        this.rows = rows;
        this.log = log;
        this.clock = clock;
    }

    /** Webhooks that may be called now and are behind the latest event. */
    public List<Webhook> due() {
        Instant now = clock.instant();
        return rows.select(
                "where state = 'ACTIVE' and cursor < ? and (next_attempt_at is null or next_attempt_at <= ?)"
                        + " and (claimed_until is null or claimed_until < ?) order by id",
                log.latest(),
                now,
                now);
    }

    /** Takes a webhook for this process alone; empty when another one has it, or it is not to be called any more. */
    @Transactional
    public Optional<Webhook> claim(Webhook webhook) {
        Instant now = clock.instant();
        boolean mine = rows.update(
                "update webhook set claimed_until = ? where id = ? and state = 'ACTIVE'"
                        + " and (claimed_until is null or claimed_until < ?)",
                now.plus(CLAIM),
                webhook.id(),
                now);
        return mine ? rows.select("where id = ?", webhook.id()).stream().findFirst() : Optional.empty();
    }

    /** Gives it back. */
    @Transactional
    public void release(Webhook webhook) {
        rows.update("update webhook set claimed_until = null where id = ?", webhook.id());
    }

    /** The next events for it. Where there are none, it is moved to the latest one, so that nobody looks there again. */
    @Transactional
    public List<OutboxEvent> next(Webhook webhook) {
        long latest = log.latest();
        List<OutboxEvent> events = log.read(webhook.delivery().cursor(), webhook.scope(), webhook.types(), AT_ONCE);
        if (events.isEmpty()) {
            rows.update(
                    "update webhook set cursor = ? where id = ? and cursor = ?",
                    latest,
                    webhook.id(),
                    webhook.delivery().cursor());
        }
        return events;
    }

    /**
     * Puts down what came of a call.
     *
     * @return where the webhook stands now, to go on with; empty when it is not to be called for now, or was set to another
     *     position meanwhile
     */
    @Transactional
    public Optional<Delivery> called(Webhook webhook, Delivery before, OutboxEvent event, CallOutcome outcome) {
        Instant now = clock.instant();
        Delivery.Next next = before.called(event.position(), outcome, now);
        return switch (next) {
            case Delivery.Next.Onward(Delivery after) ->
                keep(webhook, before, after, null, outcome, outcome instanceof CallOutcome.Delivered ? now : null)
                        ? Optional.of(after)
                        : Optional.empty();
            case Delivery.Next.GivenUp(Delivery after, int attempts) -> {
                boolean kept = keep(webhook, before, after, null, outcome, null);
                if (kept) {
                    bury(webhook, event, attempts, outcome, now);
                }
                yield kept ? Optional.of(after) : Optional.empty();
            }
            case Delivery.Next.Again(Delivery after, Instant notBefore) -> {
                keep(webhook, before, after, notBefore, outcome, null);
                yield Optional.empty();
            }
            case Delivery.Next.Suspend(Delivery after, String why) -> {
                if (keep(webhook, before, after, null, outcome, null)) {
                    rows.update(
                            "update webhook set state = 'SUSPENDED', state_reason = ? where id = ? and state = 'ACTIVE'",
                            why,
                            webhook.id());
                }
                yield Optional.empty();
            }
        };
    }

    /** Only from where it was: an owner who has set it to another position meanwhile has the last word. */
    private boolean keep(
            Webhook webhook,
            Delivery before,
            Delivery after,
            @Nullable Instant notBefore,
            CallOutcome outcome,
            @Nullable Instant succeeded) {
        return rows.update(
                "update webhook set cursor = ?, failures = ?, refusals = ?, failing_since = ?, next_attempt_at = ?,"
                        + " last_status = ?, last_error = ?, last_success_at = coalesce(?, last_success_at),"
                        + " claimed_until = ? where id = ? and cursor = ? and state = 'ACTIVE'",
                after.cursor(),
                after.failures(),
                after.refusals(),
                after.failingSince(),
                notBefore,
                status(outcome),
                error(outcome),
                succeeded,
                clock.instant().plus(CLAIM),
                webhook.id(),
                before.cursor());
    }

    private void bury(Webhook webhook, OutboxEvent event, int attempts, CallOutcome outcome, Instant now) {
        rows.update(
                "insert into webhook_dead_letter (webhook_id, position, type, subject, given_up_at, attempts, last_status,"
                        + " last_error) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                webhook.id(),
                event.position(),
                event.type(),
                event.subject(),
                now,
                attempts,
                status(outcome),
                error(outcome));
    }

    private static @Nullable Integer status(CallOutcome outcome) {
        return switch (outcome) {
            case CallOutcome.Delivered(int status) -> status;
            case CallOutcome.Refused(int status) -> status;
            case CallOutcome.Gone _ -> 410;
            case CallOutcome.Failed(Integer status, String _) -> status;
        };
    }

    private static @Nullable String error(CallOutcome outcome) {
        return switch (outcome) {
            case CallOutcome.Delivered _ -> null;
            case CallOutcome.Refused(int status) -> "HTTP " + status;
            case CallOutcome.Gone _ -> "HTTP 410";
            case CallOutcome.Failed(Integer _, String error) -> error;
        };
    }
}
