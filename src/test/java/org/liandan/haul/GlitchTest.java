package org.liandan.haul;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.liandan.track.Altered;
import org.liandan.track.Position;

/** What receivers in trouble send never makes an episode of speeding; a real burst always does. */
class GlitchTest {

    /** A drive through town within the limit of 60, with ups and downs, turns and a stop. */
    private static String lawfulDrive(int everyS) {
        return """
                every %d s
                ahead 60 m up to 30
                hold 55 for 60 s
                ahead 120 m down to 20
                right 90 at 15
                ahead 200 m up to 58
                hold 58 for 90 s
                ahead 120 m down to 5
                stand 20 s
                ahead 150 m up to 45
                hold 45 for 120 s
                """.formatted(everyS);
    }

    @Property(tries = 300)
    void fivePercentOfWildSpeedsMakeNoEpisode(@ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int everyS) {
        Random random = new Random(seed);
        List<Position> reports = new ArrayList<>(Drive.positions(lawfulDrive(everyS)));
        reports.replaceAll(report -> random.nextDouble() < 0.05 ? wildSpeed(report, random) : report);

        assertThat(speeding(reports)).isEmpty();
    }

    @Property(tries = 300)
    void fivePercentOfWildPlacesMakeNoEpisode(@ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int everyS) {
        Random random = new Random(seed);
        List<Position> reports = new ArrayList<>(Drive.positions(lawfulDrive(everyS)));
        reports.replaceAll(report -> random.nextDouble() < 0.05 ? wildPlace(report, random) : report);

        assertThat(speeding(reports)).isEmpty();
    }

    @Property(tries = 200)
    void aFrozenFixMakesNoEpisodeWhateverSpeedItSays(
            @ForAll @IntRange(min = 0, max = 100) int from, @ForAll @IntRange(min = 2, max = 60) int length) {
        List<Position> reports = new ArrayList<>(Drive.positions(lawfulDrive(2)));
        Position frozen = reports.get(from);
        for (int i = from; i < Math.min(from + length, reports.size()); i++) {
            Position there = Altered.place(reports.get(i), frozen.lonE6(), frozen.latE6());
            reports.set(i, Altered.speed(there, 950));
        }

        assertThat(speeding(reports)).isEmpty();
    }

    @Property(tries = 100)
    void aReceiverThatJumpsToAndFroMakesNoEpisode(@ForAll long seed, @ForAll @IntRange(min = 1, max = 10) int everyS) {
        Random random = new Random(seed);
        List<Position> reports = new ArrayList<>(Drive.positions(lawfulDrive(everyS)));
        for (int i = 20; i < Math.min(40, reports.size()); i += 2) {
            Position report = reports.get(i);
            Position far = Altered.place(report, report.lonE6() + 20_000 + random.nextInt(9_000), report.latE6());
            reports.set(i, Altered.speed(far, 700 + random.nextInt(400)));
        }

        assertThat(speeding(reports)).isEmpty();
    }

    /** Up and down as hard as a truck can, at the least above the limit for 15 s; wherever the reports fall. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aBurstOfFifteenSecondsIsAlwaysFound(int everyS) {
        for (int peakKph = 64; peakKph <= 90; peakKph += 4) {
            for (int shiftM = 0; shiftM < 150; shiftM += 10) {
                List<Position> reports = Drive.positions("""
                        every %d s
                        hold 50 for 60 s
                        ahead %d m at 50
                        ahead %d m up to 60
                        ahead %d m up to %d
                        hold %d for %s s
                        ahead %d m down to 60
                        ahead 45 m down to 50
                        hold 50 for 60 s
                        """.formatted(
                                everyS,
                                shiftM + 1,
                                70,
                                rampM(60, peakKph, 0.8),
                                peakKph,
                                peakKph,
                                Math.max(0, 15 - (peakKph - 60) / 3.6 / 0.8 - (peakKph - 60) / 3.6 / 1.5),
                                rampM(60, peakKph, 1.5)));

                assertThat(speeding(reports))
                        .as("peak %d km/h, shifted %d m, every %d s", peakKph, shiftM, everyS)
                        .hasSize(1);
            }
        }
    }

    @Property(tries = 100)
    void aBurstIsFoundAmongGlitchesToo(@ForAll long seed) {
        Random random = new Random(seed);
        List<Position> reports = new ArrayList<>(Drive.positions("""
                hold 50 for 60 s
                ahead 70 m up to 60
                ahead 90 m up to 70
                hold 70 for 25 s
                ahead 60 m down to 50
                hold 50 for 60 s
                """));
        reports.replaceAll(report -> random.nextDouble() < 0.05 ? wildSpeed(report, random) : report);

        assertThat(speeding(reports)).isNotEmpty();
    }

    /** Metres in which a truck changes its speed evenly at a rate, m/s². */
    private static int rampM(int fromKph, int toKph, double rate) {
        return (int) Math.round((toKph * toKph - fromKph * fromKph) / 12.96 / 2 / rate);
    }

    private static Position wildSpeed(Position report, Random random) {
        int by = 200 + random.nextInt(1_000);
        int wild = random.nextInt(4) == 0 ? report.speedDeciKph() - by : report.speedDeciKph() + by;
        return Altered.speed(report, Math.max(0, wild));
    }

    private static Position wildPlace(Position report, Random random) {
        return Altered.place(
                report,
                report.lonE6() + (random.nextInt(40_000) - 20_000) / (1 + random.nextInt(30)),
                report.latE6() + (random.nextInt(40_000) - 20_000) / (1 + random.nextInt(30)));
    }

    private static List<SpeedingEpisode> speeding(List<Position> reports) {
        List<SpeedingEpisode> episodes = new ArrayList<>();
        HaulFold fold = new HaulFold();
        for (Position report : reports) {
            Position _ = fold.judge(report, HaulContext.NONE, event -> {
                if (event instanceof HaulEvent.SpeedingStarted(SpeedingEpisode episode)) {
                    episodes.add(episode);
                }
            });
        }
        return episodes;
    }
}
