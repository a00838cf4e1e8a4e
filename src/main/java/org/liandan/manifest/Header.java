package org.liandan.manifest;

import java.time.Instant;

/**
 * What a manifest has from its creation on.
 *
 * @param number its number
 * @param producer 产出方
 * @param carrier 承运方
 * @param receiver 接收方
 * @param origin where the load comes from
 * @param destination where it is to go
 * @param createdAt when it was created, to the millisecond
 * @param createdBy by which account
 * @param lineage where it stands in its load's journey
 */
public record Header(
        ManifestNumber number,
        Party producer,
        Party carrier,
        Party receiver,
        Site origin,
        Site destination,
        Instant createdAt,
        String createdBy,
        Lineage lineage) {

    /** Of a load that comes from where it was produced. */
    public Header(
            ManifestNumber number,
            Party producer,
            Party carrier,
            Party receiver,
            Site origin,
            Site destination,
            Instant createdAt,
            String createdBy) {
        this(number, producer, carrier, receiver, origin, destination, createdAt, createdBy, Lineage.NONE);
    }

    /** Where the truck is loaded: the producer's site as declared, or the place that a later leg leaves from. */
    String loadingAddress(ProducerPart producer) {
        return lineage.leg() == Leg.FIRST ? producer.siteAddress() : origin.address();
    }
}
