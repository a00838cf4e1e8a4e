package org.liandan.manifest.web;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.Entries;
import org.liandan.manifest.TransportMode;

/** 建筑垃圾运输信息; the rules of each field: {@code GET /api/v1/manifests/fields}. */
@Schema(name = "CarrierPart")
public record CarriageRequest(
        @Schema(description = "运输方式", required = true, implementation = TransportMode.class) @Nullable String transportMode,

        @Schema(description = "责任主体", required = true) @Nullable String responsibleParty,

        @Schema(description = "统一社会信用代码", required = true) @Nullable String creditCode,

        @Schema(description = "驾驶员", required = true) @Nullable String driverName,

        @Schema(description = "联系电话", required = true) @Nullable String driverPhone,

        @Schema(description = "车辆牌号", required = true, examples = "蒙B12345") @Nullable String plate,

        @Schema(description = "运输起点，默认产出地地址") @Nullable String origin,
        @Schema(description = "运输终点，默认接收地地址") @Nullable String destination) {

    Entries entries() {
        return Entries.with("transportMode", transportMode)
                .with("responsibleParty", responsibleParty)
                .with("creditCode", creditCode)
                .with("driverName", driverName)
                .with("driverPhone", driverPhone)
                .with("plate", plate)
                .with("origin", origin)
                .with("destination", destination)
                .done();
    }
}
