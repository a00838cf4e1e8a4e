package org.liandan.manifest.web;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.Entries;
import org.liandan.manifest.store.NewManifest;

/**
 * What a producer sends to create a manifest or to change a draft. Scalars are read as text, so that the field table judges
 * all of them and every fault is told at once.
 *
 * @param originPlace code or id of one of the producer's places
 * @param destinationPlace code or id of the place where the load is to go
 * @param carrierOrganization credit code or id of the carrier
 * @param receiverOrganization credit code or id of the receiver; by default the operator of the destination
 * @param issue whether to sign at once; true when left out
 * @param producer the producer's part
 * @param number one of the producer's reserved numbers; by default the next one of the day
 */
@Schema(name = "ManifestRequest")
public record ManifestRequest(
        @Schema(description = "产出地（本单位场所的编码或编号）", examples = "SITE-01", required = true) @Nullable String originPlace,

        @Schema(description = "目的地（场所的编码或编号）", examples = "SORTING-01", required = true) @Nullable String destinationPlace,

        @Schema(description = "承运方（统一社会信用代码或编号）", examples = "91150203MA0KDL0112", required = true) @Nullable String carrierOrganization,

        @Schema(description = "接收方，默认目的地经营单位") @Nullable String receiverOrganization,

        @Schema(description = "是否立即签发，默认 true；false 存为草稿") @Nullable Boolean issue,

        @Schema(required = true) @Nullable ProducerBody producer,

        @Schema(description = "预留号段中的编号，供断网场所补录") @Nullable String number) {

    NewManifest asked() {
        return new NewManifest(
                originPlace,
                destinationPlace,
                carrierOrganization,
                receiverOrganization,
                producer == null ? Entries.NONE : producer.entries(),
                number);
    }

    boolean issueAtOnce() {
        return !Boolean.FALSE.equals(issue);
    }
}
