package org.liandan.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PulseTest {

    private static final Instant BEGIN = Instant.parse("2026-11-22T00:00:00Z");

    @Test
    void aRateIsOverTheSpanThatIsAskedFor() {
        Pulse pulse = new Pulse();
        // ten minutes at 1 a second, then one at 6
        for (int second = 0; second <= 660; second += 10) {
            pulse.take(beat(second, second <= 600 ? second : 600 + (second - 600) * 6));
        }

        assertThat(Pulse.perSecond(pulse.copy(), Pulse.Beat::received, Duration.ofMinutes(1)))
                .isEqualTo(6);
        assertThat(Pulse.perSecond(pulse.copy(), Pulse.Beat::received, Duration.ofHours(1)))
                .isCloseTo(960 / 660.0, within(1e-9));
    }

    @Test
    void oneBeatIsNoRate() {
        Pulse pulse = new Pulse();
        assertThat(Pulse.perSecond(pulse.copy(), Pulse.Beat::received, Duration.ofMinutes(1)))
                .isZero();
        pulse.take(beat(0, 12_000));

        assertThat(Pulse.perSecond(pulse.copy(), Pulse.Beat::received, Duration.ofMinutes(1)))
                .isZero();
        assertThat(Pulse.course(pulse.copy(), Pulse.Beat::received, 72)).isEmpty();
    }

    @Test
    void itNeverGrowsBeyondItsBoundAndATimeThatGoesBackIsLeftOut() {
        Pulse pulse = new Pulse();
        for (int second = 0; second < Pulse.MOST * 20; second += 10) {
            pulse.take(beat(second, second));
        }
        pulse.take(beat(5, 5));

        assertThat(pulse.copy()).hasSize(Pulse.MOST);
        assertThat(pulse.copy().getLast().at()).isAfter(BEGIN.plusSeconds(5));
    }

    @Property
    void thePartsOfACourseAddUpToTheWhole(
            @ForAll @Size(min = 2, max = 300) List<@IntRange(max = 1_000) Integer> rises,
            @ForAll @IntRange(min = 1, max = 100) int parts) {
        Pulse pulse = new Pulse();
        double total = 0;
        for (int i = 0; i < rises.size(); i++) {
            total += i == 0 ? 0 : rises.get(i);
            pulse.take(beat(i * 10, total));
        }

        List<Pulse.Beat> beats = pulse.copy();
        List<Double> course = Pulse.course(beats, Pulse.Beat::received, parts);

        assertThat(course)
                .hasSizeLessThanOrEqualTo(parts)
                .allSatisfy(rate -> assertThat(rate).isNotNegative().isLessThanOrEqualTo(100));
        assertThat(Pulse.rise(beats, Pulse.Beat::received, Duration.ofDays(1))).isEqualTo(total);
    }

    @Test
    void aLineStaysWithinItsFrameAndAFlatNothingLiesAtTheBottom() {
        assertThat(Sparkline.points(List.of(0.0, 5.0, 10.0))).contains("0.0,23.0 50.0,12.0 100.0,1.0");
        assertThat(Sparkline.points(List.of(0.0, 0.0))).contains("0.0,23.0 100.0,23.0");
        assertThat(Sparkline.points(List.of(1.0))).isEmpty();
    }

    private static Pulse.Beat beat(int second, double received) {
        return new Pulse.Beat(BEGIN.plusSeconds(second), received, received, 0, received, 0, 0, 0);
    }
}
