package org.liandan.outbox;

import java.time.Instant;

/**
 * Something that happened and that other systems may want to know.
 *
 * @param position place in the order of publication, from 1, rising, not without gaps
 * @param type for instance {@code manifest.received}
 * @param subject what it happened to: a manifest's number, a ledger's kind, subject and day
 * @param at when
 * @param body the message, JSON, 8 KiB at most: identifiers and states, no personal data
 */
public record OutboxEvent(long position, String type, String subject, Instant at, String body) {}
