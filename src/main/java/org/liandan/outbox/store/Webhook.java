package org.liandan.outbox.store;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.outbox.Delivery;
import org.liandan.outbox.WebhookState;
import org.liandan.party.OrganizationId;

/**
 * An address that is called when something happens.
 *
 * @param id identity
 * @param organization whose it is
 * @param everything whether it is told of every organisation's business: an officer's
 * @param url where it listens
 * @param description for people, or null
 * @param types which events; empty for all
 * @param salt makes its secret, see {@link org.liandan.outbox.WebhookSignature#secret}
 * @param state whether it is called
 * @param stateReason why it is not, or null
 * @param delivery how far it is
 * @param nextAttemptAt not before, or null
 * @param lastSuccessAt when something was delivered last, or null
 * @param lastStatus HTTP status of the latest call, or null
 * @param lastError what went wrong with it, or null
 * @param createdBy account
 * @param createdAt when
 * @param version for {@code If-Match}
 */
public record Webhook(
        long id,
        OrganizationId organization,
        boolean everything,
        String url,
        @Nullable String description,
        Set<String> types,
        String salt,
        WebhookState state,
        @Nullable String stateReason,
        Delivery delivery,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant lastSuccessAt,
        @Nullable Integer lastStatus,
        @Nullable String lastError,
        String createdBy,
        Instant createdAt,
        int version) {

    public Webhook {
        types = Set.copyOf(types);
    }

    /** Whose events it gets; null for everybody's. */
    public @Nullable OrganizationId scope() {
        return everything ? null : organization;
    }
}
