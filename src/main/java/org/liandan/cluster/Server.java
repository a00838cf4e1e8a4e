package org.liandan.cluster;

import java.time.Instant;

/**
 * A server process, as it stands on the roll.
 *
 * @param number its own for as long as it runs; never given again
 * @param name of its machine
 * @param startedAt when it came
 * @param beatAt its last sign of life
 * @param terminals that were logged in on it then
 * @param onDuty whether it did the jobs that are done once then
 * @param alive whether the database still holds its lock
 */
public record Server(
        int number, String name, Instant startedAt, Instant beatAt, int terminals, boolean onDuty, boolean alive) {}
