package org.liandan.place;

/**
 * Event: routes, their assignment to vehicles, or places have been saved. Fired inside the transaction of the change;
 * whoever holds routes or fences in memory observes it after success and loads them anew.
 */
public record RoutesChanged() {}
