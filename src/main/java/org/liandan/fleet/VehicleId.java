package org.liandan.fleet;

/** Identity of a vehicle in the registry; 32 bits, because it stands in every stored position. */
public record VehicleId(int value) {}
