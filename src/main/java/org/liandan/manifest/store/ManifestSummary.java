package org.liandan.manifest.store;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.Decision;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.ManifestState;
import org.liandan.manifest.WasteCategory;

/**
 * One line of a list of manifests.
 *
 * @param volumeM3 产出量
 * @param receivedVolumeM3 接收量, once received
 * @param plate the truck, once the carrier has confirmed
 * @param warnings how many warnings it carries
 */
public record ManifestSummary(
        ManifestNumber number,
        ManifestState state,
        int version,
        String producerName,
        String carrierName,
        String receiverName,
        String originName,
        String destinationName,
        WasteCategory wasteCategory,
        BigDecimal volumeM3,
        Instant handedOverAt,
        @Nullable String plate,
        @Nullable String driverName,
        @Nullable Instant receivedAt,
        @Nullable BigDecimal receivedVolumeM3,
        @Nullable Decision decision,
        int warnings,
        Instant createdAt,
        Instant updatedAt) {}
