package org.liandan.haul;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.geo.LocalPlane;
import org.liandan.geo.LonLat;
import org.liandan.track.Position;

/**
 * Rule H09: whether a truck stopped before a right turn (R-508: slower than 1 km/h for a second or more within 30 m before
 * it). Everything unknown counts in the truck's favour: where exactly the turn began, how far a receiver is off, and that
 * between any two reports it may have braked and set off again as hard as any truck can. A red light is a stop, too.
 */
final class StopJudge {

    /** A standing receiver shows up to 0.3 m/s (R-507: below 5 km/h its noise counts). */
    private static final double SPEED_ERROR_MPS = 0.3;

    private final RightTurn turn;
    private final List<Position> reports;
    private final HaulSettings settings;
    /** Metres before the turn's middle in which a stop counts. */
    private final double windowM;
    /** Index of the first report after the turn's middle, or one past the last. */
    private final int past;
    /** Least metres from each report before the turn's middle to it. */
    private final double[] toApexM;

    private StopJudge(RightTurn turn, Approach approach, HaulSettings settings) {
        this.turn = turn;
        this.reports = approach.reports();
        this.settings = settings;
        windowM = settings.stopBeforeTurn().withinM() + settings.turnPathM() / 2 + settings.placeToleranceM();
        int i = 0;
        while (i < reports.size() && !reports.get(i).at().isAfter(turn.apexAt())) {
            i++;
        }
        past = i;
        toApexM = new double[past];
        for (int j = past - 1; j >= 0; j--) {
            toApexM[j] = j == past - 1
                    ? distanceM(reports.get(j), turn.apex())
                    : toApexM[j + 1] + Fixes.distanceM(reports.get(j), reports.get(j + 1));
        }
    }

    /**
     * Judges the stop before a turn.
     *
     * @param approach the truck's newest reports, those of the turn among them
     */
    static TurnStop judge(RightTurn turn, Approach approach, HaulSettings settings) {
        return new StopJudge(turn, approach, settings).judge();
    }

    private TurnStop judge() {
        int first = firstConcerned();
        int before = 0;
        for (int i = first; i < reports.size() && !isAfterTheTurn(i); i++) {
            boolean within = i >= past || toApexM[i] <= windowM;
            if (within
                    && reports.get(i).speedDeciKph() < settings.stopBeforeTurn().belowDeciKph()) {
                return found(Verdict.COMPLIANT, null, settings.stopBeforeTurn().standingS(), before, first);
            }
            before += within && i < past ? 1 : 0;
        }
        if (turn.reason() == UndeterminableReason.GEOMETRY) {
            return found(Verdict.UNDETERMINABLE, UndeterminableReason.GEOMETRY, 0, before, first);
        }
        if (past == 0 || past == reports.size() || toApexM[first] <= windowM) {
            return found(Verdict.UNDETERMINABLE, UndeterminableReason.SAMPLING, 0, before, first);
        }
        double longestS = 0;
        for (int i = first; i < past; i++) {
            longestS = Math.max(longestS, longestStandingS(i));
        }
        if (longestS >= settings.stopBeforeTurn().standingS()) {
            return found(Verdict.UNDETERMINABLE, UndeterminableReason.SAMPLING, longestS, before, first);
        }
        return found(before > 0 ? Verdict.OBSERVED : Verdict.PROVEN, null, longestS, before, first);
    }

    /** The last report that was made before the window, or the oldest there is. */
    private int firstConcerned() {
        int i = Math.max(0, past - 1);
        while (i > 0 && toApexM[i] <= windowM) {
            i--;
        }
        return i;
    }

    private boolean isAfterTheTurn(int i) {
        return i >= past && reports.get(i).at().isAfter(turn.endedAt());
    }

    /** Longest time for which the truck can have stood between a report and the next one, before the turn's middle. */
    private double longestStandingS(int i) {
        Position from = reports.get(i);
        Position to = reports.get(i + 1);
        double pathM = Fixes.distanceM(from, to);
        double earliestM = Math.max(0, toApexM[i] - windowM);
        double latestM = Math.min(pathM, toApexM[i]);
        double driving = Kinematics.leastSecondsWithStop(
                slowedMps(from), slowedMps(to), pathM, Math.min(earliestM, latestM), latestM, settings);
        return Math.max(0, Fixes.secondsBetween(from, to) + settings.timeToleranceS() - driving);
    }

    private static double slowedMps(Position report) {
        return Math.max(0, Fixes.speedMps(report) - SPEED_ERROR_MPS);
    }

    private static double distanceM(Position report, LonLat point) {
        return LocalPlane.distanceM(report.lonE6() / 1e6, report.latE6() / 1e6, point.lonDeg(), point.latDeg());
    }

    private TurnStop found(
            Verdict verdict, @Nullable UndeterminableReason reason, double longestS, int before, int first) {
        int end = Math.min(reports.size(), past + 1);
        int start = Math.max(first, end - RightTurn.MAX_REPORTS);
        return new TurnStop(
                turn,
                verdict,
                reason,
                settings.stopBeforeTurn().standing(),
                longestS,
                before,
                reports.subList(Math.min(start, end), end));
    }
}
