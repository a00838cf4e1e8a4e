package org.liandan.media;

/**
 * Event: a safety alarm has been written that was not there before. Fired inside the transaction.
 *
 * @param id identity of its row
 * @param report what the terminal said; its flag is {@link SafetyReport#END} where the start never came
 */
public record SafetyAlarmStored(long id, SafetyReport report) {}
