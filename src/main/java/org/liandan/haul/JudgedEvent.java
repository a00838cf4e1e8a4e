package org.liandan.haul;

/**
 * Something found, with what it was judged against: the registry may have changed before it is written down.
 *
 * @param event what was found
 * @param context what the vehicle was judged against when the report came that showed it
 */
public record JudgedEvent(HaulEvent event, HaulContext context) {}
