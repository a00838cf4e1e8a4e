package org.liandan.haul.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Violations;

/**
 * Days of the district that a figure is asked for.
 *
 * @param first first day
 * @param last last day, included; not before the first, {@value #MOST_DAYS} days at most
 */
record DaySpan(LocalDate first, LocalDate last) {

    static final int MOST_DAYS = 400;

    /**
     * The span from two parameters.
     *
     * @throws org.liandan.http.Problem when one is missing or no date, or the span is none; names the field
     */
    static DaySpan of(@Nullable String from, @Nullable String to) {
        Violations wrong = new Violations();
        LocalDate first = day("from", from, wrong);
        LocalDate last = day("to", to, wrong);
        wrong.require(
                first == null || last == null || isSpan(first, last),
                "to",
                "截止日期不得早于起始日期，且最多 400 天 to must not be before from, 400 days at most");
        wrong.throwIfAny();
        if (first == null || last == null) {
            throw new IllegalStateException("a missing day was not refused");
        }
        return new DaySpan(first, last);
    }

    private static boolean isSpan(LocalDate first, LocalDate last) {
        return !last.isBefore(first) && last.isBefore(first.plusDays(MOST_DAYS));
    }

    private static @Nullable LocalDate day(String field, @Nullable String text, Violations wrong) {
        if (text == null || text.isBlank()) {
            wrong.add(field, "必填，yyyy-MM-dd is required, yyyy-MM-dd");
            return null;
        }
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            wrong.add(field, "须为日期，例如 2026-03-01 must be a date, for instance 2026-03-01");
            return null;
        }
    }
}
