package org.liandan.haul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SettingsTimelineTest {

    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");

    private final SettingsTimeline timeline =
            new SettingsTimeline(List.of(entry(3, APRIL), entry(1, Instant.EPOCH), entry(2, MARCH)));

    @Test
    void aMomentHasTheLatestEntryThatIsNotAfterIt() {
        assertThat(timeline.at(MARCH.minusNanos(1)).id()).isEqualTo(1);
        assertThat(timeline.at(MARCH).id()).isEqualTo(2);
        assertThat(timeline.at(APRIL.minusNanos(1)).id()).isEqualTo(2);
        assertThat(timeline.at(APRIL.plusSeconds(1_000_000)).id()).isEqualTo(3);
    }

    @Test
    void beforeTheFirstEntryThatOneHolds() {
        assertThat(timeline.at(Instant.EPOCH.minusSeconds(1)).id()).isEqualTo(1);
    }

    @Test
    void ofTwoEntriesForTheSameMomentTheOneEnteredLaterCounts() {
        SettingsTimeline corrected = new SettingsTimeline(List.of(entry(5, MARCH), entry(4, MARCH)));

        assertThat(corrected.at(MARCH).id()).isEqualTo(5);
        assertThat(corrected.entries()).hasSize(1);
    }

    @Test
    void aStretchHasEveryEntryThatHoldsInIt() {
        assertThat(timeline.during(MARCH.plusSeconds(1), MARCH.plusSeconds(60)))
                .extracting(SettingsTimeline.Entry::id)
                .containsExactly(2L);
        assertThat(timeline.during(MARCH.minusSeconds(1), APRIL))
                .extracting(SettingsTimeline.Entry::id)
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void thereMustBeSomethingToJudgeBy() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SettingsTimeline(List.of()));
    }

    @Property
    void anEntryForTheFutureTouchesNoEarlierMoment(@ForAll @LongRange(min = 0, max = 4_000_000_000L) long second) {
        Instant moment = Instant.ofEpochSecond(second);
        SettingsTimeline before = new SettingsTimeline(List.of(entry(1, Instant.EPOCH), entry(2, MARCH)));

        if (moment.isBefore(APRIL)) {
            assertThat(timeline.at(moment)).isEqualTo(before.at(moment));
        } else {
            assertThat(timeline.at(moment).id()).isEqualTo(3);
        }
    }

    private static SettingsTimeline.Entry entry(long id, Instant from) {
        return new SettingsTimeline.Entry(id, from, HaulSettings.DEFAULT);
    }
}
