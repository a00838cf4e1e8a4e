package org.liandan.track;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.geo.Fence;

/**
 * A vehicle's stay within an area, as far as its fixes tell.
 *
 * @param from the first fix inside; when there is none, the last one before the area was crossed
 * @param to the last fix inside; when there is none, the first one after it was crossed
 * @param fixes number of fixes inside; 0 when the way between two fixes leads through the area
 * @param entered whether it was seen outside just before
 * @param left whether it was seen outside just afterwards
 */
public record Stay(Instant from, Instant to, int fixes, boolean entered, boolean left) {

    /** Fixes within this time of one another are the ends of one piece of way. */
    public static final Duration ONE_WAY = Duration.ofMinutes(2);

    /** A truck that is silent inside for longer may have been elsewhere; a sleeping terminal reports every five minutes. */
    public static final Duration SILENCE = Duration.ofMinutes(15);

    /** The stays in order of time. */
    public static List<Stay> within(Fence area, Trace trace) {
        List<Stay> stays = new ArrayList<>();
        Stay open = null;
        boolean insideBefore = false;
        for (int i = 0; i < trace.size(); i++) {
            int time = trace.epochSecond(i);
            boolean inside = area.contains(trace.lonDeg(i), trace.latDeg(i));
            boolean oneWay = i > 0 && time - trace.epochSecond(i - 1) <= ONE_WAY.toSeconds();
            if (inside) {
                if (open != null && time - open.to().getEpochSecond() > SILENCE.toSeconds()) {
                    stays.add(open);
                    open = null;
                }
                open = open == null ? begin(time, oneWay && !insideBefore) : open.until(time);
            } else if (open != null) {
                stays.add(oneWay ? open.andLeft() : open);
                open = null;
            } else if (oneWay && crosses(area, trace, i)) {
                stays.add(new Stay(
                        Instant.ofEpochSecond(trace.epochSecond(i - 1)), Instant.ofEpochSecond(time), 0, true, true));
            }
            insideBefore = inside;
        }
        return close(stays, open);
    }

    private static List<Stay> close(List<Stay> stays, @Nullable Stay open) {
        if (open != null) {
            stays.add(open);
        }
        return List.copyOf(stays);
    }

    private static Stay begin(int epochSecond, boolean entered) {
        Instant time = Instant.ofEpochSecond(epochSecond);
        return new Stay(time, time, 1, entered, false);
    }

    private Stay until(int epochSecond) {
        return new Stay(from, Instant.ofEpochSecond(epochSecond), fixes + 1, entered, false);
    }

    private Stay andLeft() {
        return new Stay(from, to, fixes, entered, true);
    }

    private static boolean crosses(Fence area, Trace trace, int to) {
        return area.crosses(trace.lonDeg(to - 1), trace.latDeg(to - 1), trace.lonDeg(to), trace.latDeg(to));
    }
}
