package org.liandan.manifest.web;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.Decision;
import org.liandan.manifest.DistrictTime;
import org.liandan.manifest.ManifestState;
import org.liandan.manifest.WasteCategory;
import org.liandan.manifest.store.ManifestSummary;

/** A manifest in a list. */
@Schema(name = "ManifestSummary")
public record ManifestLine(
        String number,
        ManifestState state,
        int version,
        String producer,
        String carrier,
        String receiver,
        String origin,
        String destination,
        WasteCategory wasteCategory,
        BigDecimal volumeM3,
        OffsetDateTime handedOverAt,
        @Nullable String plate,
        @Nullable String driverName,
        @Nullable OffsetDateTime receivedAt,
        @Nullable BigDecimal receivedVolumeM3,
        @Nullable Decision decision,
        int warnings,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt) {

    static ManifestLine of(ManifestSummary summary) {
        return new ManifestLine(
                summary.number().value(),
                summary.state(),
                summary.version(),
                summary.producerName(),
                summary.carrierName(),
                summary.receiverName(),
                summary.originName(),
                summary.destinationName(),
                summary.wasteCategory(),
                summary.volumeM3(),
                DistrictTime.at(summary.handedOverAt()),
                summary.plate(),
                summary.driverName(),
                summary.receivedAt() == null ? null : DistrictTime.at(summary.receivedAt()),
                summary.receivedVolumeM3(),
                summary.decision(),
                summary.warnings(),
                DistrictTime.at(summary.createdAt()),
                DistrictTime.at(summary.updatedAt()));
    }
}
