package org.liandan.manifest;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How a party's confirmation came in.
 *
 * @param means by which road
 * @param declaredAt when the person confirmed by the clock of his phone or terminal, where that was not at once ours; the
 *     system's own time stands beside it
 */
public record Channel(Means means, @Nullable Instant declaredAt) {

    /** what was filled in longer ago is not taken from a terminal any more. */
    public static final Duration LATE = Duration.ofHours(24);

    /** The clock of a phone or a terminal may be ahead of ours by this much. */
    public static final Duration CLOCK_AHEAD = Duration.ofMinutes(5);

    /** Confirmed on the manifest's own page, or by a program: now. */
    public static final Channel DIRECT = new Channel(Means.DIRECT, null);

    /** A phone's clock that is further off than this says nothing. */
    public static final Duration CLOCK_OFF = Duration.ofDays(30);

    /** What came in within this time of its confirmation, by either clock, came at once. */
    private static final Duration AT_ONCE = Duration.ofMinutes(1);

    /**
     * Confirmed on the manifest's own page, which may have waited for a network since.
     *
     * @param declaredAt when, by the phone's clock; null where the page says nothing of it
     * @param now when it has reached us
     */
    public static Channel ofPage(@Nullable Instant declaredAt, Instant now) {
        return declaredAt == null || Duration.between(declaredAt, now).abs().compareTo(AT_ONCE) <= 0
                ? DIRECT
                : new Channel(Means.DIRECT, declaredAt.truncatedTo(ChronoUnit.SECONDS));
    }

    /** Whether a phone's clock may be believed at all. */
    public static boolean isBelievable(Instant declaredAt, Instant now) {
        return !declaredAt.isBefore(now.minus(CLOCK_OFF)) && !declaredAt.isAfter(now.plus(CLOCK_OFF));
    }

    /** A road into the system. */
    public enum Means implements Labelled {
        DIRECT("网页或接口", "page or API"),
        TERMINAL("车载终端运单", "the truck's terminal"),
        LINK("扫码交接", "hand-over link");

        private final String chinese;
        private final String english;

        Means(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }

        @Override
        public String chinese() {
            return chinese;
        }

        @Override
        public String english() {
            return english;
        }
    }

    /** What the history keeps of it beside the part's own fields; nothing for a direct confirmation. */
    Entries onto(Entries part) {
        if (means == Means.DIRECT && declaredAt == null) {
            return part;
        }
        Entries.Builder all = Entries.with("means", means.name()).with("declaredAt", declaredAt);
        part.texts().forEach(all::with);
        return all.done();
    }
}
