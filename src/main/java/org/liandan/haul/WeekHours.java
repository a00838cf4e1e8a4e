package org.liandan.haul;

import java.time.DayOfWeek;
import java.util.List;
import org.liandan.place.TimeWindow;

/**
 * Time windows as stretches of a week in the district's time, so that asking costs no object. The district's zone is
 * Asia/Shanghai, which has kept UTC+8 without daylight saving since 1991.
 */
final class WeekHours {

    private static final int DAY_S = 86_400;
    private static final int WEEK_S = 7 * DAY_S;
    /** The zone's offset as a number, for asking by {@code java.time} costs objects; a property holds it against the zone. */
    private static final int SHANGHAI_S = 8 * 3_600;

    /** 1970-01-01 was a Thursday. */
    private static final int FIRST_DAY_S = (DayOfWeek.THURSDAY.getValue() - 1) * DAY_S;

    private final int[] starts;
    private final int[] ends;

    /** @param windows none means at any time */
    WeekHours(List<TimeWindow> windows) {
        int n = windows.stream().mapToInt(window -> window.days().size()).sum();
        starts = new int[n];
        ends = new int[n];
        int i = 0;
        for (TimeWindow window : windows) {
            for (DayOfWeek day : window.days()) {
                int midnight = (day.getValue() - 1) * DAY_S;
                starts[i] = midnight + window.starts().toSecondOfDay();
                ends[i] = midnight
                        + window.ends().toSecondOfDay()
                        + (window.starts().isBefore(window.ends()) ? 0 : DAY_S);
                i++;
            }
        }
    }

    boolean isAlways() {
        return starts.length == 0;
    }

    /** Whether a moment lies in one of the windows. */
    boolean contains(long epochSecond) {
        if (isAlways()) {
            return true;
        }
        int second = (int) Math.floorMod(epochSecond + SHANGHAI_S + FIRST_DAY_S, (long) WEEK_S);
        for (int i = 0; i < starts.length; i++) {
            // a window of Sunday night reaches into the next week
            if ((second >= starts[i] && second < ends[i]) || second + WEEK_S < ends[i]) {
                return true;
            }
        }
        return false;
    }

    /** Whether a moment lies in a window, or so many seconds before or after one. */
    boolean containsAbout(long epochSecond, long graceS) {
        return contains(epochSecond) || contains(epochSecond - graceS) || contains(epochSecond + graceS);
    }
}
