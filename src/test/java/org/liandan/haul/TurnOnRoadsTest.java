package org.liandan.haul;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.liandan.geo.LonLat;
import org.liandan.place.RoadNetwork;

/** Rule H02 where the roads are known: what holds on every way along them holds. */
class TurnOnRoadsTest {

    /** A street to the north, and one to the east that leaves it at a corner 212 m on. */
    private static final HaulContext CORNER =
            on(List.of(List.of(Drive.point(0, -300), Drive.point(0, 212), Drive.point(600, 212))));

    /** A road that bends by 90 degrees on a radius of 80 m, 132 m on. */
    private static final HaulContext BEND = on(List.of(bend()));

    /** The corner, and a road that cuts it in a wide bend. */
    private static final HaulContext EITHER = on(List.of(
            List.of(Drive.point(0, -300), Drive.point(0, 132), Drive.point(0, 212), Drive.point(600, 212)), bend()));

    private static final String FAST_TURN_FAR_FROM_ALL_REPORTS = """
            every 15 s
            ahead 200 m at 36
            right 90 at 30
            ahead 400 m at 36
            """;

    @Test
    void aTurnThatCoursesCannotTellFromABendIsProvenByTheRoads() {
        assertThat(Findings.in(FAST_TURN_FAR_FROM_ALL_REPORTS)).isEqualTo("UNDETERMINABLE GEOMETRY");
        assertThat(Findings.in(FAST_TURN_FAR_FROM_ALL_REPORTS, CORNER)).isEqualTo("PROVEN");
    }

    @Test
    void onARoadThatBendsItIsNoTurn() {
        assertThat(Findings.in(FAST_TURN_FAR_FROM_ALL_REPORTS, BEND)).isEmpty();
    }

    @Test
    void whereBothAreOpenNothingCanBeTold() {
        assertThat(Findings.in(FAST_TURN_FAR_FROM_ALL_REPORTS, EITHER)).isEqualTo("UNDETERMINABLE GEOMETRY");
    }

    @Test
    void farFromAllRoadsTheyChangeNothing() {
        HaulContext elsewhere = on(List.of(List.of(Drive.point(5000, 5000), Drive.point(6000, 5000))));

        assertThat(Findings.in(FAST_TURN_FAR_FROM_ALL_REPORTS, elsewhere))
                .isEqualTo(Findings.in(FAST_TURN_FAR_FROM_ALL_REPORTS));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 10, 15, 30})
    void aLawfulTurnIsNeverFlagged(int everyS) {
        for (int phase = 0; phase < everyS; phase++) {
            String drive = """
                    every %d s
                    stand %d s
                    ahead 140 m at 36
                    ahead 60 m down to 9
                    right 90 at 9
                    ahead 60 m up to 36
                    ahead 300 m at 36
                    """.formatted(everyS, phase);
            assertThat(Findings.in(drive, CORNER)).doesNotContain("PROVEN").doesNotContain("OBSERVED");
        }
    }

    private static List<LonLat> bend() {
        List<LonLat> line = new ArrayList<>(List.of(Drive.point(0, -300)));
        for (int deg = 0; deg <= 90; deg += 5) {
            double angle = Math.toRadians(deg);
            line.add(Drive.point(80 * (1 - Math.cos(angle)), 132 + 80 * Math.sin(angle)));
        }
        line.add(Drive.point(600, 212));
        return line;
    }

    private static HaulContext on(List<List<LonLat>> roads) {
        return new HaulContext(
                new Ground(List.of(), List.of(), RoadNetwork.of(roads)), List.of(), null, null, HaulSettings.DEFAULT);
    }
}
