package org.liandan.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.ManifestNumber;

/**
 * A truck that came to a site with a load for which there is no receipt (rule R-605: 进料台账记录完整).
 *
 * @param number its manifest
 * @param plate the truck
 * @param carrier 承运方
 * @param enteredAt when its track entered the fence, or when the arrival was recorded; null where neither is known
 */
public record Arrival(
        ManifestNumber number,
        @Nullable String plate,
        String carrier,
        @Nullable Instant enteredAt) {}
