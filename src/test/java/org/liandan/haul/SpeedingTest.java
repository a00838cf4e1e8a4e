package org.liandan.haul;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.liandan.geo.Polyline;
import org.liandan.place.Route;
import org.liandan.place.RouteId;
import org.liandan.track.Altered;
import org.liandan.track.Position;
import org.liandan.track.Quality;

/** Rule H01: 「不得超过限速60km/h」. */
class SpeedingTest {

    @Test
    void sixtyIsNotOverSixty() {
        assertThat(Findings.in("hold 60.0 for 60 s")).isEmpty();
    }

    @Test
    void aTenthAboveTheLimitHeldForHalfAMinuteIsOneEpisode() {
        assertThat(Findings.in("""
                hold 50 for 10 s
                hold 60.1 for 30 s
                hold 50 for 20 s
                """)).isEqualTo("speeding over 60.0 from 00:10 · ended 00:39 max 60.1");
    }

    @Test
    void isTheSameEpisodeAtReportsEveryTenSeconds() {
        assertThat(Findings.in("""
                every 10 s
                hold 50 for 10 s
                hold 72 for 30 s
                hold 50 for 20 s
                """)).isEqualTo("speeding over 60.0 from 00:10 · ended 00:30 max 72.0");
    }

    @Test
    void twoReportsInARowAreASuspicionOnly() {
        assertThat(Findings.in("""
                hold 50 for 10 s
                hold 70 for 2 s
                hold 50 for 10 s
                """)).isEmpty();
    }

    @Test
    void threeReportsInARowAreAnEpisode() {
        assertThat(Findings.in("""
                hold 50 for 10 s
                hold 70 for 3 s
                hold 50 for 10 s
                """)).isEqualTo("speeding over 60.0 from 00:10 · ended 00:12 max 70.0");
    }

    @Test
    void aMomentOfLawfulSpeedDoesNotSplitAnEpisode() {
        assertThat(Findings.in("""
                hold 65 for 10 s
                hold 59 for 2 s
                hold 65 for 10 s
                hold 50 for 10 s
                """)).isEqualTo("speeding over 60.0 from 00:00 · ended 00:21 max 65.0");
    }

    @Test
    void fiveLawfulSecondsSplitIt() {
        assertThat(Findings.in("""
                hold 65 for 10 s
                hold 59 for 5 s
                hold 65 for 10 s
                hold 50 for 10 s
                """))
                .isEqualTo("speeding over 60.0 from 00:00 · ended 00:09 max 65.0 · "
                        + "speeding over 60.0 from 00:15 · ended 00:24 max 65.0");
    }

    @Test
    void oneSparseReportIsAnEpisodeWhereThoseAroundItBearItOut() {
        assertThat(Findings.in("""
                every 10 s
                hold 50 for 1 s
                ahead 150 m up to 58
                ahead 160 m up to 66
                ahead 165 m down to 56
                ahead 300 m down to 50
                """)).matches("speeding over 60.0 from .* max 6.*");
    }

    @Test
    void oneWildSpeedIsNoEpisodeHoweverSparseTheReports() {
        List<Position> positions = new java.util.ArrayList<>(Drive.positions("every 10 s\nhold 50 for 100 s"));
        positions.set(5, Altered.speed(positions.get(5), 900));

        assertThat(Findings.fold(positions, HaulContext.NONE)).isEmpty();
    }

    @Test
    void reportsThatPlausibilityMarkedNeitherMakeNorBreakAnEpisode() {
        List<Position> marked = Drive.positions("hold 90 for 30 s").stream()
                .map(position -> position.withQuality(Quality.FEW_SATELLITES))
                .toList();

        assertThat(Findings.fold(marked, HaulContext.NONE)).isEmpty();
    }

    @Test
    void theRoutesLowerLimitHoldsInItsCorridor() {
        String drive = """
                hold 45 for 20 s
                hold 30 for 10 s
                """;

        assertThat(Findings.in(drive, routeNorthAt(40)))
                .isEqualTo("speeding over 40.0 from 00:00 · ended 00:19 max 45.0");
        assertThat(Findings.in(drive, routeNorthAt(60))).isEmpty();
    }

    @Test
    void theRoutesLowerLimitDoesNotReachBeyondItsCorridor() {
        assertThat(Findings.in("""
                right 90 at 9
                ahead 100 m at 50
                hold 45 for 30 s
                """, routeNorthAt(40))).doesNotContain("speeding over 40.0 from 00:2");
    }

    @Test
    void keepsTheFirstTheFastestAndTheLastReportOfALongEpisode() {
        List<HaulEvent> events = Findings.fold(Drive.positions("""
                hold 65 for 120 s
                hold 80 for 1 s
                hold 65 for 120 s
                hold 50 for 5 s
                """), HaulContext.NONE);

        SpeedingEpisode episode = ((HaulEvent.SpeedingEnded) events.getLast()).episode();
        assertThat(episode.reports())
                .hasSizeLessThanOrEqualTo(SpeedingEpisode.MAX_REPORTS)
                .contains(episode.max())
                .isSortedAccordingTo(java.util.Comparator.comparing(Position::at));
        assertThat(episode.reports().getFirst().at()).isEqualTo(episode.startedAt());
        assertThat(episode.reports().getLast().at()).isEqualTo(episode.lastOverAt());
        assertThat(episode.overReports()).isEqualTo(241);
    }

    private static HaulContext routeNorthAt(int limitKph) {
        Polyline line = new Polyline(List.of(Drive.point(0, -50), Drive.point(0, 2_000)));
        Route route = new Route(new RouteId(1), "R1", "北线", line, 25, limitKph * 10, 100, List.of(), List.of());
        return new HaulContext(List.of(route), List.of(), HaulSettings.DEFAULT);
    }
}
