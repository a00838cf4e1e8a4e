package org.liandan.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which reports may stand among the positions. */
class AdmissionTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    private final Admission admission = new Admission(Duration.ofDays(90));

    @ParameterizedTest
    @CsvSource({"PT0S", "PT10M", "PT-24H", "-P90D"})
    void timesFromTheRetentionToTenMinutesAheadAreAdmitted(Duration ahead) {
        assertThat(admission.refuse(at(NOW.plus(ahead), 109_840_000, 40_657_000)))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"PT10M1S,FUTURE_TIME", "P36500D,FUTURE_TIME", "-P91D,BEFORE_RETENTION"})
    void timesBeyondAreSetAside(Duration ahead, SetAsideReason reason) {
        assertThat(admission.refuse(at(NOW.plus(ahead), 109_840_000, 40_657_000)))
                .extracting(SetAside::reason)
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"180000001,0", "-180000001,0", "0,90000001", "0,-2147483648"})
    void aPlaceThatIsNotOnTheGlobeIsSetAside(int lonE6, int latE6) {
        assertThat(admission.refuse(at(NOW, lonE6, latE6)))
                .extracting(SetAside::reason)
                .isEqualTo(SetAsideReason.BAD_COORDINATES);
    }

    @Test
    void theEdgeOfTheGlobeIsOnIt() {
        assertThat(admission.refuse(at(NOW, -180_000_000, 90_000_000))).isNull();
    }

    private static Position at(Instant at, int lonE6, int latE6) {
        return new Position(1, 1, at, NOW, lonE6, latE6, 0, 0, 0, 0, 3, -1, -1, -1, false, 0);
    }
}
