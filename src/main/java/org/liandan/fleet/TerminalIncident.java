package org.liandan.fleet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the book of incidents.
 *
 * @param phone the number that the box gave, empty when it gave none
 * @param plate the vehicle's plate, or null for a number that is in no registry
 * @param address where it came from
 * @param detail what was seen
 * @param count how often within the entry's time
 */
public record TerminalIncident(
        long id,
        IncidentKind kind,
        String phone,
        @Nullable String plate,
        String address,
        String detail,
        Instant firstAt,
        Instant lastAt,
        int count) {}
