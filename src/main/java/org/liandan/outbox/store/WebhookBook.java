package org.liandan.outbox.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditLog;
import org.liandan.outbox.OutboxEvent;
import org.liandan.outbox.WebhookState;
import org.liandan.party.OrganizationId;

/** The webhooks as their owners keep them. Every change is in the audit log. */
@ApplicationScoped
public class WebhookBook {

    /** An organisation has as many at most. */
    public static final int MOST = 10;

    private static final int SALT_BYTES = 16;

    private final WebhookRows rows;
    private final OutboxLog log;
    private final AuditLog audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    WebhookBook(WebhookRows rows, OutboxLog log, AuditLog audit, Clock clock) {
        this.rows = rows;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What an owner decides about a webhook.
     *
     * @param url where it listens, checked by {@link org.liandan.outbox.WebhookTarget}
     * @param description for people, 500 characters at most, or null
     * @param types which events; empty for all
     */
    public record Wish(String url, @Nullable String description, Set<String> types) {

        public Wish {
            types = Set.copyOf(types);
        }
    }

    /**
     * Enters a webhook. It is told what happens from now on.
     *
     * @return empty where the organisation has {@value #MOST} already
     */
    @Transactional
    public Optional<Webhook> enter(OrganizationId organization, boolean everything, Wish wish, String by) {
        if (all(organization).size() >= MOST) {
            return Optional.empty();
        }
        long id = rows.insert(organization, everything, wish, salt(), log.latest(), by, clock.instant());
        record(id, "WEBHOOK_CREATED", Map.of("url", wish.url()));
        return find(id);
    }

    /** The webhooks of an organisation, or of all, that have not been withdrawn; oldest first. */
    public List<Webhook> all(@Nullable OrganizationId organization) {
        return rows.select(
                "where state <> 'WITHDRAWN' and (? or organization_id = ?) order by id",
                organization == null,
                organization == null ? 0 : organization.value());
    }

    /** The webhook of that number, if it has not been withdrawn. */
    public Optional<Webhook> find(long id) {
        return rows.select("where id = ? and state <> 'WITHDRAWN'", id).stream().findFirst();
    }

    /** Changes address, description and types; false if somebody else has changed it meanwhile. */
    @Transactional
    public boolean change(Webhook webhook, Wish wish) {
        boolean changed = rows.update(
                "update webhook set url = ?, description = ?, types = ?, version = version + 1 where id = ? and version = ?",
                wish.url(),
                wish.description(),
                wish.types(),
                webhook.id(),
                webhook.version());
        if (changed) {
            record(webhook.id(), "WEBHOOK_CHANGED", Map.of("url", wish.url()));
        }
        return changed;
    }

    /** Pauses, wakes or withdraws a webhook. Waking one forgets its failures. */
    @Transactional
    public void put(Webhook webhook, WebhookState state) {
        rows.update(
                "update webhook set state = ?, state_reason = null, failures = 0, refusals = 0, failing_since = null,"
                        + " next_attempt_at = null, version = version + 1 where id = ?",
                state.name(),
                webhook.id());
        record(webhook.id(), "WEBHOOK_" + state.name(), Map.of());
    }

    /** Gives it a new secret; messages from now on are signed with that. */
    @Transactional
    public Webhook rotate(Webhook webhook) {
        rows.update("update webhook set salt = ?, version = version + 1 where id = ?", salt(), webhook.id());
        record(webhook.id(), "WEBHOOK_SECRET_CHANGED", Map.of());
        return find(webhook.id()).orElseThrow();
    }

    /** Sets it back, or forth: the events behind that position go out, once more if need be. */
    @Transactional
    public void replay(Webhook webhook, long after) {
        rows.update(
                "update webhook set cursor = ?, failures = 0, refusals = 0, failing_since = null, next_attempt_at = null,"
                        + " version = version + 1 where id = ?",
                after,
                webhook.id());
        record(
                webhook.id(),
                "WEBHOOK_REPLAYED",
                Map.of("from", webhook.delivery().cursor(), "to", after));
    }

    /** An event that its receiver refused. */
    public record DeadLetter(
            long position,
            String type,
            String subject,
            java.time.Instant givenUpAt,
            int attempts,
            @Nullable Integer lastStatus,
            @Nullable String lastError,
            java.time.@Nullable Instant redeliveredAt) {}

    /** Dead letters, the latest first. */
    public List<DeadLetter> deadLetters(Webhook webhook, int most) {
        return rows.deadLetters(webhook.id(), most);
    }

    /** The event of a dead letter; empty when there is no such letter, or the event is too old. */
    public Optional<OutboxEvent> event(Webhook webhook, long position) {
        return rows.isDeadLetter(webhook.id(), position)
                ? log.read(position - 1, webhook.scope(), Set.of(), 1).stream()
                        .filter(event -> event.position() == position)
                        .findFirst()
                : Optional.empty();
    }

    /** Notes that a dead letter got through after all. */
    @Transactional
    public void redelivered(Webhook webhook, long position) {
        rows.update(
                "update webhook_dead_letter set redelivered_at = ? where webhook_id = ? and position = ?",
                clock.instant(),
                webhook.id(),
                position);
        record(webhook.id(), "WEBHOOK_DEAD_LETTER_REDELIVERED", Map.of("position", position));
    }

    private String salt() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }

    private void record(long id, String action, Map<String, ?> detail) {
        audit.record(action, "webhook", String.valueOf(id), detail);
    }

    /** For callers that hold a connection of their own. */
    static IllegalStateException failed(String what, SQLException cause) {
        return new IllegalStateException("cannot " + what, cause);
    }
}
