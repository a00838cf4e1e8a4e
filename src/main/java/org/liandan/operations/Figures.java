package org.liandan.operations;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was measured at one moment. Null is what could not be measured.
 *
 * @param at when
 * @param beats counters of the last hours
 * @param malformed pieces that were no message, by reason, since the start
 * @param connections open connections of terminals
 * @param disks folders that fill
 * @param database null when it does not answer
 * @param auditFindings what the last nightly check of this process found; null before the first
 * @param auditedAt when signatures were last checked without the check itself failing; null when never
 * @param backupAt when the backup last left its mark; null when it never has
 * @param clockLeapS by which the machine's clock was set and is not followed yet, seconds
 * @param failedJobs names of jobs whose last run failed
 * @param version of the software
 * @param startedAt when this process began
 */
public record Figures(
        Instant at,
        List<Pulse.Beat> beats,
        Map<String, Double> malformed,
        double connections,
        List<Disk> disks,
        @Nullable Database database,
        @Nullable Double auditFindings,
        @Nullable Instant auditedAt,
        @Nullable Instant backupAt,
        double clockLeapS,
        List<String> failedJobs,
        String version,
        Instant startedAt) {

    public Figures {
        beats = List.copyOf(beats);
        malformed = new TreeMap<>(malformed);
        disks = List.copyOf(disks);
        failedJobs = List.copyOf(failedJobs);
    }

    /**
     * A folder that fills.
     *
     * @param vital which
     * @param freeBytes left for us
     * @param totalBytes of its file system
     * @param perDayBytes by which it fills in a day, from what was noted in the last week; null before there is a day of it
     */
    public record Disk(
            Vital vital,
            long freeBytes,
            long totalBytes,
            @Nullable Double perDayBytes) {

        /** Days until it is full; null where it does not fill, or not yet known. */
        public @Nullable Double daysLeft() {
            return perDayBytes == null || perDayBytes <= 0 ? null : freeBytes / perDayBytes;
        }
    }

    /**
     * The database as it answered.
     *
     * @param sizeBytes of all its tables and indexes
     * @param connections of all clients
     * @param mostConnections that it takes
     * @param clockOffset its clock minus ours
     * @param registered terminals in use
     * @param partitions of the table of positions
     * @param deadLetters events that webhooks have refused and that can still be sent again
     * @param suspended webhooks that are not called any more
     * @param behind events that webhooks have not been told of
     * @param lastAnchor the last day that is anchored; null when none is
     */
    public record Database(
            long sizeBytes,
            int connections,
            int mostConnections,
            Duration clockOffset,
            long registered,
            Partitions partitions,
            long deadLetters,
            long suspended,
            long behind,
            @Nullable LocalDate lastAnchor) {}

    /**
     * The days that positions can be stored for.
     *
     * @param oldest null when there is none
     * @param newest null when there is none
     * @param retentionDays how long they are kept
     */
    public record Partitions(
            int count, @Nullable LocalDate oldest, @Nullable LocalDate newest, int retentionDays) {}
}
