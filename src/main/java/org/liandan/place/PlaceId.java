package org.liandan.place;

/** Identity of a place in the registry. */
public record PlaceId(long value) {}
