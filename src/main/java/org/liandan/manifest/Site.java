package org.liandan.manifest;

import org.jspecify.annotations.Nullable;
import org.liandan.place.PlaceId;
import org.liandan.place.PlaceKind;

/**
 * Where a load comes from or goes to, as registered.
 *
 * @param id the place
 * @param code its code in the registry
 * @param name its name
 * @param kind what it is for
 * @param address its address
 * @param operator the organisation that runs it
 * @param insideDistrict whether it lies inside the district's boundary; null while no boundary is loaded
 */
public record Site(
        PlaceId id,
        String code,
        String name,
        PlaceKind kind,
        String address,
        Party operator,
        @Nullable Boolean insideDistrict) {}
