package org.liandan.haul;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * When something that lasts counts.
 *
 * @param after it is confirmed when the reports that show it span this time …
 * @param distanceM … and so many metres driven; 0 where driving has nothing to do with it
 * @param reports … and are at least so many
 * @param lapse a confirmed one is over when reports have said otherwise for so long
 * @param gap reports farther apart than this are never joined: nobody knows what lies between them
 */
public record SpellSettings(Duration after, int distanceM, int reports, Duration lapse, Duration gap) {

    private static final double WALKING_PACE_MPS = Fixes.WALKING_PACE_DECI_KPH / 36.0;

    /** @throws IllegalArgumentException if a value is negative, or one report alone would do */
    public SpellSettings {
        if (after.isNegative() || distanceM < 0 || lapse.isNegative() || !gap.isPositive()) {
            throw new IllegalArgumentException("after, distanceM and lapse must not be negative, gap must be positive");
        }
        if (reports < 2) {
            throw new IllegalArgumentException("reports must be 2 or more: one report alone never makes a finding");
        }
    }

    /**
     * How far back from the newest report one may have begun that has not been confirmed yet. One that lasts longer than is
     * asked for has too few reports, and those as far apart as they may be, or has come too short a way, at walking pace. And
     * since its latest report there has been silence at the most.
     */
    Duration reach() {
        Duration few = gap.multipliedBy(reports - 2L);
        Duration slow = Duration.ofMillis(Math.round(distanceM / WALKING_PACE_MPS * 1000));
        return Collections.max(List.of(after, few, slow)).plus(gap);
    }
}
