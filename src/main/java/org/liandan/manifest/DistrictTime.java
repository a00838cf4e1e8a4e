package org.liandan.manifest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Times as the notice means them: the district's clock, 具体到分钟. */
public final class DistrictTime {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd['T'][' ']HH:mm[:ss]", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    /** The longest good text carries nanoseconds and an offset. */
    private static final int MAX_TEXT = 40;

    private DistrictTime() {}

    /** The minute that an instant lies in. */
    public static Instant toMinute(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MINUTES);
    }

    /** The day of an instant in the district. */
    public static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    /** With the district's offset, for answers. */
    public static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZONE);
    }

    /** As people write it: {@code 2026-11-21 08:30}. */
    public static String shown(Instant instant) {
        return SHOWN.format(at(instant));
    }

    /** Reads ISO 8601 with an offset, or the district's local time with a blank or a T in the middle. */
    public static Optional<Instant> parseMinute(String text) {
        if (text.length() > MAX_TEXT) {
            return Optional.empty();
        }
        try {
            return Optional.of(toMinute(OffsetDateTime.parse(text).toInstant()));
        } catch (DateTimeException e) {
            return parseLocal(text);
        }
    }

    /** The beginning of a day in the district, written {@code 2026-11-21}. */
    public static Optional<Instant> parseDay(String text) {
        try {
            return Optional.of(LocalDate.parse(text).atStartOfDay(ZONE).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> parseLocal(String text) {
        try {
            return Optional.of(
                    toMinute(LocalDateTime.parse(text, LOCAL).atZone(ZONE).toInstant()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
