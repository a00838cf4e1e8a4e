package org.liandan.demo;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.liandan.geo.Bearings;

/**
 * When a terminal reports, asked once a second: at its interval, every second in a corner, and whenever it has turned by
 * the angle of corner reports (JT/T 808 parameter 0x0030) since the report before. Not safe for several threads.
 */
final class ReportSchedule {

    private static final double CORNER_REPORT_DEG = 15;

    /** Below this speed a receiver's course means nothing, km/h. */
    private static final double COURSE_MEANS_SOMETHING_KPH = 3;

    private final Duration moving;
    private final Duration standing;
    private @Nullable Instant lastAt;
    private double lastHeadingDeg;

    ReportSchedule(Duration moving, Duration standing) {
        this.moving = moving;
        this.standing = standing;
    }

    /** Whether to report now; the caller then does. */
    boolean due(Instant now, Motion motion) {
        if (lastAt != null && !isDue(Duration.between(lastAt, now), motion)) {
            return false;
        }
        lastAt = now;
        lastHeadingDeg = motion.headingDeg();
        return true;
    }

    private boolean isDue(Duration since, Motion motion) {
        if (motion.speedKph() < COURSE_MEANS_SOMETHING_KPH) {
            return since.compareTo(motion.speedKph() == 0 ? standing : moving) >= 0;
        }
        return motion.cornering()
                || since.compareTo(moving) >= 0
                || Math.abs(Bearings.turn(lastHeadingDeg, motion.headingDeg())) >= CORNER_REPORT_DEG;
    }
}
