package org.liandan.media.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.Violations;
import org.liandan.media.SafetyAlarmKind;
import org.liandan.media.store.MediaReader;

/** What a program looks for; what cannot be read is refused, field by field. */
final class AlarmQuery {

    private AlarmQuery() {}

    static MediaReader.Filter filter(
            Caller caller, @Nullable String kind, @Nullable String plate, @Nullable String from, @Nullable String to) {
        Violations wrong = new Violations();
        SafetyAlarmKind wanted = kind(kind, wrong);
        Instant start = time("from", from, wrong);
        Instant end = time("to", to, wrong);
        wrong.require(
                start == null || end == null || start.isBefore(end),
                "from",
                "开始时间必须早于结束时间 from must be earlier than to");
        wrong.throwIfAny();
        return new MediaReader.Filter(
                wanted, normal(plate), start, end, caller.seesEverything() ? null : caller.organization());
    }

    /** A plate without what people write between its parts; null when there is none. */
    static @Nullable String normal(@Nullable String plate) {
        return plate == null || plate.isBlank()
                ? null
                : plate.replaceAll("[\\s·.\\-]", "").toUpperCase(Locale.ROOT);
    }

    private static @Nullable SafetyAlarmKind kind(@Nullable String text, Violations wrong) {
        if (text == null || text.isBlank()) {
            return null;
        }
        for (SafetyAlarmKind kind : SafetyAlarmKind.values()) {
            if (kind.name().equals(text)) {
                return kind;
            }
        }
        wrong.add("kind", "须为以下之一 must be one of " + Arrays.toString(SafetyAlarmKind.values()));
        return null;
    }

    private static @Nullable Instant time(String field, @Nullable String text, Violations wrong) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            // a plus sign that was not escaped arrives as a blank
            return OffsetDateTime.parse(text.strip().replace(' ', '+')).toInstant();
        } catch (DateTimeException e) {
            wrong.add(field, "须为带时区的 ISO 8601 时间，例如 2026-03-01T08:00:00+08:00 must be ISO 8601 with offset");
            return null;
        }
    }
}
