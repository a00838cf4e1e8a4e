package org.liandan.manifest;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From where to where and by whom a load shall go, as far as the registry knows what was asked for.
 *
 * @param producer the organisation of whoever creates the manifest
 * @param origin a registered, active place of the producer, or null when there is none of that name
 * @param destination a registered, active place, or null when there is none of that name
 * @param carrier a registered, active organisation, or null when there is none of that name
 * @param receiver the organisation that was named as receiver; the destination's operator when none was named; null when
 *     the named one does not exist
 * @param unnamed the names of those request fields that were left out though they must not be
 * @param lineage where it stands in its load's journey
 */
public record Consignment(
        Party producer,
        @Nullable Site origin,
        @Nullable Site destination,
        @Nullable Party carrier,
        @Nullable Party receiver,
        Set<String> unnamed,
        Lineage lineage) {

    public static final String ORIGIN = "originPlace";
    public static final String DESTINATION = "destinationPlace";
    public static final String CARRIER = "carrierOrganization";
    public static final String RECEIVER = "receiverOrganization";

    public Consignment {
        unnamed = Set.copyOf(unnamed);
    }

    /** The same at another place of a load's journey. */
    public Consignment on(Lineage another) {
        return new Consignment(producer, origin, destination, carrier, receiver, unnamed, another);
    }

    /** A load that comes from where it was produced. */
    public Consignment(
            Party producer,
            @Nullable Site origin,
            @Nullable Site destination,
            @Nullable Party carrier,
            @Nullable Party receiver,
            Set<String> unnamed) {
        this(producer, origin, destination, carrier, receiver, unnamed, Lineage.NONE);
    }
}
