package org.liandan.manifest;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.liandan.party.Sentence;

/**
 * Which days are working days 工作日: Monday to Friday, but not a public holiday, and a weekend day that is worked for one 调休.
 *
 * @param exceptions days that are not what their day of the week says, and whether they are worked
 * @param years of which the holidays are known; in any other year it is Monday to Friday, and whoever shows a limit says so
 */
public record WorkingCalendar(Map<LocalDate, Boolean> exceptions, Set<Integer> years) {

    /** No year's holidays are known. */
    public static final WorkingCalendar NOT_LOADED = new WorkingCalendar(Map.of(), Set.of());

    /** A year's holidays and worked weekends are fewer. */
    private static final int MOST_DAYS = 60;

    public WorkingCalendar {
        exceptions = Map.copyOf(exceptions);
        years = Set.copyOf(years);
    }

    public boolean isWorkingDay(LocalDate day) {
        return exceptions.getOrDefault(day, !isWeekend(day));
    }

    /** Whether the holidays of every year that the two days and those between them lie in are known. */
    public boolean knows(LocalDate from, LocalDate to) {
        for (int year = from.getYear(); year <= to.getYear(); year++) {
            if (!years.contains(year)) {
                return false;
            }
        }
        return true;
    }

    /**
     * What is wrong with a year's table; empty when it holds together.
     *
     * @param days and whether each is worked
     */
    public static Optional<Sentence> fault(int year, Map<LocalDate, Boolean> days) {
        if (days.isEmpty() || days.size() > MOST_DAYS) {
            return Optional.of(
                    new Sentence("应有 1 至 " + MOST_DAYS + " 天", "it should have 1 to " + MOST_DAYS + " days"));
        }
        for (Map.Entry<LocalDate, Boolean> entry : new TreeMap<>(days).entrySet()) {
            LocalDate day = entry.getKey();
            if (day.getYear() != year) {
                return Optional.of(new Sentence(day + " 不在该年", day + " is not of that year"));
            }
            if (entry.getValue() && !isWeekend(day)) {
                return Optional.of(new Sentence(day + " 不是周末，无须调休上班", day + " is no weekend and is worked anyway"));
            }
        }
        return Optional.empty();
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
