package org.liandan.manifest.web;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.Decision;
import org.liandan.manifest.DisposalMethod;
import org.liandan.manifest.Entries;
import org.liandan.manifest.RefusalReason;
import org.liandan.manifest.WasteCategory;

/** 建筑垃圾接收信息; the rules of each field: {@code GET /api/v1/manifests/fields}. */
@Schema(name = "ReceiverPart")
public record ReceiptRequest(
        @Schema(description = "接收地地址", required = true) @Nullable String siteAddress,

        @Schema(description = "责任主体", required = true) @Nullable String responsibleParty,

        @Schema(description = "统一社会信用代码", required = true) @Nullable String creditCode,

        @Schema(description = "经办人", required = true) @Nullable String handlerName,

        @Schema(description = "联系电话", required = true) @Nullable String handlerPhone,

        @Schema(description = "接收时间（具体到分钟）", required = true) @Nullable String receivedAt,

        @Schema(description = "垃圾种类", required = true, implementation = WasteCategory.class) @Nullable String wasteCategory,

        @Schema(description = "接收量（立方米），拒收时为 0", type = SchemaType.NUMBER) @Nullable String volumeM3,

        @Schema(description = "拟利用处置方式", required = true, implementation = DisposalMethod.class) @Nullable String disposalMethod,

        @Schema(description = "接受意见", required = true, implementation = Decision.class) @Nullable String decision,

        @Schema(description = "部分接受或拒收的原因；也可写在备注中", implementation = RefusalReason.class) @Nullable String refusalReason,

        @Schema(description = "未接收部分去向") @Nullable String nextDestination,
        @Schema(description = "备注") @Nullable String remarks) {

    Entries entries() {
        return Entries.with("siteAddress", siteAddress)
                .with("responsibleParty", responsibleParty)
                .with("creditCode", creditCode)
                .with("handlerName", handlerName)
                .with("handlerPhone", handlerPhone)
                .with("receivedAt", receivedAt)
                .with("wasteCategory", wasteCategory)
                .with("volumeM3", volumeM3)
                .with("disposalMethod", disposalMethod)
                .with("decision", decision)
                .with("refusalReason", refusalReason)
                .with("nextDestination", nextDestination)
                .with("remarks", remarks)
                .done();
    }
}
