package org.liandan.manifest.web;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.liandan.manifest.Entries;

/** 建筑垃圾产出信息: its members are those of the field table, see {@link FieldSchemas}. */
@Schema(name = "ProducerPart")
public record ProducerBody(
        @JsonDeserialize(using = EntriesReader.class) @JsonValue
        Entries entries) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ProducerBody {}
}
