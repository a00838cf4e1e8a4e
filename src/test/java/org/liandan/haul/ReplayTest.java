package org.liandan.haul;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.liandan.track.Position;
import org.liandan.track.Track;

/** Folding the steps live equals replaying the stored track; duplicates and late copies change nothing. */
class ReplayTest {

    private static final List<Position> DRIVE = Drive.positions("""
            every 2 s
            hold 65 for 30 s
            ahead 100 m down to 20
            right 90 at 20
            ahead 60 m up to 40
            ahead 60 m down to 8
            right 90 at 8
            hold 50 for 60 s
            stand 10 s
            left 90 at 20
            hold 62 for 20 s
            hold 50 for 20 s
            """);

    @Property(tries = 100)
    void repeatedReportsChangeNothing(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int copies) {
        Random random = new Random(seed);
        List<Position> received = new ArrayList<>();
        for (int i = 0; i < DRIVE.size(); i++) {
            received.add(DRIVE.get(i));
            for (int copy = 0; copy < random.nextInt(copies + 1); copy++) {
                received.add(DRIVE.get(random.nextInt(i + 1)));
            }
        }

        assertThat(live(received)).isEqualTo(replayed(received)).isEqualTo(live(DRIVE));
    }

    @Property(tries = 100)
    void goesOnFromItsMemoryWhereverItWasCut(@ForAll @IntRange(min = 0, max = 300) int at) {
        int cut = Math.min(at, DRIVE.size());
        List<HaulEvent> events = new ArrayList<>();
        HaulFold before = new HaulFold();
        DRIVE.subList(0, cut).forEach(position -> before.judge(position, HaulContext.NONE, events::add));
        HaulFold after = new HaulFold(before.memory());
        DRIVE.subList(cut, DRIVE.size()).forEach(position -> after.judge(position, HaulContext.NONE, events::add));

        assertThat(events).isEqualTo(live(DRIVE));
    }

    private static List<HaulEvent> live(List<Position> received) {
        List<HaulEvent> events = new ArrayList<>();
        HaulFold fold = new HaulFold();
        for (Position position : received) {
            Position _ = fold.judge(position, HaulContext.NONE, events::add);
        }
        return events;
    }

    private static List<HaulEvent> replayed(List<Position> stored) {
        return live(Track.of(stored).positions());
    }
}
