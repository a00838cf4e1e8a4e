package org.liandan.haul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.liandan.track.Position;

/** Rule H09, off until it is switched on: slower than 1 km/h for a second or more within 30 m before a right turn. */
class StopBeforeTurnTest {

    /** The thresholds with the rule switched on. */
    static final HaulSettings SWITCHED_ON = with(new StopBeforeTurnSettings(true, 30, 10, Duration.ofSeconds(1)));

    private static final HaulContext JUDGED = HaulContext.NONE.withSettings(SWITCHED_ON);

    private static HaulSettings with(StopBeforeTurnSettings settings) {
        HaulSettings d = HaulSettings.DEFAULT;
        return new HaulSettings(
                d.speedLimitDeciKph(),
                d.rightTurnLimitDeciKph(),
                d.confirmAfter(),
                d.confirmReports(),
                d.mergeWithin(),
                d.hysteresisDeciKph(),
                d.gap(),
                d.turnFromDeg(),
                d.turnToDeg(),
                d.turnPathM(),
                d.accelerationMps2(),
                d.brakingMps2(),
                d.cruiseMps(),
                d.timeToleranceS(),
                d.placeToleranceM(),
                settings,
                d.episodes(),
                d.plausibility());
    }

    @Test
    void nothingIsSaidUntilTheRuleIsSwitchedOn() {
        String drive = """
                ahead 200 m at 30
                ahead 30 m down to 8
                right 90 at 8
                ahead 100 m at 30
                """;

        assertThat(Findings.in(drive)).isEqualTo("COMPLIANT 8.0");
        assertThat(Findings.in(drive, JUDGED)).isEqualTo("COMPLIANT 8.0 · stop OBSERVED");
    }

    @Test
    void aTruckThatStoppedAtTheCornerHasStopped() {
        assertThat(Findings.in("""
                ahead 200 m at 30
                ahead 30 m down to 4
                stand 3 s
                ahead 8 m at 6
                right 90 at 8
                ahead 100 m at 30
                """, JUDGED)).isEqualTo("COMPLIANT 8.0 · stop COMPLIANT");
    }

    @Test
    void aRedLightAHundredMetresBackIsNoStopBeforeTheTurn() {
        assertThat(Findings.in("""
                ahead 200 m at 30
                stand 20 s
                ahead 110 m at 25
                right 90 at 8
                ahead 100 m at 30
                """, JUDGED)).endsWith("stop OBSERVED");
    }

    @Test
    void betweenSparseReportsATruckMayHaveStopped() {
        assertThat(Findings.in("""
                every 15 s
                ahead 300 m at 30
                right 90 at 9
                ahead 300 m at 30
                """, JUDGED)).endsWith("stop UNDETERMINABLE SAMPLING");
    }

    @Test
    void whereThereWasNoTimeForItASparseReportProvesThatItDidNot() {
        String found = Findings.in("""
                every 5 s
                ahead 304 m at 42
                right 90 at 34
                ahead 300 m at 42
                """, JUDGED);

        assertThat(found).containsAnyOf("stop PROVEN", "stop OBSERVED").doesNotContain("stop UNDETERMINABLE");
    }

    @Test
    void whereTheTurnCannotBeLocatedNorCanTheStop() {
        List<HaulEvent> found = Findings.fold(Drive.positions("""
                every 30 s
                ahead 600 m at 30
                right 90 at 9
                ahead 600 m at 30
                """), JUDGED);

        assertThat(Findings.text(found)).isEqualTo("UNDETERMINABLE GEOMETRY · stop UNDETERMINABLE GEOMETRY");
    }

    @Test
    void aFindingSaysHowLongTheTruckCanHaveStoodAtMost() {
        TurnStop stop = stops(Drive.positions("""
                        ahead 200 m at 30
                        right 90 at 20
                        ahead 100 m at 30
                        """)).getFirst();

        assertThat(stop.verdict()).isEqualTo(Verdict.OBSERVED);
        assertThat(stop.longestStanding()).isZero();
        assertThat(stop.asked()).isEqualTo(Duration.ofSeconds(1));
        assertThat(stop.reportsBefore()).isGreaterThan(5);
        assertThat(stop.reports().getFirst().at()).isBefore(stop.turn().startedAt());
        assertThat(stop.established()).isEqualTo(Established.REPORTS_WITHOUT_A_STOP);
    }

    @Test
    void aStandingReceiverThatTremblesIsNoMovingTruck() {
        assertThat(Findings.in("""
                ahead 200 m at 30
                ahead 30 m down to 4
                hold 1.1 for 8 s
                ahead 6 m at 6
                right 90 at 8
                ahead 100 m at 30
                """, JUDGED)).endsWith("stop UNDETERMINABLE SAMPLING");
    }

    @Test
    void thresholdsHaveBounds() {
        assertThatThrownBy(() -> new StopBeforeTurnSettings(true, 0, 10, Duration.ofSeconds(1)))
                .hasMessageContaining("withinM");
        assertThatThrownBy(() -> new StopBeforeTurnSettings(true, 30, 31, Duration.ofSeconds(1)))
                .hasMessageContaining("belowDeciKph");
        assertThatThrownBy(() -> new StopBeforeTurnSettings(true, 30, 10, Duration.ofSeconds(61)))
                .hasMessageContaining("standing");
    }

    @Property(tries = 1500)
    void whoStopsBeforeATurnIsNeverAccused(
            @ForAll @IntRange(min = 1, max = 30) int everyS,
            @ForAll @IntRange(min = 0, max = 29) int startM,
            @ForAll @DoubleRange(min = 0, max = 30) double beforeTurnM,
            @ForAll @DoubleRange(min = 1, max = 20) double standingS,
            @ForAll @DoubleRange(min = 10, max = 60) double approachKph,
            @ForAll @DoubleRange(min = 0.3, max = 5) double brakingMps2,
            @ForAll @DoubleRange(min = 0.3, max = 1.2) double accelerationMps2,
            @ForAll @DoubleRange(min = 60, max = 130) double angleDeg) {
        double mps = approachKph / 3.6;
        double brakingM = mps * mps / 2 / brakingMps2;
        double turnKph = Math.max(3, Math.min(25, 3.6 * Math.sqrt(2 * accelerationMps2 * beforeTurnM)));

        List<Position> reports = Drive.positions(String.join(
                "\n",
                "every " + everyS + " s",
                "ahead %d m at %.1f".formatted(200 + startM, approachKph),
                "ahead %.2f m down to 0.01".formatted(Math.max(1, brakingM)),
                "stand %.1f s".formatted(standingS),
                "ahead %.2f m up to %.2f".formatted(Math.max(0.5, beforeTurnM), turnKph),
                "right %.0f at %.2f".formatted(angleDeg, turnKph),
                "ahead 250 m at 20"));

        assertThat(stops(reports)).noneMatch(stop -> stop.verdict().isViolation());
    }

    @Property(tries = 500)
    void whoNeverSlowsBelowEightIsSeenNotToStopWhereReportsAreClose(
            @ForAll @DoubleRange(min = 8, max = 30) double kph,
            @ForAll @DoubleRange(min = 60, max = 130) double angleDeg) {
        List<Position> reports = Drive.positions(String.join(
                "\n",
                "ahead 250 m at %.1f".formatted(kph),
                "right %.0f at %.1f".formatted(angleDeg, kph),
                "ahead 200 m at %.1f".formatted(kph)));

        assertThat(stops(reports))
                .singleElement()
                .satisfies(stop -> assertThat(stop.verdict()).isEqualTo(Verdict.OBSERVED));
    }

    @Property(tries = 300)
    void cutAnywhereTheSameIsFound(@ForAll long seed) {
        Random random = new Random(seed);
        List<Position> reports = Drive.positions("""
                every 2 s
                ahead 150 m at 30
                right 90 at 15
                ahead 120 m at 30
                stand 30 s
                ahead 60 m at 12
                right 80 at 9
                ahead 200 m at 30
                """);
        int cut = random.nextInt(reports.size());
        List<HaulEvent> whole = Findings.fold(reports, JUDGED);
        List<HaulEvent> parts = new ArrayList<>();
        HaulFold before = new HaulFold();
        reports.subList(0, cut).forEach(report -> before.judgeMarked(report, JUDGED, parts::add));
        HaulFold after = new HaulFold(before.memory());
        reports.subList(cut, reports.size()).forEach(report -> {
            after.judgeMarked(report, JUDGED, parts::add);
            after.judgeMarked(report, JUDGED, parts::add);
        });

        assertThat(parts).isEqualTo(whole);
    }

    private static List<TurnStop> stops(List<Position> reports) {
        return Findings.fold(reports, JUDGED).stream()
                .filter(HaulEvent.TurnStopJudged.class::isInstance)
                .map(event -> ((HaulEvent.TurnStopJudged) event).stop())
                .toList();
    }
}
