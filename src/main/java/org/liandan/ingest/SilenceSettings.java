package org.liandan.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.liandan.haul.SilenceRule;

/** When silent trucks are asked about, {@code liandan.silence.*}; the meaning is that of {@link SilenceRule}. */
@ConfigMapping(prefix = "liandan.silence")
public interface SilenceSettings {

    /** How often the watch looks; {@code off} for never. */
    @WithDefault("15s")
    String every();

    @WithDefault("10m")
    Duration limit();

    @WithDefault("6m")
    Duration quiet();

    @WithDefault("3m")
    Duration atOnce();

    @WithDefault("0.5")
    @DecimalMin("0.1") @DecimalMax("1") double outageShare();

    @WithDefault("5")
    @Min(2) int outageLeast();

    @WithDefault("24h")
    Duration forgetAfter();

    @WithDefault("90s")
    Duration longestPause();

    /** How long after its end a silence is looked at again, for reports that are uploaded late. */
    @WithDefault("24h")
    Duration uploadsWithin();

    /** As a value; refuses what does not go together. */
    default SilenceRule rule() {
        return new SilenceRule(limit(), quiet(), atOnce(), outageShare(), outageLeast(), forgetAfter(), longestPause());
    }
}
