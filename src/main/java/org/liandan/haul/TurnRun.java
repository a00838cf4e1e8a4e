package org.liandan.haul;

import java.util.ArrayList;
import java.util.List;
import org.liandan.track.Position;

/**
 * A run of reports between which the course goes on changing clockwise, as part of the state. Course changes are added
 * up from report to report, since a turn that is reported well (corner reports) shows only 20° between any two of them.
 *
 * @param bends the reports in order, the one before the turn first
 * @param lastTurning index of the report at which the course last changed clockwise
 */
record TurnRun(List<Bend> bends, int lastTurning) {

    /**
     * One report of a run.
     *
     * @param position the report
     * @param turnedDeg course change since the first report of the run, clockwise
     * @param pathM metres since the first report
     * @param moving false below walking pace, where the course is not the truck's
     */
    record Bend(Position position, double turnedDeg, double pathM, boolean moving) {}

    TurnRun {
        bends = List.copyOf(bends);
    }

    Bend entry() {
        return bends.getFirst();
    }

    /** The report at which the turn was done. */
    Bend exit() {
        return bends.get(lastTurning);
    }

    Bend latest() {
        return bends.getLast();
    }

    /** Change of course over the turn. */
    double turnedDeg() {
        return exit().turnedDeg();
    }

    /** Change of course up to now, counter-turns after the turn included. */
    double netDeg() {
        return latest().turnedDeg();
    }

    /** Metres driven since the turn was done. */
    double pathSinceM() {
        return latest().pathM() - exit().pathM();
    }

    /** Moving reports since the turn was done. */
    int movingReportsSince() {
        int moving = 0;
        for (int i = lastTurning + 1; i < bends.size(); i++) {
            moving += bends.get(i).moving() ? 1 : 0;
        }
        return moving;
    }

    boolean isFull() {
        return bends.size() >= RightTurn.MAX_REPORTS;
    }

    TurnRun with(Bend bend, boolean turning) {
        List<Bend> longer = new ArrayList<>(bends.size() + 1);
        longer.addAll(bends);
        longer.add(bend);
        return new TurnRun(longer, turning ? longer.size() - 1 : lastTurning);
    }

    /** The run with a report of a standstill; of a long one the first and the latest report say all there is to say. */
    TurnRun withStanding(Bend bend) {
        int n = bends.size();
        if (n < 2 || bends.get(n - 1).moving() || bends.get(n - 2).moving()) {
            return with(bend, false);
        }
        List<Bend> same = new ArrayList<>(bends);
        same.set(n - 1, bend);
        return new TurnRun(same, lastTurning);
    }

    /** The turn's reports, with those directly before and after it. */
    List<Position> reports() {
        List<Position> reports = new ArrayList<>();
        for (int i = 0; i <= lastTurning; i++) {
            reports.add(bends.get(i).position());
        }
        return reports;
    }

    /** Shortest path on which so many degrees come together, by linear interpolation between reports. */
    double shortestPathForM(double degrees) {
        double shortest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < lastTurning; i++) {
            for (int j = i + 1; j <= lastTurning; j++) {
                double turned = bends.get(j).turnedDeg() - bends.get(i).turnedDeg();
                if (turned < degrees) {
                    continue;
                }
                double step = bends.get(j).turnedDeg() - bends.get(j - 1).turnedDeg();
                double stepM = bends.get(j).pathM() - bends.get(j - 1).pathM();
                double surplus = step > 0 ? Math.min(1, (turned - degrees) / step) : 0;
                shortest =
                        Math.min(shortest, bends.get(j).pathM() - bends.get(i).pathM() - surplus * stepM);
                break;
            }
        }
        return shortest;
    }

    /** The longest stretch between two reports of the turn. */
    double longestStretchM() {
        double longest = 0;
        for (int i = 1; i <= lastTurning; i++) {
            longest = Math.max(longest, bends.get(i).pathM() - bends.get(i - 1).pathM());
        }
        return longest;
    }
}
