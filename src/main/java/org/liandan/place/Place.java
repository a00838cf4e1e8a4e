package org.liandan.place;

import org.jspecify.annotations.Nullable;
import org.liandan.geo.Fence;

/**
 * A place with a fence, as detectors need it; the full record lives in {@code place.store}.
 *
 * @param id identity
 * @param code the operator's code
 * @param name what people call it
 * @param kind what it is for
 * @param fence where it is
 * @param speedLimitDeciKph speed limit inside the fence in tenths of a km/h, at most 600, or null where it has none of its own
 */
public record Place(
        PlaceId id,
        String code,
        String name,
        PlaceKind kind,
        Fence fence,
        @Nullable Integer speedLimitDeciKph) {

    /** A place without a limit of its own. */
    public Place(PlaceId id, String code, String name, PlaceKind kind, Fence fence) {
        this(id, code, name, kind, fence, null);
    }
}
