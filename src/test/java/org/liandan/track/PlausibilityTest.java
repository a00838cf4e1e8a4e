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
                .containsExactly(0, Quality.OUT_OF_ORDER | Quality.DUPLICATE, Quality.OUT_OF_ORDER, 0);
    }

    @Test
    void aReportFromTheFutureDoesNotMakeLaterOnesLate() {
        Position future = report(NOON.plusSeconds(3600), NOON.plusSeconds(5), KUNDULUN_LON, 0, 0b10);

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

    @Test
    void threeSatellitesMakeNoFix() {
        Position report = at(0, KUNDULUN_LON);

        assertThat(marks(Altered.satellites(report, 3))).containsExactly(Quality.FEW_SATELLITES);
        assertThat(marks(Altered.satellites(report, 4))).containsExactly(0);
        assertThat(marks(Altered.satellites(report, -1)))
                .as("a report that does not say")
                .containsExactly(0);
    }

    @Test
    void theSameCoordinatesAtSpeedAreAnOldFix() {
        assertThat(marks(moving(0, 0, 400), moving(1, 0, 400), moving(2, 0, 400), moving(3, 33.3, 400)))
                .containsExactly(0, Quality.FROZEN, Quality.FROZEN, 0);
    }

    @Test
    void aTruckThatStandsIsNotFrozen() {
        assertThat(marks(moving(0, 0, 0), moving(10, 0, 0), moving(20, 0, 5))).containsExactly(0, 0, 0);
    }

    @Test
    void aSpeedThatNoTruckComesToInASecondIsOffThePathAndTheNextOneIsNot() {
        assertThat(marks(moving(0, 0, 500), moving(1, 13.9, 900), moving(2, 27.8, 500), moving(3, 41.7, 500)))
                .containsExactly(0, Quality.SPEED_OFF_PATH, 0, 0);
    }

    @Test
    void aSpeedThatTheWayContradictsIsOffThePath() {
        assertThat(marks(moving(0, 0, 500), moving(5, 69, 1_100), moving(10, 139, 500)))
                .containsExactly(0, Quality.SPEED_OFF_PATH, 0);
    }

    @Test
    void aPlaceThatTheSpeedContradictsIsOffThePathToo() {
        assertThat(marks(moving(0, 0, 500), moving(1, 90, 500), moving(2, 27.8, 500)))
                .containsExactly(0, Quality.SPEED_OFF_PATH, 0);
    }

    @Test
    void speedsThatAgreeWithOneAnotherAndTheWayAreBelievedFromTheThirdOn() {
        assertThat(marks(
                        moving(0, 0, 0),
                        moving(1, 20, 900),
                        moving(2, 45, 900),
                        moving(3, 70, 900),
                        moving(4, 95, 900)))
                .containsExactly(0, Quality.SPEED_OFF_PATH, Quality.SPEED_OFF_PATH, 0, 0);
    }

    @Test
    void aFullStopInAnEmergencyIsBelieved() {
        assertThat(marks(moving(0, 0, 600), moving(1, 13.2, 350), moving(2, 19.5, 100), moving(3, 20.6, 0)))
                .containsExactly(0, 0, 0, 0);
    }

    @Test
    void aRecorderThatDiffersByMoreThanTwoGoodDevicesDoIsMarkedAndTheReportStaysGood() {
        Position report = moving(0, 0, 600);

        assertThat(marks(Altered.recorder(report, 560))).containsExactly(0);
        assertThat(marks(Altered.recorder(report, 400))).containsExactly(Quality.RECORDER_DIFFERS);
        assertThat(marks(Altered.recorder(report, 400)).getFirst() & Quality.DOUBTFUL)
                .isZero();
    }

    @Test
    void aClockThatIsAheadShowsAtOnce() {
        Position report = at(0, KUNDULUN_LON);

        assertThat(marks(Altered.times(report, NOON, NOON.minusSeconds(61)))).containsExactly(Quality.CLOCK_OFF);
        assertThat(marks(Altered.times(report, NOON, NOON.minusSeconds(60)))).containsExactly(0);
    }

    @Test
    void aClockThatLagsShowsWhenNoReportOfAWholeWindowCameInTime() {
        assertThat(delayed(120, 120, 120, 120)).containsExactly(0, 0, Quality.CLOCK_OFF, Quality.CLOCK_OFF);
        assertThat(delayed(120, 120, 3, 120))
                .as("a slow network is not a slow clock")
                .containsExactly(0, 0, 0, 0);
    }

    /** Marks of reports, ten minutes apart, that took so many seconds to arrive. */
    private static List<Integer> delayed(int... delaysS) {
        Position[] reports = new Position[delaysS.length];
        for (int i = 0; i < delaysS.length; i++) {
            Instant at = NOON.plusSeconds(600L * i);
            reports[i] = Altered.times(at(0, KUNDULUN_LON), at, at.plusSeconds(delaysS[i]));
        }
        return marks(reports);
    }

    /** A report so many seconds after noon and metres east of the start. */
    private static Position moving(int second, double eastM, int speedDeciKph) {
        Instant at = NOON.plusSeconds(second);
        return report(at, at, KUNDULUN_LON + (int) Math.round(eastM * 11.84), speedDeciKph, 0b10);
    }

    @Property(tries = 200)
    void neverDropsOrChangesAnythingButTheMarks(@ForAll List<Integer> seconds, @ForAll List<Integer> places) {
        Plausibility plausibility = new Plausibility(PlausibilityState.INITIAL);
        for (int i = 0; i < Math.min(seconds.size(), places.size()); i++) {
            Position report = at(Math.floorMod(seconds.get(i), 3600), Math.floorMod(places.get(i), 180_000_000));

            assertThat(plausibility.mark(report, PlausibilitySettings.DEFAULT).withQuality(0))
                    .isEqualTo(report);
        }
    }

    private static List<Integer> marks(Position... reports) {
        List<Integer> marks = new ArrayList<>();
        Plausibility plausibility = new Plausibility(PlausibilityState.INITIAL);
        for (Position report : reports) {
            marks.add(plausibility.mark(report, PlausibilitySettings.DEFAULT).quality());
        }
        return marks;
    }

    private static Position at(int second, int lonE6) {
        Instant at = NOON.plusSeconds(second);
        return report(at, at, lonE6, 0, 0b10);
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
