package org.liandan.manifest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.liandan.party.OrganizationId;

/**
 * A manifest has taken a step. Fired in the transaction of the change; observe it after success.
 *
 * @param number the manifest
 * @param state its state after the step
 * @param kind what happened
 * @param issued whether its producer has ever issued it; before that nobody else may know of it
 * @param producer 产出方
 * @param carrier 承运方
 * @param receiver 接收方
 * @param plate the truck, once the carrier has confirmed
 * @param at when
 */
public record ManifestChanged(
        ManifestNumber number,
        ManifestState state,
        ManifestEvent.Kind kind,
        boolean issued,
        OrganizationId producer,
        OrganizationId carrier,
        OrganizationId receiver,
        @Nullable String plate,
        Instant at) {

    public static ManifestChanged of(Manifest manifest, ManifestEvent event) {
        Header header = manifest.header();
        return new ManifestChanged(
                header.number(),
                manifest.state(),
                event.kind(),
                manifest.issue().isPresent(),
                header.producer().id(),
                header.carrier().id(),
                header.receiver().id(),
                manifest.carriage()
                        .map(carriage -> carriage.signed().part().plate().value())
                        .orElse(null),
                event.at());
    }

    /** Whether people of that organisation may know of it. */
    public boolean concerns(OrganizationId organization) {
        return producer.equals(organization)
                || (issued && (carrier.equals(organization) || receiver.equals(organization)));
    }
}
