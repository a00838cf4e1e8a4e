package org.liandan.manifest.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Page;
import org.liandan.manifest.Arrival;

/**
 * Where a truck under way is, as people read it.
 *
 * @param words when it comes, or that it is there
 * @param detail how far it is and how old that knowledge is; empty where nothing is known
 * @param inside whether it stands in the destination's fence
 * @param minutes until it comes; {@link #NOBODY_KNOWS} where that cannot be said
 */
public record ArrivalLine(String words, String detail, boolean inside, long minutes) {

    /** After all that can be said. */
    static final long NOBODY_KNOWS = Long.MAX_VALUE;

    static ArrivalLine of(@Nullable Arrival arrival, Page page) {
        return switch (arrival) {
            case null -> new ArrivalLine(page.text("arrive.unknown"), "", false, NOBODY_KNOWS);
            case Arrival.Inside(Duration age) ->
                new ArrivalLine(page.text("arrive.inside"), page.text("arrive.age", age(age, page)), true, 0);
            case Arrival.Coming(long roadM, long minutes, Duration age) ->
                new ArrivalLine(
                        page.text("arrive.minutes", minutes),
                        page.text("arrive.way", km(roadM), age(age, page)),
                        false,
                        minutes);
            case Arrival.Silent(long roadM, Duration age) ->
                new ArrivalLine(
                        page.text("arrive.silent", age(age, page)),
                        page.text("arrive.wayThen", km(roadM)),
                        false,
                        NOBODY_KNOWS);
        };
    }

    private static String km(long metres) {
        return BigDecimal.valueOf(metres, 3).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }

    private static String age(Duration age, Page page) {
        if (age.toMinutes() == 0) {
            return page.text("arrive.seconds", age.toSeconds());
        }
        return age.toHours() == 0
                ? page.text("arrive.minutesLong", age.toMinutes())
                : page.text("arrive.hours", age.toHours());
    }
}
