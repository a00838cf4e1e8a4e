package org.liandan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.liandan.policy.OpenPoints;
import org.liandan.policy.PolicyTimeline;
import org.liandan.policy.Ruling;

/** Days are those of the district, every day is one, and what is late is late by the ruling of its own evening. */
class LedgerDayTest {

    private static final LocalDate SATURDAY = LocalDate.parse("2026-11-21");

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T23:59:59+08:00, DAY_OPEN",
        "2026-11-22T00:00:00+08:00, TO_CONFIRM",
        "2026-11-22T09:59:59+08:00, TO_CONFIRM",
        "2026-11-22T10:00:00+08:00, OVERDUE"
    })
    void aDayIsConfirmedFromMidnightAndOverdueFromTen(OffsetDateTime now, LedgerStanding standing) {
        assertThat(LedgerStanding.of(SATURDAY, false, false, now.toInstant(), PolicyTimeline.PROPOSED))
                .isEqualTo(standing);
    }

    @Test
    void whatIsConfirmedIsNeverLate() {
        Instant later = Instant.parse("2027-11-22T00:00:00Z");

        assertThat(LedgerStanding.of(SATURDAY, true, false, later, PolicyTimeline.PROPOSED))
                .isEqualTo(LedgerStanding.CONFIRMED);
        assertThat(LedgerStanding.of(SATURDAY, true, true, later, PolicyTimeline.PROPOSED))
                .isEqualTo(LedgerStanding.ADDENDUM_OPEN);
    }

    @Test
    void aRulingHoldsForDaysThatEndAfterItsMoment() {
        Instant noon = Instant.parse("2026-11-22T04:00:00Z");
        PolicyTimeline ruled =
                new PolicyTimeline(List.of(new Ruling<>(1, OpenPoints.LEDGER_DUE, noon, Duration.ofHours(1))));

        assertThat(LedgerStanding.dueAt(SATURDAY, ruled)).isEqualTo(Instant.parse("2026-11-22T02:00:00Z"));
        assertThat(LedgerStanding.dueAt(SATURDAY.plusDays(1), ruled)).isEqualTo(Instant.parse("2026-11-22T17:00:00Z"));
    }

    /** Every moment lies in exactly one day. */
    @Property(tries = 100)
    void daysMeetWithoutGapOrOverlap(@ForAll @LongRange(min = 1_700_000_000L, max = 1_900_000_000L) long second) {
        Instant moment = Instant.ofEpochSecond(second);
        long days = SATURDAY.minusDays(3000)
                .datesUntil(SATURDAY.plusDays(3000))
                .map(day -> new LedgerKey(LedgerKind.SITE, 1, day))
                .filter(key -> !moment.isBefore(key.from()) && moment.isBefore(key.to()))
                .count();

        assertThat(days).isEqualTo(1);
    }

    @Test
    void aRegisterSpansALeapYearAtMost() {
        LocalDate first = LocalDate.parse("2024-01-01");

        assertThat(new RegisterFilter(first, first.plusDays(366), null, null, null, Set.of()).to())
                .isEqualTo("2025-01-01");
        assertThatThrownBy(() -> new RegisterFilter(first, first.plusDays(367), null, null, null, Set.of()))
                .isInstanceOf(LedgerRefusedException.class)
                .hasMessageContaining("367");
    }

    @ParameterizedTest
    @EnumSource(LedgerRefusal.class)
    void everyRefusalSpeaksBothLanguages(LedgerRefusal refusal) {
        var sentence = refusal.sentence("甲", "乙");

        assertThat(sentence.chinese()).matches(".*\\p{IsHan}.*").doesNotContain("%s");
        assertThat(sentence.english()).doesNotContain("%s").matches("[\\x20-\\x7e甲乙]+");
        assertThat(refusal.status()).isBetween(400, 499);
    }

    /** The chart in {@link ExportState}. */
    @Test
    void anExportThatHasEndedStaysEnded() {
        for (ExportState state : EnumSet.of(ExportState.FAILED, ExportState.CANCELLED, ExportState.EXPIRED)) {
            assertThat(state.exits()).isEmpty();
        }
        assertThat(ExportState.DONE.exits()).containsExactly(ExportState.EXPIRED);
        assertThat(ExportState.QUEUED.exits()).containsExactlyInAnyOrder(ExportState.RUNNING, ExportState.CANCELLED);
    }
}
