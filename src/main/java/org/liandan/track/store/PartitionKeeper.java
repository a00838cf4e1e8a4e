package org.liandan.track.store;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.jboss.logging.Logger;
import org.liandan.cluster.store.NotOnDuty;
import org.liandan.operations.HandRun;
import org.liandan.operations.KnownJob;

/** Makes the coming days' partitions ahead of time, closes at night those that are over, detaches and drops the old ones. */
@Singleton
public final class PartitionKeeper implements HandRun {

    private static final Logger LOG = Logger.getLogger(PartitionKeeper.class);

    private final PositionPartitions partitions;
    private final DayClosing closing;
    private final DayArchive archive;
    private final PositionSettings settings;
    private final Clock clock;

    @Inject
    PartitionKeeper(
            PositionPartitions partitions,
            DayClosing closing,
            DayArchive archive,
            PositionSettings settings,
            Clock clock) {
        this.partitions = partitions;
        this.closing = closing;
        this.archive = archive;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public KnownJob job() {
        return KnownJob.PARTITIONS;
    }

    @Override
    public void runNow() {
        keep();
    }

    /** At the start and every hour: a day that is missing is made long before anything is reported for it. */
    @Scheduled(
            every = "1h",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = NotOnDuty.class)
    void keep() {
        try {
            LocalDate today = LocalDate.ofInstant(clock.instant(), PositionPartitions.DISTRICT);
            partitions.createAhead(today, settings.partitionsAheadDays() + 1);
            // one day more than admission takes, so that no report waits for a partition that has just gone
            partitions.detachBefore(today.minusDays(settings.retentionDays() + 1L));
            if (settings.dropAfterDays().isPresent()) {
                dropBefore(today.minusDays(
                        settings.retentionDays() + 1L + settings.dropAfterDays().getAsInt()));
            }
            partitions.forgetSetAside(clock.instant().minus(Duration.ofDays(settings.retentionDays())));
        } catch (SQLException e) {
            LOG.warnf("partitions are kept in an hour again: %s", e.getMessage());
        }
    }

    /**
     * At night, when little is written and read: days that have been over for long enough, the latest first, as they are
     * what is asked for most. What could not be closed is tried again the next night.
     */
    @Scheduled(
            cron = "{liandan.position.closing-cron}",
            timeZone = "Asia/Shanghai",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = NotOnDuty.class)
    void closeDays() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), PositionPartitions.DISTRICT);
        try {
            for (LocalDate day : partitions.days().reversed()) {
                if (day.plusDays(settings.closeAfterDays()).isBefore(today)) {
                    DayClosing.Outcome _ = closing.close(day);
                }
            }
        } catch (SQLException e) {
            LOG.warnf("days are closed tomorrow night: %s", e.getMessage());
        }
    }

    private void dropBefore(LocalDate first) throws SQLException {
        for (LocalDate day : partitions.detachedDays()) {
            if (day.isBefore(first)) {
                if (settings.exportBeforeDrop()) {
                    boolean _ = dropExported(day, Path.of(settings.archiveDirectory()));
                } else {
                    partitions.drop(day);
                }
            }
        }
    }

    /** Drops a detached day whose file is there and whole, or can be made; false, and the table stays, when it cannot. */
    boolean dropExported(LocalDate day, Path folder) throws SQLException {
        try {
            if (!archive.isExported(day, folder)) {
                LOG.infof("day %s exported to %s", day, archive.export(day, folder));
            }
            partitions.drop(day);
            return true;
        } catch (IOException | DayArchive.ArchiveException e) {
            LOG.warnf("day %s stays, it could not be exported: %s", day, e.getMessage());
            return false;
        }
    }
}
