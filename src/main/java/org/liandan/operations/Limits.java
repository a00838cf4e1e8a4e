package org.liandan.operations;

import java.time.Duration;

/**
 * From where on something is to be watched, and from where on somebody must act. Stand in {@code docs/operations.md}, and a test
 * holds the two together.
 */
public final class Limits {

    /** Receipt to commit, seconds. Terminals repeat what is not acknowledged within some ten seconds. */
    public static final double LAG_WATCH_S = 2;

    public static final double LAG_ACT_S = 10;
    /** Reports waiting: a second of a large fleet, and a full lane. */
    public static final double PENDING_WATCH = 2_000;

    public static final double PENDING_ACT = 20_000;
    /** Share of frames within an hour that are no message, and how many there must be for a share to mean anything. */
    public static final double MALFORMED_WATCH = 0.01;

    public static final double MALFORMED_ACT = 0.1;
    public static final double MALFORMED_LEAST = 20;
    /** Logins refused within an hour. */
    public static final double REFUSED_WATCH = 30;
    /** Share of the registered terminals that are online, by which it falls within an hour. */
    public static final double ONLINE_FALL_WATCH = 0.3;
    /** Free share of a disk, and days until it is full. */
    public static final double DISK_WATCH = 0.2;

    public static final double DISK_ACT = 0.05;
    public static final double DISK_DAYS_WATCH = 30;
    public static final double DISK_DAYS_ACT = 7;
    /** Days prepared ahead. */
    public static final int PARTITIONS_WATCH = 5;

    public static final int PARTITIONS_ACT = 1;
    /** Share of the connections that the database takes. */
    public static final double CONNECTIONS_WATCH = 0.8;

    public static final double CONNECTIONS_ACT = 0.95;
    /** Events that webhooks have not been told of. */
    public static final long BEHIND_WATCH = 1_000;

    public static final Duration AUDIT_WATCH = Duration.ofHours(36);
    public static final int ANCHOR_WATCH_DAYS = 2;
    public static final Duration BACKUP_WATCH = Duration.ofHours(36);
    public static final Duration BACKUP_ACT = Duration.ofDays(7);
    /** Difference between the database's clock and ours. */
    public static final Duration CLOCK_WATCH = Duration.ofSeconds(2);

    public static final Duration CLOCK_ACT = Duration.ofSeconds(30);
    /** A server that has been there for less has nothing to be compared with. */
    public static final Duration WARM = Duration.ofMinutes(10);

    private Limits() {}
}
