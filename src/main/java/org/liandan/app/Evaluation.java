package org.liandan.app;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.liandan.app.KnownEvents.Event;
import org.liandan.haul.HaulContext;
import org.liandan.haul.HaulEvent;
import org.liandan.haul.RightTurn;
import org.liandan.haul.Verdict;
import org.liandan.track.Position;

/**
 * How the findings on right turns compare with what was driven. A finding belongs to an event of its terminal whose time it
 * meets, give or take the interval of the reports and two seconds; several findings of one event count once. Events that
 * nobody can be sure about count for nothing.
 *
 * @param above right turns that were driven above 10 km/h throughout
 * @param hits those of them that were found to be
 * @param lawful right turns that were driven at no more than 10 km/h
 * @param lawfulAccused those of them that were found to be above
 * @param bendsAccused findings above the limit on bends of the road, and where nothing was driven
 * @param proven findings that rest on a proof
 * @param wronglyProven those of them that are on lawful turns, on bends, or where nothing was driven
 * @param undeterminable turns, above and lawful, that were found and said to be undeterminable
 */
record Evaluation(
        int above,
        int hits,
        int lawful,
        int lawfulAccused,
        int bendsAccused,
        int proven,
        int wronglyProven,
        int undeterminable) {

    /** Names of {@link #row}'s columns. */
    static final String HEADER = """
            | precision | recall | above 10 km/h: found / driven | lawful: accused / driven | bends and elsewhere accused \
            | proven: wrong / all | undeterminable |
            | --- | --- | --- | --- | --- | --- | --- |""";

    static Evaluation of(Map<String, List<Position>> reports, HaulContext context, KnownEvents known, int everyS) {
        Count count = new Count();
        reports.forEach((terminal, positions) -> {
            List<Event> own = known.events().stream()
                    .filter(event -> event.terminal().equals(terminal))
                    .toList();
            own.forEach(count::driven);
            for (HaulEvent event : EvaluateCommand.judge(positions, context).events()) {
                if (event instanceof HaulEvent.RightTurnJudged(RightTurn turn)) {
                    count.found(
                            turn,
                            own.stream()
                                    .filter(one -> one.isNear(terminal, turn.apexAt(), everyS))
                                    .toList());
                }
            }
        });
        return count.evaluation();
    }

    /** Share of the accusations that were right, of those that can be scored; 1 where there are none. */
    double precision() {
        int accused = hits + lawfulAccused + bendsAccused;
        return accused == 0 ? 1 : (double) hits / accused;
    }

    /** Share of the turns above 10 km/h that were found. */
    double recall() {
        return above == 0 ? 1 : (double) hits / above;
    }

    /** As a line of a table under {@link #HEADER}. */
    String row() {
        return String.format(
                Locale.ROOT,
                "| %.1f %% | %.1f %% | %d / %d | %d / %d | %d | %d / %d | %.1f %% |",
                100 * precision(),
                100 * recall(),
                hits,
                above,
                lawfulAccused,
                lawful,
                bendsAccused,
                wronglyProven,
                proven,
                100.0 * undeterminable / Math.max(1, above + lawful));
    }

    String table() {
        return HEADER + "\n" + row();
    }

    /** The sums in the making. */
    private static final class Count {

        private final Set<String> above = new HashSet<>();
        private final Set<String> lawful = new HashSet<>();
        private final Set<String> hit = new HashSet<>();
        private final Set<String> accused = new HashSet<>();
        private final Set<String> open = new HashSet<>();
        private int bendsAccused;
        private int proven;
        private int wronglyProven;

        void driven(Event event) {
            if (event.isSureRightTurn("yes")) {
                above.add(event.id());
            } else if (event.isSureRightTurn("no")) {
                lawful.add(event.id());
            }
        }

        void found(RightTurn turn, List<Event> near) {
            if (turn.verdict() == Verdict.UNDETERMINABLE) {
                near.stream().map(Event::id).forEach(open::add);
            }
            if (!turn.verdict().isViolation()) {
                return;
            }
            boolean isProof = turn.verdict() == Verdict.PROVEN;
            proven += isProof ? 1 : 0;
            List<Event> right =
                    near.stream().filter(event -> event.isSureRightTurn("yes")).toList();
            if (!right.isEmpty()) {
                hit.add(nearest(right, turn).id());
                return;
            }
            List<Event> wrong =
                    near.stream().filter(event -> event.isSureRightTurn("no")).toList();
            if (!wrong.isEmpty()) {
                accused.add(wrong.getFirst().id());
                wronglyProven += isProof ? 1 : 0;
            } else if (near.stream().noneMatch(Event::isDoubtful)) {
                bendsAccused++;
                wronglyProven += isProof ? 1 : 0;
            }
        }

        private static Event nearest(List<Event> events, RightTurn turn) {
            long at = turn.apexAt().toEpochMilli();
            return events.stream()
                    .min(java.util.Comparator.comparingLong(event ->
                            Math.abs((event.from().toEpochMilli() + event.to().toEpochMilli()) / 2 - at)))
                    .orElseThrow();
        }

        Evaluation evaluation() {
            open.removeAll(hit);
            open.removeAll(accused);
            long undeterminable = open.stream()
                    .filter(id -> above.contains(id) || lawful.contains(id))
                    .count();
            return new Evaluation(
                    above.size(), hit.size(), lawful.size(), accused.size(), bendsAccused, proven, wronglyProven, (int)
                            undeterminable);
        }
    }
}
