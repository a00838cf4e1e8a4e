package org.liandan.manifest.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.liandan.manifest.Field;
import org.liandan.manifest.FieldKind;
import org.liandan.manifest.Labelled;
import org.liandan.manifest.ManifestFields;
import org.liandan.manifest.Stage;

/** The three stages in the OpenAPI document, written from the field table. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class FieldSchemas implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Components components = document.getComponents();
        if (components == null) {
            return;
        }
        components.addSchema("ProducerPart", schema(Stage.PRODUCER, "建筑垃圾产出信息"));
        components.addSchema("CarrierPart", schema(Stage.CARRIER, "建筑垃圾运输信息"));
        components.addSchema("ReceiverPart", schema(Stage.RECEIVER, "建筑垃圾接收信息"));
    }

    private static Schema schema(Stage stage, String title) {
        Schema schema = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description(title + "；各字段的规则见 GET /api/v1/manifests/fields");
        for (Field<?> field : ManifestFields.of(stage)) {
            schema.addProperty(field.name(), property(field));
            if (field.required()) {
                schema.addRequired(field.name());
            }
        }
        return schema;
    }

    private static Schema property(Field<?> field) {
        Schema property = OASFactory.createSchema()
                .description(field.chinese() + "；" + field.kind().check().chinese());
        switch (field.kind()) {
            case FieldKind.Text(int maxLength, boolean _) ->
                property.addType(Schema.SchemaType.STRING).maxLength(maxLength);
            case FieldKind.YesNo _ -> property.addType(Schema.SchemaType.BOOLEAN);
            case FieldKind.Code<?> code -> {
                property.addType(Schema.SchemaType.STRING);
                code.options().stream().map(Labelled::name).forEach(property::addEnumeration);
            }
            case FieldKind.Volume(BigDecimal min, BigDecimal max, int _) ->
                property.addType(Schema.SchemaType.NUMBER).minimum(min).maximum(max);
            case FieldKind.Minute _ ->
                property.addType(Schema.SchemaType.STRING).addExample("2026-11-21T08:30+08:00");
            case FieldKind.Plate _ -> property.addType(Schema.SchemaType.STRING).addExample("蒙B12345");
            case FieldKind.Credit _ ->
                property.addType(Schema.SchemaType.STRING).addExample("91150203MA0KDL0112");
            case FieldKind.Phone _ -> property.addType(Schema.SchemaType.STRING).addExample("13800138000");
        }
        return property;
    }
}
