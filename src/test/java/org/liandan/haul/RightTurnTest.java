package org.liandan.haul;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.liandan.geo.Bearings;
import org.liandan.geo.Fence;
import org.liandan.geo.LonLat;
import org.liandan.geo.Polyline;
import org.liandan.place.Place;
import org.liandan.place.PlaceId;
import org.liandan.place.PlaceKind;
import org.liandan.place.Route;
import org.liandan.place.RouteId;
import org.liandan.place.TurnPoint;
import org.liandan.track.Position;

/** Rule H02: 「右转弯限速10km/h」. */
class RightTurnTest {

    /** 212 m north, a corner, 300 m east: what every drive of {@link #turn} follows. */
    private static final HaulContext ON_ROUTE = onRoute(100);

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aRightTurnAtTwentyFiveIsFlagged(int everyS) {
        assertThat(Findings.in(turn(everyS, "right", 25))).isEqualTo("OBSERVED 25.0");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aRightTurnAtTwentyFiveAlongARouteIsFlaggedWithItsRoute(int everyS) {
        assertThat(Findings.in(turn(everyS, "right", 25), ON_ROUTE)).isEqualTo("OBSERVED 25.0 on route 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void aRightTurnAtEightIsCompliant(int everyS) {
        assertThat(Findings.in(turn(everyS, "right", 8), ON_ROUTE)).isEqualTo("COMPLIANT 8.0 on route 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 10, 15, 30})
    void aLeftTurnAtTwentyFiveSaysNothing(int everyS) {
        assertThat(Findings.in(turn(everyS, "left", 25), ON_ROUTE)).isEmpty();
    }

    @Test
    void exactlyTenIsLawful() {
        assertThat(Findings.in(turn(1, "right", 10))).isEqualTo("COMPLIANT 10.0");
    }

    @Test
    void aTenthAboveTenIsNot() {
        assertThat(Findings.in(turn(1, "right", 10.1))).isEqualTo("OBSERVED 10.1");
    }

    @Test
    void theRoutesLowerLimitCounts() {
        assertThat(Findings.in(turn(1, "right", 8), onRoute(50))).isEqualTo("OBSERVED 8.0 on route 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 10})
    void aTurnTakenAtSpeedBetweenSparseReportsIsProvenAlongTheRoute(int everyS) {
        assertThat(Findings.in("""
                every %d s
                ahead 215 m at 36
                right 90 at 36
                ahead 300 m at 36
                """.formatted(everyS), ON_ROUTE)).isIn("PROVEN on route 1", "OBSERVED 36.0 on route 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 10, 15, 30})
    void aLawfulTurnIsNeverFlaggedHoweverSparseTheReports(int everyS) {
        for (int shift = 0; shift < everyS; shift++) {
            String drive = """
                    every %d s
                    ahead %d m at 36
                    ahead 60 m down to 9
                    right 90 at 9
                    ahead 60 m up to 36
                    ahead 300 m at 36
                    """.formatted(everyS, 155 + 10 * shift);
            assertThat(Findings.in(drive)).doesNotContain("PROVEN").doesNotContain("OBSERVED");
            assertThat(Findings.in(drive, ON_ROUTE)).doesNotContain("PROVEN").doesNotContain("OBSERVED");
        }
    }

    @Test
    void aBendOfTheRoadIsNoTurn() {
        assertThat(Findings.in("""
                ahead 100 m at 40
                right 90 at 40 radius 120
                ahead 100 m at 40
                """)).isEmpty();
    }

    @Test
    void turningRoundIsNoRightTurn() {
        assertThat(Findings.in("""
                ahead 100 m at 20
                right 180 at 20 radius 9
                ahead 100 m at 20
                """)).isEmpty();
    }

    @Test
    void aRoundaboutDrivenStraightThroughIsNoRightTurn() {
        assertThat(Findings.in("""
                ahead 100 m at 20
                right 55 at 20
                left 110 at 20 radius 18
                right 55 at 20
                ahead 100 m at 20
                """)).isEmpty();
    }

    @Test
    void aTurnInsideAPlaceIsTheSitesOwnBusiness() {
        List<LonLat> ring =
                List.of(Drive.point(-50, 150), Drive.point(80, 150), Drive.point(80, 300), Drive.point(-50, 300));
        Place site = new Place(new PlaceId(1), "CS-01", "工地", PlaceKind.CONSTRUCTION_SITE, new Fence(List.of(ring)));
        HaulContext context = new HaulContext(List.of(), List.of(site), HaulSettings.DEFAULT);

        assertThat(Findings.in(turn(1, "right", 25), context)).isEmpty();
    }

    @Test
    void aStopBeforeTheTurnDoesNotHideIt() {
        assertThat(Findings.in("""
                ahead 200 m at 30
                ahead 12 m down to 2
                stand 30 s
                ahead 3 m up to 20
                right 90 at 20
                ahead 100 m at 20
                """)).isEqualTo("OBSERVED 20.0");
    }

    @Test
    void twoTurnsRoundTheBlockAreTwoFindings() {
        assertThat(Findings.in("""
                ahead 100 m at 20
                right 90 at 20
                ahead 80 m at 20
                right 90 at 8
                ahead 80 m at 20
                """)).isEqualTo("OBSERVED 20.0 · COMPLIANT 8.0");
    }

    @Test
    void aTurnDuringALongSilenceSaysNothing() {
        assertThat(Findings.in("""
                every 150 s
                ahead 700 m at 25
                right 90 at 25
                ahead 700 m at 25
                """)).isEmpty();
    }

    private static String turn(int everyS, String side, double kph) {
        return """
                every %d s
                ahead 200 m at %s
                %s 90 at %s
                ahead 200 m at %s
                """.formatted(everyS, kph, side, kph, kph);
    }

    private static HaulContext onRoute(int rightTurnLimitDeciKph) {
        Polyline line = new Polyline(List.of(Drive.point(0, -20), Drive.point(0, 212), Drive.point(500, 212)));
        TurnPoint corner = new TurnPoint(Drive.point(0, 212), 232, 90, 0, 90);
        Route route =
                new Route(new RouteId(1), "R1", "东线", line, 40, 600, rightTurnLimitDeciKph, List.of(), List.of(corner));
        return new HaulContext(List.of(route), List.of(), HaulSettings.DEFAULT);
    }

    /** After the last corner report less than 20° may be left of the turn, which only the next due report shows. */
    @Test
    void aTurnThatCornerReportsShowIsSeenWithTheRestThatTheyLeaveOut() {
        for (int shiftM = 0; shiftM < 150; shiftM += 5) {
            List<Position> everySecond = Drive.positions("""
                    ahead %d m at 30
                    right 72 at 25 radius 20
                    ahead 300 m at 30
                    """.formatted(300 + shiftM));

            assertThat(Findings.text(Findings.fold(withCornerReports(everySecond, 15, 20), HaulContext.NONE)))
                    .as("shifted %d m", shiftM)
                    .startsWith("OBSERVED 2");
        }
    }

    /** What a terminal sends that reports every so many seconds, and where its course has changed since the last report. */
    private static List<Position> withCornerReports(List<Position> everySecond, int everyS, int cornerDeg) {
        List<Position> sent = new ArrayList<>();
        for (Position position : everySecond) {
            Position last = sent.isEmpty() ? null : sent.getLast();
            if (last == null
                    || Fixes.secondsBetween(last, position) >= everyS
                    || Math.abs(Bearings.turn(last.headingDeg(), position.headingDeg())) >= cornerDeg) {
                sent.add(position);
            }
        }
        return sent;
    }
}
