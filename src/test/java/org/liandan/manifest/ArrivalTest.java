package org.liandan.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.liandan.geo.LonLat;
import org.liandan.manifest.Whereabouts.LastReport;

/** When a truck comes, from one report. */
class ArrivalTest {

    private static final Instant NOW = Instant.parse("2026-06-01T02:00:00Z");

    @Test
    void atTheUsualSpeedTenKilometresOfStraightLineAreSixAndTwentyMinutes() {
        assertThat(Arrival.of(report(0, 30), 10_000, NOW)).isEqualTo(new Arrival.Coming(13_000, 26, Duration.ZERO));
    }

    @Test
    void aTruckAtARedLightIsStillComing() {
        assertThat(Arrival.of(report(0, 0), 10_000, NOW)).isEqualTo(new Arrival.Coming(13_000, 52, Duration.ZERO));
    }

    @Test
    void whatPassedSinceTheReportIsTakenOff() {
        assertThat(Arrival.of(report(300, 30), 10_000, NOW))
                .isEqualTo(new Arrival.Coming(13_000, 21, Duration.ofMinutes(5)));
    }

    @Test
    void positionsScatterAtTheFence() {
        assertThat(Arrival.of(report(5, 3), 30, NOW)).isEqualTo(new Arrival.Inside(Duration.ofSeconds(5)));
        assertThat(Arrival.of(report(5, 3), 31, NOW)).isInstanceOf(Arrival.Coming.class);
    }

    @Test
    void afterTenMinutesOfSilenceNobodyPromisesAnything() {
        assertThat(Arrival.of(report(600, 30), 1000, NOW)).isInstanceOf(Arrival.Coming.class);
        assertThat(Arrival.of(report(601, 30), 1000, NOW)).isEqualTo(new Arrival.Silent(1300, Duration.ofSeconds(601)));
        assertThat(Arrival.of(report(601, 30), 0, NOW)).isInstanceOf(Arrival.Silent.class);
    }

    @Test
    void aClockThatIsFastMakesNoReportOfTheFuture() {
        assertThat(Arrival.of(report(-20, 30), 0, NOW)).isEqualTo(new Arrival.Inside(Duration.ZERO));
    }

    @Property
    void whoIsComingComesInAMinuteOrMoreAndWhoIsNearerIsNotLater(
            @ForAll @DoubleRange(min = 31, max = 200_000) double distanceM,
            @ForAll @DoubleRange(min = 0, max = 120) double speedKph,
            @ForAll @IntRange(max = 600) int ageS) {
        var far = (Arrival.Coming) Arrival.of(report(ageS, speedKph), distanceM, NOW);
        var near = (Arrival.Coming) Arrival.of(report(ageS, speedKph), Math.max(31, distanceM / 2), NOW);

        assertThat(near.minutes()).isBetween(1L, far.minutes());
    }

    private static LastReport report(int ageS, double speedKph) {
        return new LastReport(new LonLat(109.8, 40.65), NOW.minusSeconds(ageS), speedKph);
    }
}
