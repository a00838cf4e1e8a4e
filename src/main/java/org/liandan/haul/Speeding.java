package org.liandan.haul;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.track.Position;

/**
 * An episode of speeding in the making, as part of the state.
 *
 * @param before the lawful report before the first one, or null
 * @param confirmed whether it has lasted as long as the rule asks, and has been told
 * @param first first report above the limit
 * @param latest latest report above the limit
 * @param max fastest report
 * @param limit lowest limit so far
 * @param distanceM metres from report to report
 * @param overS seconds driven above the limit
 * @param overReports reports above the limit
 * @param head the first reports
 * @param tail the latest reports that are not among the first
 */
record Speeding(
        @Nullable Position before,
        boolean confirmed,
        Position first,
        Position latest,
        Position max,
        SpeedLimit limit,
        double distanceM,
        double overS,
        int overReports,
        List<Position> head,
        List<Position> tail) {

    private static final int KEPT_AT_EITHER_END = (SpeedingEpisode.MAX_REPORTS - 1) / 2;

    static Speeding startingWith(@Nullable Position before, Position position, SpeedLimit limit) {
        return new Speeding(before, false, position, position, position, limit, 0, 0, 1, List.of(position), List.of());
    }

    /** The episode with one more report above the limit. */
    Speeding with(Position position, SpeedLimit here) {
        boolean headOpen = head.size() < KEPT_AT_EITHER_END;
        return new Speeding(
                before,
                confirmed,
                first,
                position,
                position.speedDeciKph() > max.speedDeciKph() ? position : max,
                here.deciKph() < limit.deciKph() ? here : limit,
                distanceM + Fixes.distanceM(latest, position),
                overS + Fixes.secondsBetween(latest, position),
                overReports + 1,
                headOpen ? appended(head, position, KEPT_AT_EITHER_END) : head,
                headOpen ? tail : appended(tail, position, KEPT_AT_EITHER_END));
    }

    Speeding asConfirmed() {
        return new Speeding(before, true, first, latest, max, limit, distanceM, overS, overReports, head, tail);
    }

    boolean isConfirmedBy(HaulSettings settings) {
        return overReports >= settings.confirmReports()
                || Fixes.secondsBetween(first, latest)
                        >= settings.confirmAfter().toSeconds();
    }

    /**
     * Whether the lawful reports around an episode too short to confirm itself bear it out: close enough on both sides,
     * by even change of speed above the limit for as long as the rule asks, and the distances driven agree with the
     * speeds, which a receiver measures independently of one another.
     */
    boolean isBorneOutBy(Position after, HaulSettings settings) {
        if (before == null) {
            return false;
        }
        double asked = settings.confirmAfter().toSeconds();
        double secondsBefore = Fixes.secondsBetween(before, first);
        double secondsAfter = Fixes.secondsBetween(latest, after);
        return secondsBefore <= asked
                && secondsAfter <= asked
                && secondsBefore * shareAbove(before, first)
                                + Fixes.secondsBetween(first, latest)
                                + secondsAfter * shareAbove(after, latest)
                        >= asked
                && agree(before, first, secondsBefore)
                && agree(latest, after, secondsAfter);
    }

    /** Part of the time between a lawful report and one above the limit that was driven above it. */
    private double shareAbove(Position lawful, Position over) {
        return (double) (over.speedDeciKph() - limit.deciKph()) / (over.speedDeciKph() - lawful.speedDeciKph());
    }

    private static boolean agree(Position from, Position to, double seconds) {
        double bySpeedM = (Fixes.speedMps(from) + Fixes.speedMps(to)) / 2 * seconds;
        return Math.abs(Fixes.distanceM(from, to) - bySpeedM) <= 2 + 0.03 * bySpeedM;
    }

    /** The episode with the lawful reports that bear it out among its evidence. */
    Speeding borneOutBy(Position after) {
        List<Position> reports = new ArrayList<>();
        if (before != null) {
            reports.add(before);
        }
        reports.addAll(head);
        reports.add(after);
        return new Speeding(
                before, true, first, latest, max, limit, distanceM, overS, overReports, List.copyOf(reports), tail);
    }

    SpeedingEpisode episode() {
        List<Position> reports = new ArrayList<>(head);
        // the fastest one may have been pushed out of the middle
        if (!head.contains(max) && !tail.contains(max)) {
            reports.add(max);
        }
        reports.addAll(tail);
        return new SpeedingEpisode(
                first.vehicleId(),
                first.terminalId(),
                first.at(),
                latest.at(),
                limit,
                max,
                distanceM,
                Duration.ofMillis(Math.round(overS * 1000)),
                overReports,
                Confidence.SINGLE_SOURCE,
                false,
                reports);
    }

    private static List<Position> appended(List<Position> reports, Position position, int bound) {
        List<Position> longer = new ArrayList<>(reports.subList(reports.size() < bound ? 0 : 1, reports.size()));
        longer.add(position);
        return List.copyOf(longer);
    }
}
