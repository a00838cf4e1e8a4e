package org.liandan.outbox.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.Problem;
import org.liandan.http.Violations;
import org.liandan.ledger.LedgerEvent;
import org.liandan.manifest.ManifestEvent;
import org.liandan.outbox.CallOutcome;
import org.liandan.outbox.OutboxEvent;
import org.liandan.outbox.WebhookState;
import org.liandan.outbox.WebhookTarget;
import org.liandan.outbox.relay.WebhookCalls;
import org.liandan.outbox.store.OutboxLog;
import org.liandan.outbox.store.Webhook;
import org.liandan.outbox.store.WebhookBook;
import org.liandan.party.Role;

/** What page and API share about webhooks: whose they are, what may be entered, and what is done with them. */
@ApplicationScoped
public class WebhookDesk {

    /** Every type of event there is. */
    static final Set<String> TYPES = Stream.of(
                    Stream.of(ManifestEvent.Kind.values()).map(kind -> type("manifest.", kind)),
                    Stream.of("manifest.reminder", "manifest.escalated", "violation.begun", "violation.recorded"),
                    Stream.of(LedgerEvent.Kind.values()).map(kind -> type("ledger.", kind)))
            .flatMap(types -> types)
            .collect(java.util.stream.Collectors.collectingAndThen(
                    java.util.stream.Collectors.toCollection(TreeSet::new), java.util.Collections::unmodifiableSet));

    private static String type(String prefix, Enum<?> kind) {
        return prefix + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static final int SHOWN = 100;

    private final WebhookBook book;
    private final WebhookCalls calls;
    private final OutboxLog log;
    private final Caller caller;

    WebhookDesk(WebhookBook book, WebhookCalls calls, OutboxLog log, Caller caller) {
        this.book = book;
        this.calls = calls;
        this.log = log;
        this.caller = caller;
    }

    /** The caller's organisation's webhooks; an administrator's are all. */
    List<Webhook> all() {
        return book.all(caller.seesEverything() ? null : caller.organization());
    }

    Webhook existing(long id) {
        return book.find(id)
                .filter(webhook ->
                        caller.seesEverything() || webhook.organization().equals(caller.organization()))
                .orElseThrow(() -> Problem.notFound("没有这个回调 There is no such webhook."));
    }

    Webhook enter(WebhookBook.Wish wish) {
        check(wish);
        return book.enter(caller.organization(), caller.has(Role.BUREAU_ADMIN), wish, caller.username())
                .orElseThrow(() -> Problem.conflict(
                        "too-many-webhooks",
                        "每个单位最多 %d 个回调 An organisation has %1$d webhooks at most.".formatted(WebhookBook.MOST),
                        Map.of()));
    }

    Webhook change(Webhook webhook, WebhookBook.Wish wish) {
        check(wish);
        if (!book.change(webhook, wish)) {
            throw Problem.conflict("stale-version", "已被他人修改，请刷新 It has changed meanwhile; read it again.", Map.of());
        }
        return existing(webhook.id());
    }

    private void check(WebhookBook.Wish wish) {
        Violations wrong = new Violations();
        WebhookTarget.fault(wish.url(), calls.isInsideAllowed()).ifPresent(fault -> wrong.add("url", fault.both()));
        wish.types().stream()
                .filter(type -> !TYPES.contains(type))
                .forEach(type ->
                        wrong.add("types", "没有这种事件，可用 There is no such type, only " + String.join(", ", TYPES)));
        wrong.throwIfAny();
    }

    void put(Webhook webhook, WebhookState state) {
        book.put(webhook, state);
    }

    Webhook rotate(Webhook webhook) {
        return book.rotate(webhook);
    }

    String secret(Webhook webhook) {
        return calls.secret(webhook);
    }

    /** Sets a webhook to a position; what happened behind it goes out. */
    Webhook replay(Webhook webhook, long after) {
        long earliest = log.earliest();
        Violations wrong = new Violations();
        wrong.require(
                after >= Math.max(0, earliest - 1) && after <= log.latest(),
                "after",
                "须在 %d 与 %d 之间 must lie between".formatted(Math.max(0, earliest - 1), log.latest()));
        wrong.throwIfAny();
        book.replay(webhook, after);
        return existing(webhook.id());
    }

    List<WebhookBook.DeadLetter> deadLetters(Webhook webhook) {
        return book.deadLetters(webhook, SHOWN);
    }

    /** Tries a dead letter once more, at once. */
    @Nullable String redeliver(Webhook webhook, long position) {
        OutboxEvent event = book.event(webhook, position)
                .orElseThrow(
                        () -> Problem.notFound("没有这条死信，或事件已过期 There is no such dead letter, or its event is too old."));
        return switch (calls.call(webhook, event)) {
            case CallOutcome.Delivered _ -> {
                book.redelivered(webhook, position);
                yield null;
            }
            case CallOutcome.Refused(int status) -> "HTTP " + status;
            case CallOutcome.Gone _ -> "HTTP 410";
            case CallOutcome.Failed(Integer _, String error) -> error;
        };
    }
}
