package org.liandan.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What holds when: the proposal, then rulings, each from its own moment on. */
class PolicyTimelineTest {

    private static final Instant NEW_YEAR = Instant.parse("2026-12-31T16:00:00Z");

    @Test
    void theProposalHoldsUntilTheBureauRules() {
        assertThat(PolicyTimeline.PROPOSED.at(NEW_YEAR).get(OpenPoints.HANDOVER_AHEAD))
                .isEqualTo(Duration.ofHours(24));
        assertThat(Policy.PROPOSED.ruling(OpenPoints.HANDOVER_AHEAD)).isEmpty();
    }

    @Test
    void aRulingHoldsFromItsVeryFirstMomentOnAndNotAMillisecondBefore() {
        var timeline = new PolicyTimeline(List.of(Ruling.read(1, OpenPoints.HANDOVER_AHEAD, NEW_YEAR, "48")));

        assertThat(timeline.at(NEW_YEAR.minusMillis(1)).get(OpenPoints.HANDOVER_AHEAD))
                .isEqualTo(Duration.ofHours(24));
        assertThat(timeline.at(NEW_YEAR).get(OpenPoints.HANDOVER_AHEAD)).isEqualTo(Duration.ofDays(2));
        assertThat(timeline.at(NEW_YEAR).get(OpenPoints.CARRIER_REMINDER)).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void ofTwoRulingsForOneMomentTheLaterMadeCounts() {
        var timeline = new PolicyTimeline(List.of(
                Ruling.read(2, OpenPoints.HANDOVER_AHEAD, NEW_YEAR, "48"),
                Ruling.read(1, OpenPoints.HANDOVER_AHEAD, NEW_YEAR, "12")));

        assertThat(timeline.at(NEW_YEAR)
                        .ruling(OpenPoints.HANDOVER_AHEAD)
                        .orElseThrow()
                        .id())
                .isEqualTo(2);
    }

    @Test
    void aRulingThatThePointCannotBeIsNoRuling() {
        assertThatThrownBy(() -> Ruling.read(1, OpenPoints.HANDOVER_AHEAD, NEW_YEAR, "-1"))
                .hasMessageContaining("handover-ahead");
    }

    @Property
    void aNewRulingChangesNothingBeforeItsMoment(
            @ForAll("rulings") List<Ruling<?>> rulings,
            @ForAll("ruling") Ruling<?> added,
            @ForAll("moments") Instant asked) {
        var before = new PolicyTimeline(rulings);
        var more = new ArrayList<>(rulings);
        more.add(added);
        var after = new PolicyTimeline(more);

        for (OpenPoint<?> point : OpenPoints.all()) {
            if (asked.isBefore(added.from()) || !point.equals(added.point())) {
                assertThat(after.at(asked).<Object>get(wildcard(point)))
                        .isEqualTo(before.at(asked).<Object>get(wildcard(point)));
            }
        }
    }

    @Property
    void theOrderOfReadingDoesNotMatter(
            @ForAll("rulings") List<Ruling<?>> rulings, @ForAll("moments") Instant asked, @ForAll Random random) {
        var shuffled = new ArrayList<>(rulings);
        Collections.shuffle(shuffled, random);

        for (OpenPoint<?> point : OpenPoints.all()) {
            assertThat(new PolicyTimeline(shuffled).at(asked).<Object>get(wildcard(point)))
                    .isEqualTo(new PolicyTimeline(rulings).at(asked).<Object>get(wildcard(point)));
        }
    }

    @SuppressWarnings("unchecked")
    private static OpenPoint<Object> wildcard(OpenPoint<?> point) {
        return (OpenPoint<Object>) point;
    }

    @Provide
    static Arbitrary<Instant> moments() {
        return Arbitraries.integers().between(-3, 12).map(hours -> NEW_YEAR.plus(Duration.ofHours(hours)));
    }

    @Provide
    static Arbitrary<Ruling<?>> ruling() {
        Arbitrary<Ruling<?>> hours = Combinators.combine(
                        Arbitraries.longs().between(1, 1_000_000),
                        moments(),
                        Arbitraries.integers().between(1, 99))
                .as((id, from, value) -> Ruling.read(id, OpenPoints.HANDOVER_AHEAD, from, String.valueOf(value)));
        Arbitrary<Ruling<?>> places = Combinators.combine(
                        Arbitraries.longs().between(1, 1_000_000), moments(), Arbitraries.of("NONE", "LANDFILL"))
                .as((id, from, value) -> Ruling.read(id, OpenPoints.OTHER_SOIL_DESTINATIONS, from, value));
        return Arbitraries.oneOf(hours, places);
    }

    @Provide
    static Arbitrary<List<Ruling<?>>> rulings() {
        return ruling().list().ofMaxSize(8).uniqueElements(Ruling::id);
    }
}
