package org.liandan.haul.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ReadableThresholdTest {

    @Test
    void speedsAreReadInKilometresAnHour() {
        assertThat(ReadableThreshold.read("speedLimitDeciKph", "600")).isEqualTo("60");
        assertThat(ReadableThreshold.read("episodes.belowDeciKph", "15")).isEqualTo("1.5");
        assertThat(ReadableThreshold.read("cruiseMps", "22.22222222222222")).isEqualTo("80");
        assertThat(ReadableThreshold.readChange("speedLimitDeciKph", "600 → 555"))
                .isEqualTo("60 → 55.5");
    }

    @Test
    void otherValuesStayAsTheyAre() {
        assertThat(ReadableThreshold.read("gap", "45")).isEqualTo("45");
        assertThat(ReadableThreshold.keep("gap", "45")).isEqualTo("45");
        assertThat(ReadableThreshold.read("stopBeforeTurn.judged", "false")).isEqualTo("false");
    }

    @Test
    void whatIsNoNumberIsLeftForTheCheckToRefuse() {
        assertThat(ReadableThreshold.keep("speedLimitDeciKph", "六十")).isEqualTo("六十");
    }

    @Property
    void whatIsReadAndTypedAgainIsKeptAsItWas(@ForAll @IntRange(max = 2_000) int deciKph) {
        String kept = String.valueOf(deciKph);

        assertThat(ReadableThreshold.keep("speedLimitDeciKph", ReadableThreshold.read("speedLimitDeciKph", kept)))
                .isEqualTo(kept);
    }
}
