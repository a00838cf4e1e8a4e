package org.liandan.haul;

import java.util.List;

/**
 * Outcome of one position.
 *
 * @param next the state to go on with
 * @param events what the position brought to light, nearly always nothing
 */
public record Step(HaulState next, List<HaulEvent> events) {}
