package org.liandan.place;

/** Identity of a route in the registry. */
public record RouteId(long value) {}
