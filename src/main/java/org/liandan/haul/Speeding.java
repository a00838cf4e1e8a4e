package org.liandan.haul;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.liandan.track.Position;
import org.liandan.track.Quality;

/**
 * An episode of speeding in the making, as part of the state.
 *
 * @param before the lawful report before the first one, or null
 * @param confirmed whether it has lasted as long as the rule asks, and has been told
 * @param first first report above the limit
 * @param latest latest report above the limit
 * @param max fastest report
 * @param limit lowest limit so far
 * @param distanceM metres between successive reports above the limit
 * @param overS seconds between them
 * @param overReports reports above the limit
 * @param recorderFor how many of them the recorder bears out
 * @param recorderAgainst how many of them the recorder contradicts
 * @param alarm whether the terminal raised its own alarm
 * @param witnesses the reports that are kept
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
        int recorderFor,
        int recorderAgainst,
        boolean alarm,
        Witnesses witnesses) {

    /** 超速报警, bit 1 of the alarm bits of 0x0200. */
    private static final int OVERSPEED_ALARM = 1 << 1;
    /** From this time on the way between two reports tells whether the speed was held. */
    private static final double WAY_TELLS_FROM_S = 5;
    /** By how much the way between two reports may be off: places, and the straight line for a gentle bend. */
    private static final double WAY_ERROR_M = 12;

    private static final double WAY_ERROR_SHARE = 0.03;
    /** A bend that is driven at such speeds is hardly longer than its chords, and places seconds apart err alike. */
    private static final double CONFIRMED_SHARE = 0.85;

    private static final double CONFIRMED_ERROR_M = 4;
    /** A truck between two reports comes at least this share of what their mean speed says; wild speeds say far more. */
    private static final double LEAST_SHARE_OF_MEAN = 0.8;
    /** Half the difference of two speeds from which on the way tells how the truck came from one to the other, m/s. */
    private static final double TELLING_MPS = 0.7;

    static Speeding startingWith(@Nullable Position before, Position position, SpeedLimit limit) {
        return new Speeding(
                before,
                false,
                position,
                position,
                position,
                limit,
                0,
                0,
                1,
                bearsOut(position, limit) ? 1 : 0,
                contradicts(position, limit) ? 1 : 0,
                raisesAlarm(position),
                Witnesses.of(position));
    }

    /** The episode with one more report above the limit. */
    Speeding with(Position position, SpeedLimit here) {
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
                recorderFor + (bearsOut(position, here) ? 1 : 0),
                recorderAgainst + (contradicts(position, here) ? 1 : 0),
                alarm || raisesAlarm(position),
                witnesses.with(position));
    }

    private static boolean bearsOut(Position position, SpeedLimit limit) {
        return position.recorderSpeedDeciKph() > limit.deciKph()
                && (position.quality() & Quality.RECORDER_DIFFERS) == 0;
    }

    private static boolean contradicts(Position position, SpeedLimit limit) {
        return position.recorderSpeedDeciKph() >= 0
                && position.recorderSpeedDeciKph() <= limit.deciKph()
                && (position.quality() & Quality.RECORDER_DIFFERS) != 0;
    }

    private static boolean raisesAlarm(Position position) {
        return (position.alarmFlags() & OVERSPEED_ALARM) != 0;
    }

    Speeding asConfirmed() {
        return confirmedWith(before, witnesses);
    }

    private Speeding confirmedWith(@Nullable Position lawful, Witnesses reports) {
        return new Speeding(
                lawful,
                true,
                first,
                latest,
                max,
                limit,
                distanceM,
                overS,
                overReports,
                recorderFor,
                recorderAgainst,
                alarm,
                reports);
    }

    boolean isConfirmedBy(HaulSettings settings) {
        double seconds = Fixes.secondsBetween(first, latest);
        return (overReports >= settings.confirmReports()
                        || seconds >= settings.confirmAfter().toSeconds())
                && isOfItsWay(seconds);
    }

    /** Whether the truck has come about as far as the speeds say: several wild speeds in a row are no drive. */
    private boolean isOfItsWay(double seconds) {
        double meanM = (Fixes.speedMps(first) + Fixes.speedMps(latest)) / 2 * seconds;
        return distanceM >= CONFIRMED_SHARE * meanM - CONFIRMED_ERROR_M;
    }

    /**
     * Whether the truck came as far from the latest report to another one above the limit as one comes that holds the
     * limit. Where the reports are far apart and it did not, one of the two speeds is a glitch, or it was not held.
     */
    boolean isHeldUntil(Position position) {
        double seconds = Fixes.secondsBetween(latest, position);
        double leastM = limit.deciKph() / 36.0 * seconds;
        if (seconds < WAY_TELLS_FROM_S) {
            return true;
        }
        double wayM = Fixes.distanceM(latest, position);
        double meanM = (Fixes.speedMps(latest) + Fixes.speedMps(position)) / 2 * seconds;
        return wayM >= leastM * (1 - WAY_ERROR_SHARE) - WAY_ERROR_M && wayM >= LEAST_SHARE_OF_MEAN * meanM;
    }

    /**
     * Whether the lawful reports around an episode too short to confirm itself bear it out: close enough on both sides, and
     * by the ways between them the truck was above the limit for as long as the rule asks.
     */
    boolean isBorneOutBy(Position after, HaulSettings settings) {
        double asked = settings.confirmAfter().toSeconds();
        return before != null
                && Fixes.secondsBetween(before, first) <= asked
                && Fixes.secondsBetween(latest, after) <= asked
                && secondsAbove(before, first) + Fixes.secondsBetween(first, latest) + secondsAbove(after, latest)
                        >= asked;
    }

    /**
     * Seconds above the limit between a lawful report and one above it. A truck whose speed changes evenly comes as far as
     * the mean of both speeds takes it; one that comes farther held the higher speed for a while, one that does not come
     * that far the lower one.
     */
    private double secondsAbove(Position lawful, Position over) {
        double seconds = Math.abs(Fixes.secondsBetween(lawful, over));
        double low = Fixes.speedMps(lawful);
        double high = Fixes.speedMps(over);
        double limitMps = limit.deciKph() / 36.0;
        double half = (high - low) / 2;
        double excessM = Fixes.distanceM(lawful, over) - (low + high) / 2 * seconds;
        double heldS = half < TELLING_MPS ? 0 : Math.clamp(excessM / half, -seconds, seconds);
        // two speeds so close that the way cannot tell them apart: it must still be the way of that speed
        if (half < TELLING_MPS && Math.abs(excessM) > WAY_ERROR_M) {
            return 0;
        }
        double share = Math.max(0, high - limitMps) / (high - low);
        return Math.max(0, heldS) + share * (seconds - Math.abs(heldS));
    }

    /** The episode with the lawful reports that bear it out among its evidence. */
    Speeding borneOutBy(Position after) {
        return confirmedWith(before, witnesses.between(before, after));
    }

    SpeedingEpisode episode() {
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
                confidence(),
                alarm,
                witnesses.around(max));
    }

    private Confidence confidence() {
        if (recorderAgainst > 0 && recorderAgainst >= recorderFor) {
            return Confidence.CONTESTED;
        }
        if (recorderFor > 0) {
            return Confidence.CORROBORATED;
        }
        boolean wayTells = overS >= WAY_TELLS_FROM_S;
        return wayTells && distanceM >= limit.deciKph() / 36.0 * overS
                ? Confidence.CONSISTENT
                : Confidence.SINGLE_SOURCE;
    }
}
