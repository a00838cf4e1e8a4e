package org.liandan.haul;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
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

/**
 * A server may be stopped after any report. The one after it recalls the end of the stored track and finds in what follows
 * what the first one would have found.
 */
class ResumedFoldTest {

    private static final HaulContext CONTEXT = new HaulContext(
            new Ground(
                    List.of(Scenery.place(1, 300, 600, 2_100, 800, 2_300)),
                    List.of(Scenery.zone(1, true, Scenery.area(-200, 900, 200, 1_600)))),
            List.of(Scenery.routeNorth(Scenery.daily(20, 6))),
            null,
            Scenery.LOADED,
            HaulSettings.DEFAULT);

    /** Hours with long stands, so that much of the drive lies farther back than anything that is recalled. */
    private static final List<Position> DAY = Drive.positions("""
            every 10 s
            hold 65 for 40 s
            ahead 80 m down to 36
            ahead 1000 m at 36
            stand 240 s
            ahead 400 m at 45
            stand 4000 s
            right 90 at 25
            ahead 900 m at 40
            stand 400 s
            ahead 40 m at 40
            stand 2000 s
            ahead 500 m at 40
            left 90 at 20
            hold 62 for 60 s
            stand 3700 s
            right 90 at 30
            hold 63 for 40 s
            stand 280 s
            hold 30 for 60 s
            """);

    private static final Duration RUN_UP = Duration.ofMinutes(2);

    @Test
    void theDayHasSomethingForEveryRule() {
        Set<String> kinds = new HashSet<>();
        List<Position> received = received(new Random(7));
        HaulFold fold = new HaulFold();
        for (Position position : received) {
            Position _ = fold.judge(position, CONTEXT, event -> kinds.add(kind(event)));
        }

        assertThat(kinds)
                .contains(
                        "SPEEDING", "RIGHT_TURN", "OFF_ROUTE", "OUTSIDE_TIME_WINDOW", "UNPLANNED_STOP", "TAMPER_HINT");
    }

    @Test
    void whatIsRecalledIsBounded() {
        assertThat(HaulSettings.DEFAULT.reach()).isEqualTo(Duration.ofHours(1));
    }

    @Property(tries = 300)
    void findsAfterARestartWhatItWouldHaveFoundWithoutOne(@ForAll long seed) {
        Random random = new Random(seed);
        List<Position> received = received(random);
        int cut = 1 + random.nextInt(received.size());
        HaulFold before = new HaulFold();
        List<HaulEvent> recorded = new ArrayList<>();
        List<Position> table = new ArrayList<>();
        for (Position position : received.subList(0, cut)) {
            table.add(before.judge(position, CONTEXT, recorded::add));
        }

        HaulFold after = resumed(table, open(recorded));

        List<Position> rest = received.subList(cut, received.size());
        assertThat(told(found(after, rest))).isEqualTo(told(found(before, rest)));
    }

    @Property(tries = 50)
    void anEpisodeThatIsNotOnRecordIsForgotten(@ForAll long seed) {
        Random random = new Random(seed);
        List<Position> received = received(random);
        List<Position> table = new ArrayList<>();
        HaulFold before = new HaulFold();
        for (Position position : received.subList(0, 1 + random.nextInt(received.size()))) {
            table.add(before.judge(position, CONTEXT, _ -> {}));
        }

        HaulFold after = resumed(table, Set.of());

        List<HaulEvent> ended = new ArrayList<>();
        after.finish(CONTEXT, ended::add);
        assertThat(ended)
                .noneMatch(event -> event instanceof HaulEvent.SpeedingEnded)
                .noneMatch(event -> event instanceof HaulEvent.EpisodeEnded);
    }

    private record Key(ViolationType type, Instant startedAt) {}

    /** As the server does it, see {@code ingest.Resumption}. */
    private static HaulFold resumed(List<Position> table, Set<Key> open) {
        List<Position> stored = new ArrayList<>(table);
        stored.sort((one, other) -> one.at().compareTo(other.at()));
        Instant start = stored.getLast().at().minus(CONTEXT.settings().reach());
        for (Key episode : open) {
            Instant itsStart = episode.startedAt().minus(RUN_UP);
            start = itsStart.isBefore(start) ? itsStart : start;
        }
        HaulFold fold = new HaulFold();
        for (Position position : stored) {
            if (!position.at().isBefore(start)) {
                fold.recall(position, CONTEXT, (type, startedAt) -> open.contains(new Key(type, startedAt)));
            }
        }
        fold.keepEpisodes((type, startedAt) -> open.contains(new Key(type, startedAt)));
        return fold;
    }

    private static Set<Key> open(List<HaulEvent> recorded) {
        Set<Key> open = new HashSet<>();
        for (HaulEvent event : recorded) {
            switch (event) {
                case HaulEvent.SpeedingStarted(SpeedingEpisode episode) ->
                    open.add(new Key(ViolationType.SPEEDING, episode.startedAt()));
                case HaulEvent.SpeedingEnded(SpeedingEpisode episode) ->
                    open.remove(new Key(ViolationType.SPEEDING, episode.startedAt()));
                case HaulEvent.EpisodeStarted(Episode episode) ->
                    open.add(new Key(episode.type(), episode.startedAt()));
                case HaulEvent.EpisodeEnded(Episode episode) ->
                    open.remove(new Key(episode.type(), episode.startedAt()));
                case HaulEvent.RightTurnJudged _, HaulEvent.TurnStopJudged _ -> {}
            }
        }
        return open;
    }

    private static List<HaulEvent> found(HaulFold fold, List<Position> reports) {
        List<HaulEvent> events = new ArrayList<>();
        HaulFold going = new HaulFold(fold.memory());
        reports.forEach(report -> {
            Position _ = going.judge(report, CONTEXT, events::add);
        });
        going.finish(CONTEXT, events::add);
        return events;
    }

    /** A line for each event, short enough to be read where two lists differ. */
    private static List<String> told(List<HaulEvent> events) {
        return events.stream()
                .map(event -> event.getClass().getSimpleName() + " " + kind(event) + " #" + event.hashCode())
                .toList();
    }

    private static String kind(HaulEvent event) {
        return switch (event) {
            case HaulEvent.SpeedingStarted _, HaulEvent.SpeedingEnded _ -> "SPEEDING";
            case HaulEvent.RightTurnJudged _ -> "RIGHT_TURN";
            case HaulEvent.TurnStopJudged _ -> "RIGHT_TURN_STOP";
            case HaulEvent.EpisodeStarted(Episode episode) -> episode.type().name();
            case HaulEvent.EpisodeEnded(Episode episode) -> episode.type().name();
        };
    }

    /**
     * The day as a receiver in trouble and a bad network bring it: wild places and speeds, no fix, alarm bits, silences, some
     * reports twice or late, and a clock that falls behind.
     */
    private static List<Position> received(Random random) {
        List<Position> received = new ArrayList<>();
        int powerLostAt = random.nextInt(DAY.size() - 40);
        int silentFrom = random.nextInt(DAY.size());
        int silentTo = silentFrom + random.nextInt(250);
        int laterFrom = random.nextInt(DAY.size());
        for (int i = 0; i < DAY.size(); i++) {
            Position report = DAY.get(i);
            if (i >= silentFrom && i < silentTo) {
                continue;
            }
            if (i >= laterFrom) {
                report = Altered.times(report, report.at(), report.at().plusSeconds(90));
            }
            if (i >= powerLostAt && i < powerLostAt + 30) {
                report = Altered.alarms(report, 1 << 8);
            }
            received.add(glitched(report, i, random));
            if (random.nextInt(40) == 0) {
                received.add(received.get(random.nextInt(received.size())));
            }
        }
        return received;
    }

    private static Position glitched(Position report, int i, Random random) {
        return switch (random.nextInt(60)) {
            case 0 -> Altered.speed(report, random.nextInt(2_000));
            case 1, 2 -> Altered.place(report, report.lonE6() + random.nextInt(40_000) - 20_000, report.latE6());
            case 3 -> Altered.status(report, 0);
            case 4 -> Altered.satellites(report, 2);
            case 5 ->
                i == 0
                        ? report
                        : Altered.place(
                                report, DAY.get(i - 1).lonE6(), DAY.get(i - 1).latE6());
            default -> report;
        };
    }
}
