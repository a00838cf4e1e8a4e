package org.liandan.gateway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.geo.LonLat;
import org.liandan.jt808.LocationReport;
import org.liandan.jt808.MediaHead;
import org.liandan.media.Capture;
import org.liandan.media.MediaFormat;
import org.liandan.media.MediaKind;
import org.liandan.media.MediaOccasion;

/** The one place where JT/T 808 and photos meet. Pure functions. */
final class MediaTranslation {

    private static final int MOST_LON_E6 = 180_000_000;
    private static final int MOST_LAT_E6 = 90_000_000;

    private MediaTranslation() {}

    /** What the message tells of a photo, sound or video. */
    static Capture capture(
            RegisteredTerminal terminal, MediaHead head, @Nullable LocationReport where, Instant receivedAt) {
        return new Capture(
                terminal.vehicle().value(),
                terminal.terminal().value(),
                head.mediaId(),
                MediaKind.ofMultimedia(head.kind()),
                MediaFormat.ofMultimedia(head.format()),
                MediaOccasion.ofMultimedia(head.event()),
                head.channel(),
                where == null ? null : where.time(),
                where == null ? null : place(where.longitudeE6(), where.latitudeE6()),
                receivedAt);
    }

    /** The place, or null for one that is none: outside the earth, or the zeros of a receiver without a fix. */
    static @Nullable LonLat place(int lonE6, int latE6) {
        boolean none = lonE6 == 0 && latE6 == 0;
        return none || Math.abs(lonE6) > MOST_LON_E6 || Math.abs(latE6) > MOST_LAT_E6
                ? null
                : LonLat.ofE6(lonE6, latE6);
    }
}
