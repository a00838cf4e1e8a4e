package org.liandan.manifest.waybill;

import org.liandan.manifest.ManifestNumber;

/**
 * A manifest that a truck's waybill may be meant for: issued, and its carrier runs the truck.
 *
 * @param number its number
 * @param namesTruck whether the producer has named this truck for it
 * @param truckIsThere whether the truck stands at its place of origin
 */
public record Candidate(ManifestNumber number, boolean namesTruck, boolean truckIsThere) {}
