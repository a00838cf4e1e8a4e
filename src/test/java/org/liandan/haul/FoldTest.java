package org.liandan.haul;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.liandan.track.Altered;
import org.liandan.track.Position;
import org.liandan.track.Quality;
import org.liandan.track.Track;

/** What must hold whatever trucks do and receivers send, for all rules at once. */
class FoldTest {

    private static final HaulContext CONTEXT = new HaulContext(
            new Ground(
                    List.of(Scenery.place(1, 300, 600, 2_100, 800, 2_300)),
                    List.of(Scenery.zone(1, true, Scenery.area(-200, 900, 200, 1_600)))),
            List.of(Scenery.routeNorth(Scenery.daily(20, 6))),
            null,
            Scenery.LOADED,
            StopBeforeTurnTest.SWITCHED_ON);

    /** Something of everything: every rule finds something in it. */
    private static final List<Position> DRIVE = Drive.positions("""
            every 2 s
            hold 65 for 40 s
            ahead 80 m down to 36
            ahead 1000 m at 36
            ahead 400 m at 45
            right 90 at 25
            ahead 900 m at 40
            stand 400 s
            ahead 500 m at 40
            left 90 at 20
            hold 62 for 30 s
            """);

    @Test
    void theDriveHasSomethingForEveryRule() {
        Set<String> kinds = new HashSet<>();
        List<HaulEvent> events = new ArrayList<>(live(DRIVE));
        events.addAll(live(glitched(new Random(1))));
        for (HaulEvent event : events) {
            kinds.add(
                    switch (event) {
                        case HaulEvent.SpeedingStarted _, HaulEvent.SpeedingEnded _ -> "SPEEDING";
                        case HaulEvent.RightTurnJudged _ -> "RIGHT_TURN";
                        case HaulEvent.TurnStopJudged _ -> "RIGHT_TURN_STOP";
                        case HaulEvent.EpisodeStarted(Episode episode) ->
                            episode.type().name();
                        case HaulEvent.EpisodeEnded(Episode episode) ->
                            episode.type().name();
                    });
        }

        assertThat(kinds)
                .contains(
                        "SPEEDING",
                        "RIGHT_TURN",
                        "RIGHT_TURN_STOP",
                        "OFF_ROUTE",
                        "OUTSIDE_TIME_WINDOW",
                        "FORBIDDEN_ZONE",
                        "UNPLANNED_STOP",
                        "TAMPER_HINT");
    }

    @Property(tries = 150)
    void goesOnFromItsMemoryWhereverItWasCut(@ForAll long seed) {
        Random random = new Random(seed);
        List<Position> received = glitched(random);
        int cut = random.nextInt(received.size() + 1);
        List<HaulEvent> events = new ArrayList<>();
        HaulFold before = new HaulFold();
        received.subList(0, cut).forEach(position -> before.judge(position, CONTEXT, events::add));
        HaulFold after = new HaulFold(before.memory());
        received.subList(cut, received.size()).forEach(position -> after.judge(position, CONTEXT, events::add));
        after.finish(CONTEXT, events::add);

        assertThat(events).isEqualTo(live(received));
    }

    @Property(tries = 150)
    void duplicatesAndLateReportsChangeNothingAndAReplayFindsTheSame(@ForAll long seed) {
        Random random = new Random(seed);
        List<Position> once = glitched(random);
        List<Position> received = new ArrayList<>();
        for (int i = 0; i < once.size(); i++) {
            received.add(once.get(i));
            for (int copies = random.nextInt(3); copies > 0; copies--) {
                received.add(once.get(random.nextInt(i + 1)));
            }
        }

        assertThat(live(received))
                .isEqualTo(live(once))
                .isEqualTo(live(Track.of(received).positions()));
    }

    @Property(tries = 150)
    void whatWasMarkedOnceIsMarkedTheSameWhenItIsReplayed(@ForAll long seed) {
        List<Position> stored = marked(glitched(new Random(seed)));

        assertThat(marked(stored)).isEqualTo(stored);
    }

    @Property(tries = 150)
    void everyEpisodeEndsAtOrAfterItsStartAndRestsOnReportsThatItsRuleCanUse(@ForAll long seed) {
        for (HaulEvent event : live(glitched(new Random(seed)))) {
            switch (event) {
                case HaulEvent.SpeedingStarted(SpeedingEpisode episode) -> assertGood(episode.reports());
                case HaulEvent.SpeedingEnded(SpeedingEpisode episode) -> {
                    assertThat(episode.lastOverAt()).isAfterOrEqualTo(episode.startedAt());
                    assertGood(episode.reports());
                }
                case HaulEvent.RightTurnJudged(RightTurn turn) -> assertGood(turn.reports());
                case HaulEvent.TurnStopJudged(TurnStop stop) -> assertGood(stop.reports());
                case HaulEvent.EpisodeStarted(Episode episode) -> assertSound(episode);
                case HaulEvent.EpisodeEnded(Episode episode) -> assertSound(episode);
            }
        }
    }

    @Property(tries = 100)
    void whatHasBegunEndsOnceWithTheSameStart(@ForAll long seed) {
        List<HaulEvent> events = live(glitched(new Random(seed)));

        assertThat(events.stream()
                        .filter(HaulEvent.EpisodeStarted.class::isInstance)
                        .map(event -> ((HaulEvent.EpisodeStarted) event).episode())
                        .map(episode -> episode.type() + " " + episode.startedAt()))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(events.stream()
                        .filter(HaulEvent.EpisodeEnded.class::isInstance)
                        .map(event -> ((HaulEvent.EpisodeEnded) event).episode())
                        .map(episode -> episode.type() + " " + episode.startedAt())
                        .toList());
    }

    private static void assertSound(Episode episode) {
        assertThat(episode.lastAt()).isAfterOrEqualTo(episode.startedAt());
        assertThat(episode.reports())
                .hasSizeBetween(2, Episode.MAX_REPORTS)
                .contains(episode.peak())
                .allMatch(report -> (report.quality() & Quality.NOT_THE_TIME) == 0);
        if (episode.type().category() == ViolationCategory.VIOLATION) {
            assertThat(episode.reports()).allMatch(report -> (report.quality() & Quality.NOT_THE_PLACE) == 0);
        }
    }

    private static void assertGood(List<Position> reports) {
        assertThat(reports).allMatch(report -> (report.quality() & Quality.DOUBTFUL) == 0);
    }

    /** The drive with wild speeds and places, old fixes, reports without a fix and alarm bits. */
    private static List<Position> glitched(Random random) {
        List<Position> reports = new ArrayList<>(DRIVE);
        int powerLostAt = random.nextInt(reports.size() - 40);
        for (int i = 0; i < reports.size(); i++) {
            Position report = reports.get(i);
            if (i >= powerLostAt && i < powerLostAt + 30) {
                report = Altered.alarms(report, 1 << 8);
            }
            reports.set(i, glitched(report, reports, i, random));
        }
        return reports;
    }

    private static Position glitched(Position report, List<Position> reports, int i, Random random) {
        return switch (random.nextInt(60)) {
            case 0 -> Altered.speed(report, random.nextInt(2_000));
            case 1 -> Altered.place(report, report.lonE6() + random.nextInt(40_000) - 20_000, report.latE6());
            case 2 -> Altered.status(report, 0);
            case 3 -> Altered.satellites(report, 2);
            case 4 ->
                i == 0
                        ? report
                        : Altered.place(
                                report,
                                reports.get(i - 1).lonE6(),
                                reports.get(i - 1).latE6());
            default -> report;
        };
    }

    private static List<HaulEvent> live(List<Position> received) {
        List<HaulEvent> events = new ArrayList<>();
        HaulFold fold = new HaulFold();
        received.forEach(position -> fold.judge(position, CONTEXT, events::add));
        fold.finish(CONTEXT, events::add);
        return events;
    }

    private static List<Position> marked(List<Position> received) {
        HaulFold fold = new HaulFold();
        return received.stream()
                .map(position -> fold.judge(position, CONTEXT, _ -> {}))
                .toList();
    }
}
