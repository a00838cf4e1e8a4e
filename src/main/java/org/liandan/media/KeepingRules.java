package org.liandan.media;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;

/**
 * How much is taken, where it goes and how long it stays.
 *
 * @param maxPhotoBytes longest file of a 0x0801
 * @param maxAttachmentBytes longest attachment of an alarm
 * @param maxTotalBytes all files together
 * @param minFreeBytes what must stay free on the disk
 * @param retention age at which a file goes, unless a violation rests on it or somebody keeps it
 */
public record KeepingRules(
        long maxPhotoBytes, long maxAttachmentBytes, long maxTotalBytes, long minFreeBytes, Duration retention) {

    /** A file's day is the district's, as with positions. */
    private static final ZoneId DISTRICT = ZoneId.of("Asia/Shanghai");

    /** Longest file that may come by that way. */
    public long maxBytes(MediaSource source) {
        return switch (source) {
            case MULTIMEDIA -> maxPhotoBytes;
            case ATTACHMENT -> maxAttachmentBytes;
        };
    }

    /**
     * Whether there is room for that many bytes more.
     *
     * @param bytes what is about to be written
     * @param keptBytes bytes of all files that are kept
     * @param underWayBytes bytes promised to transfers that are not finished
     * @param freeBytes what the disk has left
     */
    public Room room(long bytes, long keptBytes, long underWayBytes, long freeBytes) {
        if (keptBytes + underWayBytes + bytes > maxTotalBytes) {
            return Room.STORE_FULL;
        }
        return freeBytes - underWayBytes - bytes < minFreeBytes ? Room.DISK_FULL : Room.ENOUGH;
    }

    /** Answer of {@link #room}. */
    public enum Room {
        ENOUGH,
        /** All files together would be more than is allowed. */
        STORE_FULL,
        /** The disk has too little left. */
        DISK_FULL
    }

    /** Files that came before this go. */
    public Instant expiredBefore(Instant now) {
        return now.minus(retention);
    }

    /** Where a file that came at that time is kept: {@code yyyy/mm/dd/<our name>.<ending>}. */
    public static String path(Instant at, UUID name, MediaFormat format) {
        LocalDate day = LocalDate.ofInstant(at, DISTRICT);
        return String.format(
                Locale.ROOT,
                "%04d/%02d/%02d/%s.%s",
                day.getYear(),
                day.getMonthValue(),
                day.getDayOfMonth(),
                name,
                format.extension());
    }
}
