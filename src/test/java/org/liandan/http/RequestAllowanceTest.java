package org.liandan.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** How many requests an account has left. */
class RequestAllowanceTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

    @Test
    void aTenthOfAMinutesIsThereAtOnceAndNoMore() {
        RequestAllowance allowance = RequestAllowance.full(600, NOW);
        int sent = 0;
        while (allowance.allows()) {
            allowance = allowance.taken().at(NOW);
            sent++;
        }

        assertThat(sent).isEqualTo(60);
        assertThat(allowance.secondsUntil(1)).isEqualTo(1);
        assertThat(allowance.at(NOW.plusMillis(99)).allows()).isFalse();
        assertThat(allowance.at(NOW.plusMillis(100)).allows()).isTrue();
    }

    @Test
    void whoeverComesBackWhenToldIsLetIn() {
        RequestAllowance empty = new RequestAllowance(7, 0.2, NOW);

        assertThat(empty.at(NOW.plusSeconds(empty.secondsUntil(1))).allows()).isTrue();
    }

    @Test
    void aClockThatIsSetBackTakesNothing() {
        assertThat(RequestAllowance.full(60, NOW).at(NOW.minusSeconds(3_600)).remaining())
                .isEqualTo(10);
    }

    @Property
    void neverMoreThanTheBucketAndWhatTheTimeBrings(
            @ForAll @IntRange(min = 1, max = 100_000) int perMinute,
            @ForAll @Size(max = 50) List<@IntRange(min = 0, max = 5_000) Integer> pausesMillis) {
        RequestAllowance allowance = RequestAllowance.full(perMinute, NOW);
        Instant at = NOW;
        long taken = 0;
        for (int pause : pausesMillis) {
            at = at.plusMillis(pause);
            allowance = allowance.at(at);
            while (allowance.allows()) {
                allowance = allowance.taken();
                taken++;
            }
            assertThat(allowance.remaining()).isZero();
        }
        long millis = at.toEpochMilli() - NOW.toEpochMilli();
        assertThat(taken).isLessThanOrEqualTo(allowance.bucket() + (long) Math.ceil(millis / 60_000.0 * perMinute) + 1);
    }
}
