package org.liandan.haul;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.liandan.track.Plausibility;
import org.liandan.track.PlausibilityState;
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

    private static List<HaulEvent> live(List<Position> received) {
        List<HaulEvent> events = new ArrayList<>();
        HaulState state = HaulState.INITIAL;
        PlausibilityState plausibility = PlausibilityState.INITIAL;
        for (Position position : received) {
            Plausibility.Marked marked = Plausibility.mark(plausibility, position);
            plausibility = marked.next();
            Step step = HaulDetector.step(state, marked.position(), HaulContext.NONE);
            state = step.next();
            events.addAll(step.events());
        }
        return events;
    }

    private static List<HaulEvent> replayed(List<Position> stored) {
        return live(Track.of(stored).positions());
    }
}
