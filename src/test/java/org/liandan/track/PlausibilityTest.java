package org.liandan.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PlausibilityTest {

    private static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");
    private static final int KUNDULUN_LON = 109_840_000;
    private static final int KUNDULUN_LAT = 40_657_000;
    /** About a kilometre to the east. */
    private static final int ONE_KM_EAST = KUNDULUN_LON + 11_840;

    @Test
    void aTruckThatDrivesOnHasNothingToBeMarked() {
        assertThat(marks(at(0, KUNDULUN_LON), at(60, ONE_KM_EAST))).containsExactly(0, 0);
    }

    @Test
    void aKilometreInTenSecondsIsAJump() {
        assertThat(marks(at(0, KUNDULUN_LON), at(10, ONE_KM_EAST), at(20, KUNDULUN_LON)))
                .containsExactly(0, Quality.JUMP, 0);
    }

    @Test
    void aSecondReportFromTheNewPlaceMakesItTheTruth() {
        assertThat(marks(at(0, KUNDULUN_LON), at(10, ONE_KM_EAST), at(20, ONE_KM_EAST), at(30, ONE_KM_EAST)))
                .containsExactly(0, Quality.JUMP, 0, 0);
    }

    @Test
    void aReportThatIsNotNewerIsOutOfOrder() {
        assertThat(marks(at(10, KUNDULUN_LON), at(10, KUNDULUN_LON), at(5, KUNDULUN_LON), at(11, KUNDULUN_LON)))
                .containsExactly(0, Quality.OUT_OF_ORDER, Quality.OUT_OF_ORDER, 0);
    }

    @Test
    void aReportFromTheFutureDoesNotMakeLaterOnesLate() {
        Position future = report(NOON.plusSeconds(3600), NOON.plusSeconds(5), KUNDULUN_LON, 400, 0b10);

        assertThat(marks(at(0, KUNDULUN_LON), future, at(10, KUNDULUN_LON))).containsExactly(0, Quality.FUTURE_TIME, 0);
    }

    @Test
    void aReportWithoutAFixOrAtNullIslandIsNotPositioned() {
        Position noFix = report(NOON, NOON, KUNDULUN_LON, 0, 0);
        Position nullIsland = new Position(1, 1, NOON, NOON, 0, 0, 0, 0, 0, 0, 0b10, -1, -1, -1, false, 0);

        assertThat(marks(noFix)).containsExactly(Quality.NOT_POSITIONED);
        assertThat(marks(nullIsland)).containsExactly(Quality.NOT_POSITIONED);
    }

    @Test
    void noTruckDrivesFasterThanAHundredAndSixty() {
        assertThat(marks(report(NOON, NOON, KUNDULUN_LON, 1_600, 0b10))).containsExactly(0);
        assertThat(marks(report(NOON, NOON, KUNDULUN_LON, 1_601, 0b10))).containsExactly(Quality.ABSURD_SPEED);
    }

    @Property(tries = 200)
    void neverDropsOrChangesAnythingButTheMarks(@ForAll List<Integer> seconds, @ForAll List<Integer> places) {
        Plausibility plausibility = new Plausibility(PlausibilityState.INITIAL);
        for (int i = 0; i < Math.min(seconds.size(), places.size()); i++) {
            Position report = at(Math.floorMod(seconds.get(i), 3600), Math.floorMod(places.get(i), 180_000_000));

            assertThat(plausibility.mark(report).withQuality(0)).isEqualTo(report);
        }
    }

    private static List<Integer> marks(Position... reports) {
        List<Integer> marks = new ArrayList<>();
        Plausibility plausibility = new Plausibility(PlausibilityState.INITIAL);
        for (Position report : reports) {
            marks.add(plausibility.mark(report).quality());
        }
        return marks;
    }

    private static Position at(int second, int lonE6) {
        Instant at = NOON.plusSeconds(second);
        return report(at, at, lonE6, 400, 0b10);
    }

    private static Position report(Instant at, Instant receivedAt, int lonE6, int speedDeciKph, int statusFlags) {
        return new Position(
                1,
                1,
                at,
                receivedAt,
                lonE6,
                KUNDULUN_LAT,
                speedDeciKph,
                90,
                1060,
                0,
                statusFlags,
                12,
                -1,
                -1,
                false,
                0);
    }
}
