package org.liandan.place;

/** Identity of a forbidden zone in the registry. */
public record ForbiddenZoneId(long value) {}
