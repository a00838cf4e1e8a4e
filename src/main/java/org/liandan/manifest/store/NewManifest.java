package org.liandan.manifest.store;

import org.jspecify.annotations.Nullable;
import org.liandan.manifest.Entries;

/**
 * What a producer asks for when it creates a manifest, unchecked.
 *
 * @param originPlace code or id of one of its own places
 * @param destinationPlace code or id of the place where the load is to go
 * @param carrierOrganization credit code or id of the carrier
 * @param receiverOrganization credit code or id of the receiver; by default the operator of the destination
 * @param producer the producer's part
 * @param number one of the producer's reserved numbers; null for the next one of the day
 */
public record NewManifest(
        @Nullable String originPlace,
        @Nullable String destinationPlace,
        @Nullable String carrierOrganization,
        @Nullable String receiverOrganization,
        Entries producer,
        @Nullable String number) {

    /** Under the next number of the day. */
    public NewManifest(
            @Nullable String originPlace,
            @Nullable String destinationPlace,
            @Nullable String carrierOrganization,
            @Nullable String receiverOrganization,
            Entries producer) {
        this(originPlace, destinationPlace, carrierOrganization, receiverOrganization, producer, null);
    }
}
