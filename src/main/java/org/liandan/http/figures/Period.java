package org.liandan.http.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Days;
import org.liandan.http.Violations;

/**
 * Days of the district that figures are about.
 *
 * @param first first day
 * @param last last day, included; not before the first, {@value #MOST_DAYS} days at most
 */
public record Period(LocalDate first, LocalDate last) {

    /** A leap year: what can be summed up while somebody waits. */
    public static final int MOST_DAYS = 366;

    private static final int USUAL_DAYS = 30;

    /** @throws IllegalArgumentException if that is no span of days, or too long a one */
    public Period {
        if (last.isBefore(first) || ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            throw new IllegalArgumentException("not 1 to " + MOST_DAYS + " days: " + first + " to " + last);
        }
    }

    /** What a person's form asks for: the last 30 days where a day cannot be read, a span that is too long shortened at its beginning. */
    public static Period readable(@Nullable String from, @Nullable String to, LocalDate today) {
        String given = Days.readable(to);
        LocalDate last = given.isEmpty() ? today : LocalDate.parse(given);
        String begun = Days.readable(from);
        LocalDate first = begun.isEmpty() ? last.minusDays(USUAL_DAYS - 1L) : LocalDate.parse(begun);
        LocalDate earliest = last.minusDays(MOST_DAYS - 1L);
        return new Period(first.isAfter(last) ? last : first.isBefore(earliest) ? earliest : first, last);
    }

    /**
     * What a program asks for; the last 30 days where it names none.
     *
     * @throws org.liandan.http.Problem when a day cannot be read or the span is none; names the field
     */
    public static Period strict(@Nullable String from, @Nullable String to, LocalDate today) {
        Violations wrong = new Violations();
        wrong.require(
                isEmpty(from) || !Days.readable(from).isEmpty(),
                "from",
                "须为日期，例如 2026-03-01 must be a date, for instance 2026-03-01");
        wrong.require(
                isEmpty(to) || !Days.readable(to).isEmpty(),
                "to",
                "须为日期，例如 2026-03-01 must be a date, for instance 2026-03-01");
        wrong.throwIfAny();
        LocalDate last = isEmpty(to) ? today : LocalDate.parse(Days.readable(to));
        LocalDate first = isEmpty(from) ? last.minusDays(USUAL_DAYS - 1L) : LocalDate.parse(Days.readable(from));
        wrong.require(
                !last.isBefore(first) && ChronoUnit.DAYS.between(first, last) < MOST_DAYS,
                "to",
                "截止日期不得早于起始日期，且最多 366 天 to must not be before from, 366 days at most");
        wrong.throwIfAny();
        return new Period(first, last);
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** As many days right before it, to compare with. */
    public Period before() {
        return new Period(first.minusDays(days()), first.minusDays(1));
    }

    /** How many days there are, 1 to {@value #MOST_DAYS}. */
    public int days() {
        return Math.toIntExact(ChronoUnit.DAYS.between(first, last)) + 1;
    }

    /** Its days, in order. */
    public List<LocalDate> each() {
        return first.datesUntil(last.plusDays(1)).toList();
    }

    /** Its first instant. */
    public Instant from() {
        return Days.start(first);
    }

    /** The first instant behind it. */
    public Instant until() {
        return Days.start(last.plusDays(1));
    }

    /** As a query: {@code from=2026-03-01&to=2026-03-31}. */
    public String query() {
        return "from=" + first + "&to=" + last;
    }
}
