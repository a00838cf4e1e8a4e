package org.liandan.media;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.liandan.geo.LonLat;
import org.liandan.party.OrganizationId;

/**
 * A photo, recording or attachment, as people look at it.
 *
 * @param id identity of its row
 * @param plate the vehicle's plate
 * @param terminalPhone number of the terminal
 * @param carrier the organisation that ran the vehicle
 * @param source by which way it came
 * @param mediaId the terminal's number of it, or null for an attachment
 * @param name of an attachment, or null
 * @param safetyAlarmId the alarm that it proves, or null
 * @param kind what it is
 * @param format how it is written
 * @param occasion why it was taken
 * @param channel camera or microphone, or null where nobody said
 * @param takenAt the terminal's time; without one, that of receipt
 * @param location where, or null
 * @param file the file, or null while it is only announced
 * @param kept true when retention passes it over
 */
public record MediaItem(
        long id,
        String plate,
        String terminalPhone,
        OrganizationId carrier,
        MediaSource source,
        @Nullable Long mediaId,
        @Nullable String name,
        @Nullable Long safetyAlarmId,
        MediaKind kind,
        MediaFormat format,
        MediaOccasion occasion,
        @Nullable Integer channel,
        Instant takenAt,
        @Nullable LonLat location,
        @Nullable StoredFile file,
        boolean kept) {

    /**
     * A file on the disk.
     *
     * @param path below the folder of files
     * @param bytes its length
     * @param sha256 64 hexadecimal digits
     */
    public record StoredFile(String path, long bytes, String sha256) {}

    /** True where a browser may show it inside a page. */
    public boolean shownInPages() {
        return file != null && format.shownInPages();
    }
}
