package org.liandan.manifest.web;

import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.DistrictTime;
import org.liandan.manifest.store.WaybillList;
import org.liandan.manifest.waybill.WaybillReason;

/**
 * A waybill as programs read it; its content, which names a person, is for the page alone.
 *
 * @param reasons why it was refused, each with code, field, clause and both languages
 * @param answer the text that the terminal was sent
 * @param repeats how often the same came again
 */
@Schema(name = "Waybill")
public record WaybillBody(
        long id,
        String phone,
        String plate,
        OffsetDateTime receivedAt,
        int bytes,
        boolean accepted,
        List<WaybillReason> reasons,
        @Nullable String manifestNumber,
        String answer,
        int repeats,
        @Nullable OffsetDateTime handledAt) {

    static WaybillBody of(WaybillList.Line line) {
        return new WaybillBody(
                line.id(),
                line.phone(),
                line.plate(),
                DistrictTime.at(line.receivedAt()),
                line.bytes(),
                line.accepted(),
                line.reasons(),
                line.number() == null ? null : line.number().value(),
                line.answer(),
                line.repeats(),
                line.handledAt() == null ? null : DistrictTime.at(line.handledAt()));
    }
}
