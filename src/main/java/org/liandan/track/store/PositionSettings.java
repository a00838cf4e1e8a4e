package org.liandan.track.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.OptionalInt;

/** Settings of the position table, {@code liandan.position.*}. */
@ConfigMapping(prefix = "liandan.position")
public interface PositionSettings {

    /** Days whose partitions stay attached; older reports are set aside. */
    @WithDefault("400")
    @Min(1) @Max(36500) int retentionDays();

    /** Days for which a detached day's table stays, 0 for none; when it is not set, tables are never dropped. */
    OptionalInt dropAfterDays();

    /** Whether a day is written to a file before its table is dropped; where that fails, the table stays. */
    @WithDefault("true")
    boolean exportBeforeDrop();

    /** The folder of those files; made if need be. */
    @WithDefault(".liandan/archive")
    String archiveDirectory();

    /** Whole days that pass between the end of a day and its closing ({@link DayClosing}); late reports may come at any time. */
    @WithDefault("0")
    @Min(0) @Max(36500) int closeAfterDays();

    /** When days are closed: seconds, minutes, hours … in the district's time, or {@code off}. */
    String closingCron();

    /** Days for which a partition is made in advance. */
    @WithDefault("7")
    @Min(1) @Max(366) int partitionsAheadDays();

    /** Most rows of one transaction. */
    @WithDefault("5000")
    @Min(1) @Max(100000) int batchRows();

    /** Shortest time between two commits of one writer while less than a full batch waits. */
    @WithDefault("2ms")
    Duration commitInterval();

    /** Writers, each with a connection and a thread of its own. */
    @WithDefault("1")
    @Min(1) @Max(16) int writers();
}
