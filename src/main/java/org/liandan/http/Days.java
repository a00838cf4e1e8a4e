package org.liandan.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Days of the district, as search forms ask for them. */
public final class Days {

    /** The district's clock; China has had no summer time since 1991. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private Days() {}

    /** Its first instant. */
    public static Instant start(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    /** The day as an ISO date; empty when the text is none. */
    public static String readable(@Nullable String text) {
        try {
            return text == null || text.isEmpty() ? "" : LocalDate.parse(text).toString();
        } catch (DateTimeException e) {
            return "";
        }
    }
}
