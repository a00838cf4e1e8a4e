package org.liandan.manifest;

import java.time.Duration;
import java.time.Instant;
import org.liandan.manifest.Whereabouts.LastReport;

/**
 * How far a truck under way is from its destination, for people who wait for it. An estimate from one report, shown as "about" and used
 * for no rule: rules look at the stored track ({@link Movements}).
 */
public sealed interface Arrival {

    /** A report that is older says where the truck was, not when it comes. */
    Duration FRESH = Duration.ofMinutes(10);

    /** As far from the fence as positions scatter, a truck counts as inside it; metres. */
    int FENCE_MARGIN_M = 30;

    /** Roads are longer than the straight line; in a town of square blocks by about this much. */
    double DETOUR = 1.3;

    /** What a laden truck drives on average across the town, lights and all; km/h. */
    double USUAL_KPH = 30;

    /** Since the report, never negative: terminals' clocks may be a little fast. */
    Duration age();

    /** In the destination's fence when last heard of. */
    record Inside(Duration age) implements Arrival {}

    /**
     * On its way.
     *
     * @param roadM about so many metres are left
     * @param minutes about so many from now, 1 or more
     */
    record Coming(long roadM, long minutes, Duration age) implements Arrival {}

    /**
     * Not heard of lately: nobody can say when it comes.
     *
     * @param roadM about so many metres were left then
     */
    record Silent(long roadM, Duration age) implements Arrival {}

    /**
     * What a report says about the arrival.
     *
     * @param distanceM from the reported place to the destination's fence along a straight line, metres; 0 inside
     */
    static Arrival of(LastReport report, double distanceM, Instant now) {
        Duration told = Duration.between(report.at(), now);
        Duration age = told.isNegative() ? Duration.ZERO : told;
        long roadM = Math.round(distanceM * DETOUR);
        if (age.compareTo(FRESH) > 0) {
            return new Silent(roadM, age);
        }
        return distanceM <= FENCE_MARGIN_M ? new Inside(age) : new Coming(roadM, minutes(roadM, report, age), age);
    }

    /** Half its present speed, half the usual one: a truck that waits at a light has not stopped coming. */
    private static long minutes(long roadM, LastReport report, Duration age) {
        double kph = (report.speedKph() + USUAL_KPH) / 2;
        double fromTheReport = roadM / (kph / 3.6) / 60;
        return Math.max(1, Math.round(fromTheReport - age.toSeconds() / 60.0));
    }
}
