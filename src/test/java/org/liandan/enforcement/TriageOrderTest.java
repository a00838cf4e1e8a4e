package org.liandan.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.liandan.geo.LonLat;
import org.liandan.haul.Established;
import org.liandan.haul.Measure;
import org.liandan.haul.RuleCode;
import org.liandan.haul.Verdict;
import org.liandan.haul.Violation;
import org.liandan.haul.ViolationType;
import org.liandan.party.OrganizationId;

/** In which order findings are looked at, and how a case is numbered. */
class TriageOrderTest {

    private static final Instant NOW = Instant.parse("2026-11-20T04:00:00Z");

    @ParameterizedTest
    @CsvSource({"650, MINOR", "719, MINOR", "720, SERIOUS", "899, SERIOUS", "900, GRAVE"})
    void speedingIsGradedByItsShareOfTheLimit(int deciKph, Severity severity) {
        assertThat(Severity.of(ViolationType.SPEEDING, new Measure.Speed(600, deciKph)))
                .isEqualTo(severity);
    }

    @Test
    void aForbiddenZoneIsGraveWithoutANumber() {
        assertThat(Severity.of(ViolationType.FORBIDDEN_ZONE, new Measure.Nothing()))
                .isEqualTo(Severity.GRAVE);
        assertThat(Severity.of(ViolationType.OFFLINE, new Measure.Time(Duration.ZERO, Duration.ofHours(1))))
                .as("a limit of nothing divides nothing")
                .isEqualTo(Severity.MINOR);
    }

    @Test
    void whatIsOverdueComesFirstThenTheGravestThenTheOldest() {
        Waiting lateMinor = waiting(1, 650, NOW.minusSeconds(60));
        Waiting lateGrave = waiting(2, 990, NOW.minusSeconds(30));
        Waiting grave = waiting(3, 950, NOW.plusSeconds(900));
        Waiting olderMinor = waiting(4, 650, NOW.plusSeconds(100));
        Waiting minor = waiting(5, 650, NOW.plusSeconds(200));

        List<Long> order = Stream.of(minor, olderMinor, grave, lateMinor, lateGrave)
                .sorted(Waiting.mostUrgentFirst(NOW))
                .map(one -> one.violation().id())
                .toList();

        assertThat(order).containsExactly(2L, 1L, 3L, 4L, 5L);
    }

    @ParameterizedTest
    @CsvSource({"2026-00017, true", "2026-17, false", "' 2026-00017 ', true", "x, false"})
    void aCaseNumberIsYearAndSerial(String text, boolean readable) {
        assertThat(CaseNumber.read(text).isPresent()).isEqualTo(readable);
    }

    @Test
    void everyRefusalHasBothSentences() {
        for (ReviewRefusal refusal : ReviewRefusal.values()) {
            assertThat(refusal.sentence("甲", "乙", "丙").chinese()).isNotBlank().doesNotContain("%s");
            assertThat(refusal.sentence("甲", "乙", "丙").english()).isNotBlank().doesNotContain("%s");
            assertThat(refusal.status()).isIn(400, 403, 404, 409, 422);
        }
    }

    private static Waiting waiting(long id, int deciKph, Instant due) {
        Measure measure = new Measure.Speed(600, deciKph);
        return new Waiting(
                new Violation(
                        id,
                        ViolationType.SPEEDING,
                        1,
                        "蒙B12345",
                        "13900000000",
                        new OrganizationId(1),
                        "承运公司",
                        null,
                        null,
                        null,
                        null,
                        null,
                        due.minus(Duration.ofHours(25)),
                        null,
                        due.minus(Duration.ofHours(24)),
                        measure,
                        Verdict.OBSERVED,
                        Established.ONE_REPORT_IN_TURN,
                        new LonLat(109.8, 40.6),
                        RuleCode.ofCode("H01"),
                        1,
                        false),
                Severity.of(ViolationType.SPEEDING, measure),
                due);
    }
}
