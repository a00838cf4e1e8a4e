package org.liandan.fleet;

import java.time.Instant;

/**
 * Event: something has gone wrong that is not in the book yet; not fired for what happens again within an hour.
 *
 * @param phone the number that the box gave, in the form of {@link TerminalPhone}; empty when it gave none
 * @param detail what was seen, Chinese before English
 * @param at when it was first seen
 */
public record IncidentNoted(IncidentKind kind, String phone, String detail, Instant at) {}
