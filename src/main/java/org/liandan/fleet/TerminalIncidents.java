package org.liandan.fleet;

import java.time.Instant;

/**
 * The book of what went wrong between terminals and the platform. Never blocks: entries are written some moments later, at
 * most so many in a minute, and the same thing within an hour is one entry with a count.
 */
public interface TerminalIncidents {

    /**
     * Something has gone wrong.
     *
     * @param phone the number that the box gave, in the form of {@link TerminalPhone}; empty when it gave none
     * @param address where it came from
     * @param detail what was seen, Chinese before English; no secrets; cut after 500 characters
     */
    void report(IncidentKind kind, String phone, String address, String detail, Instant at);
}
