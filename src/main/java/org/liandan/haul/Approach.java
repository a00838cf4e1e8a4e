package org.liandan.haul;

import java.util.ArrayList;
import java.util.List;
import org.liandan.track.Position;

/**
 * The newest good reports of a truck, so far back that where it came from is known when a turn has been judged. Kept only
 * while stops before turns are judged.
 *
 * @param reports in order of time; of a standstill the first and the latest
 */
record Approach(List<Position> reports) {

    /** A turn is judged some 100 m after it has begun; before that lie the metres within which a stop is asked for. */
    private static final double KEPT_M = 300;
    /** Walking pace over those metres, reported every second. */
    private static final int MOST_REPORTS = 256;

    Approach {
        reports = List.copyOf(reports);
    }

    static Approach from(Position first) {
        return new Approach(List.of(first));
    }

    /** With one more report, and without those that lie too far back. */
    Approach with(Position next, int standsBelowDeciKph) {
        int n = reports.size();
        boolean same = n >= 2
                && next.speedDeciKph() < standsBelowDeciKph
                && reports.get(n - 1).speedDeciKph() < standsBelowDeciKph
                && reports.get(n - 2).speedDeciKph() < standsBelowDeciKph;
        int end = same ? n - 1 : n;
        int from = firstKept(end);
        List<Position> kept = new ArrayList<>(end - from + 1);
        kept.addAll(reports.subList(from, end));
        kept.add(next);
        return new Approach(kept);
    }

    /** The report before the last so many metres, or the oldest. */
    private int firstKept(int end) {
        double pathM = 0;
        int i = end - 1;
        while (i > 0 && pathM < KEPT_M && end - i < MOST_REPORTS) {
            pathM += Fixes.distanceM(reports.get(i - 1), reports.get(i));
            i--;
        }
        return Math.max(0, i);
    }
}
