package org.liandan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessageRateTest {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final int A_SECOND = 200;
    private static final int BURST = 4_000;

    private final MessageRate rate = new MessageRate(0);

    @Test
    void anOrdinaryTerminalIsNeverPaused() {
        for (int second = 0; second < 10_000; second++) {
            rate.took(10);
            assertThat(rate.pauseNs(second * SECOND_NS, A_SECOND, BURST)).isZero();
        }
    }

    @Test
    void whatLayInATunnelComesAtOnce() {
        rate.took(BURST);

        assertThat(rate.pauseNs(0, A_SECOND, BURST)).isZero();
    }

    @Test
    void beyondThatItIsPausedUntilItHasNoMoreThanItsRate() {
        rate.took(BURST + 3 * A_SECOND);

        assertThat(rate.pauseNs(0, A_SECOND, BURST)).isEqualTo(3 * SECOND_NS);
        rate.took(1);
        assertThat(rate.pauseNs(3 * SECOND_NS, A_SECOND, BURST)).isPositive();
    }

    @Test
    void inTheLongRunItGetsItsRate() {
        long now = 0;
        long taken = 0;
        while (now < 3_600 * SECOND_NS) {
            rate.took(500);
            taken += 500;
            now += Math.max(SECOND_NS / 1_000, rate.pauseNs(now, A_SECOND, BURST));
        }
        assertThat(taken).isBetween(3_600L * A_SECOND, 3_600L * A_SECOND + BURST + 1_000);
    }

    @Test
    void silenceIsNoSavingBeyondTheBurst() {
        rate.took(1);
        assertThat(rate.pauseNs(0, A_SECOND, BURST)).isZero();
        rate.took(2 * BURST);

        assertThat(rate.pauseNs(86_400 * SECOND_NS, A_SECOND, BURST)).isEqualTo(20 * SECOND_NS);
    }
}
