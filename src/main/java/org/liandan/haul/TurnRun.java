package org.liandan.haul;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liandan.geo.Bearings;
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

    /**
     * Change of course shortly after the turn, counter-turns included: a truck that swings back within so many metres has
     * gone round something, or changed lanes.
     */
    double netDeg(double withinM) {
        double net = turnedDeg();
        for (int i = lastTurning + 1; i < bends.size(); i++) {
            Bend bend = bends.get(i);
            if (!bend.moving() || bend.pathM() - exit().pathM() > withinM) {
                break;
            }
            net = bend.turnedDeg();
        }
        return net;
    }

    /**
     * The run with the little that was left of the turn after its last clear change of course: a terminal that reports
     * corners says nothing of a rest below its corner angle until its next report is due.
     *
     * @param restDeg greatest rest
     */
    TurnRun withRest(double restDeg) {
        for (int i = lastTurning + 1; i < bends.size(); i++) {
            if (bends.get(i).moving()) {
                double rest = bends.get(i).turnedDeg() - turnedDeg();
                return rest > 0 && rest <= restDeg ? new TurnRun(bends, i) : this;
            }
        }
        return this;
    }

    /**
     * The run with the change of course that only the places show. On its way from one place to the next a truck has at some
     * moment the direction of the straight line between them: where that lies to the left of the course with which it came, it
     * first swung out, and where it lies to the right of the course with which it left, it turned farther.
     *
     * @param farApartM nearer than that, the direction of the line is mostly the error of the places
     * @param mostDeg a greater difference is another turn
     */
    TurnRun withWays(double farApartM, double mostDeg) {
        Bend first = bends.get(1);
        double swung = 0;
        if (first.moving() && path(0, 1) > farApartM) {
            double way = Fixes.bearingDeg(entry().position(), first.position());
            swung = -Bearings.turn(entry().position().headingDeg(), way);
        }
        double farther = 0;
        Bend next = lastTurning + 1 < bends.size() ? bends.get(lastTurning + 1) : null;
        if (next != null && exit().moving() && next.pathM() - exit().pathM() > farApartM) {
            farther = Bearings.turn(
                    (double) exit().position().headingDeg(), Fixes.bearingDeg(exit().position(), next.position()));
        }
        double head = swung > 0 && swung <= mostDeg ? swung : 0;
        double tail = farther > 0 && farther <= mostDeg ? farther : 0;
        if (head + tail == 0) {
            return this;
        }
        List<Bend> wider = new ArrayList<>();
        wider.add(entry());
        for (int i = 1; i < bends.size(); i++) {
            Bend bend = bends.get(i);
            double more = head + (i > lastTurning ? tail : 0);
            wider.add(new Bend(bend.position(), bend.turnedDeg() + more, bend.pathM(), bend.moving()));
        }
        return new TurnRun(wider, tail > 0 ? lastTurning + 1 : lastTurning);
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

    /** Whether the course had all but stopped changing at the latest report; known only where reports are close. */
    boolean isFadingOut(double farApartM) {
        if (lastTurning == 0) {
            return false;
        }
        Bend before = bends.get(lastTurning - 1);
        double stepM = exit().pathM() - before.pathM();
        return stepM <= farApartM && exit().turnedDeg() - before.turnedDeg() < stepM;
    }

    /**
     * The run as two, parted where between them the course changed least per metre over a stretch of some length; null
     * where the two parts would not each be a turn.
     */
    @Nullable List<TurnRun> parted(double turnFromDeg, double stretchM) {
        int at = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < lastTurning; i++) {
            double pathM = bends.get(i + 1).pathM() - bends.get(i - 1).pathM();
            double rate = (bends.get(i + 1).turnedDeg() - bends.get(i - 1).turnedDeg()) / pathM;
            double left = bends.get(i).turnedDeg();
            if (bends.get(i).moving()
                    && left >= turnFromDeg
                    && turnedDeg() - left >= turnFromDeg
                    && pathM > stretchM
                    && rate < least) {
                at = i;
                least = rate;
            }
        }
        return at == 0 ? null : List.of(new TurnRun(bends.subList(0, at + 1), at), from(at));
    }

    /**
     * The run as two, parted before a stretch that cannot have been curved all along: close reports on either side of it show
     * how fast the course changed per metre, and at that rate its own change would have taken so much less path; null where
     * there is none, or where the two parts would not each be a turn.
     *
     * @param closeM reports so near one another show the rate
     * @param straightM least straight stretch between two turns
     */
    @Nullable List<TurnRun> partedByAStraight(double turnFromDeg, double closeM, double straightM) {
        for (int i = 1; i + 1 < lastTurning; i++) {
            double left = bends.get(i).turnedDeg();
            boolean bothTurns = left >= turnFromDeg && turnedDeg() - left >= turnFromDeg;
            if (!bothTurns || path(i - 1, i) > closeM || path(i + 1, i + 2) > closeM) {
                continue;
            }
            double rate = Math.min(turned(i - 1, i) / path(i - 1, i), turned(i + 1, i + 2) / path(i + 1, i + 2));
            if (rate > 0 && path(i, i + 1) - turned(i, i + 1) / rate >= straightM) {
                return List.of(new TurnRun(bends.subList(0, i + 1), i), from(i));
            }
        }
        return null;
    }

    private TurnRun from(int start) {
        Bend first = bends.get(start);
        List<Bend> rest = new ArrayList<>();
        for (Bend bend : bends.subList(start, bends.size())) {
            rest.add(new Bend(
                    bend.position(),
                    bend.turnedDeg() - first.turnedDeg(),
                    bend.pathM() - first.pathM(),
                    bend.moving()));
        }
        return new TurnRun(rest, lastTurning - start);
    }

    /**
     * Reports between which so many degrees come together on the shortest path.
     *
     * @param from index of the last report before
     * @param to index of the first report after
     * @param pathM the path, by linear interpolation within the first and the last step
     */
    record Window(int from, int to, double pathM) {}

    /** The window in which so many degrees come together on the shortest path; the run must have that many. */
    Window tightest(double degrees) {
        Window best = new Window(0, lastTurning, Double.POSITIVE_INFINITY);
        for (int i = 0; i < lastTurning; i++) {
            for (int j = i + 1; j <= lastTurning; j++) {
                if (turned(i, j) >= degrees) {
                    double pathM = path(i, j) - spareM(i, j, turned(i, j) - degrees);
                    best = pathM < best.pathM() ? new Window(i, j, pathM) : best;
                    break;
                }
            }
        }
        return best;
    }

    /** Whether the reports of a window follow one another closely, so that its path is what was driven. */
    boolean isClose(Window window, double farApartM) {
        for (int i = window.from(); i < window.to(); i++) {
            if (path(i, i + 1) > farApartM) {
                return false;
            }
        }
        return true;
    }

    /** Path that can be cut off at the ends of a window without losing more than the surplus of degrees. */
    private double spareM(int i, int j, double surplusDeg) {
        return Math.max(spareOfStepM(i, i + 1, surplusDeg), spareOfStepM(j - 1, j, surplusDeg));
    }

    private double spareOfStepM(int i, int j, double surplusDeg) {
        double turned = turned(i, j);
        return turned <= 0 ? path(i, j) : path(i, j) * Math.min(1, surplusDeg / turned);
    }

    private double turned(int i, int j) {
        return bends.get(j).turnedDeg() - bends.get(i).turnedDeg();
    }

    private double path(int i, int j) {
        return bends.get(j).pathM() - bends.get(i).pathM();
    }

    /**
     * Whether so many degrees cannot have come together within a path. What happened between two reports may have happened
     * at one spot: of the first and last step of a window only half counts, and no more than a bound.
     */
    boolean spreadsOver(double degrees, double boundM, double stepBoundM) {
        for (int i = 0; i < lastTurning; i++) {
            for (int j = i + 1; j <= lastTurning; j++) {
                if (turned(i, j) < degrees) {
                    continue;
                }
                double endsM = Math.min(stepBoundM, path(i, i + 1)) / 2 + Math.min(stepBoundM, path(j - 1, j)) / 2;
                double leastM = j == i + 1 ? endsM / 2 : path(i + 1, j - 1) + endsM;
                if (leastM <= boundM) {
                    return false;
                }
                break;
            }
        }
        return true;
    }
}
