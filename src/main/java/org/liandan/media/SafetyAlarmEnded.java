package org.liandan.media;

import java.time.Instant;

/**
 * Event: the end of a safety alarm has been written. Fired inside the transaction; again where the report comes again.
 *
 * @param id identity of the alarm's row
 */
public record SafetyAlarmEnded(long id, Instant endedAt) {}
