package org.liandan.place;

import org.liandan.geo.Fence;

/**
 * A place with a fence, as detectors need it; the full record lives in {@code place.store}.
 *
 * @param id identity
 * @param code the operator's code
 * @param name what people call it
 * @param kind what it is for
 * @param fence where it is
 */
public record Place(PlaceId id, String code, String name, PlaceKind kind, Fence fence) {}
