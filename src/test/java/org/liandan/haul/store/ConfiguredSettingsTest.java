package org.liandan.haul.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.liandan.haul.HaulSettings;

class ConfiguredSettingsTest {

    @Test
    void whatIsNotSetIsTheSoftwaresOwn() {
        assertThat(settings(Map.of())).isEqualTo(HaulSettings.DEFAULT);
    }

    @Test
    void oneThresholdIsSetAndTheOthersStay() {
        HaulSettings settings = settings(Map.of("speed-limit-deci-kph", "500", "confirm-after", "PT15S"));

        assertThat(settings.speedLimitDeciKph()).isEqualTo(500);
        assertThat(settings.confirmAfter()).isEqualTo(Duration.ofSeconds(15));
        assertThat(settings.confirmReports()).isEqualTo(HaulSettings.DEFAULT.confirmReports());
    }

    @Test
    void nobodyRaisesTheLimitOfTheNotice() {
        assertThatThrownBy(() -> settings(Map.of("speed-limit-deci-kph", "800")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("liandan.haul.speed-limit-deci-kph");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        assertThatThrownBy(() -> settings(Map.of("confirm-after", "soon", "colour", "red")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("liandan.haul.colour")
                .hasMessageContaining("liandan.haul.confirm-after");
    }

    private static HaulSettings settings(Map<String, String> values) {
        return new ConfiguredSettings(values).settings();
    }
}
