package org.liandan.manifest.web;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.Field;
import org.liandan.manifest.FieldKind;
import org.liandan.manifest.Labelled;
import org.liandan.manifest.Stage;

/**
 * One line of the field table.
 *
 * @param path where it stands in requests, for instance {@code producer.creditCode}
 * @param namedByNotice whether the notice names it; the others follow its 「等」
 * @param kind TEXT, BOOLEAN, CODE, CREDIT_CODE, PHONE, PLATE, MINUTE or VOLUME
 * @param maxLength of a text, in characters
 * @param min of a volume, in m³
 * @param max of a volume, in m³
 * @param options of a code
 * @param clause the paragraph of the notice
 * @param rule the number in the list of rules
 */
@Schema(name = "ManifestField")
public record FieldBody(
        Stage stage,
        String name,
        String path,
        String chinese,
        String english,
        boolean required,
        boolean namedByNotice,
        String kind,
        @Nullable Integer maxLength,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        List<Option> options,
        String clause,
        String rule) {

    /** One choice of a code. */
    @Schema(name = "ManifestFieldOption")
    public record Option(String code, String chinese, String english) {

        static Option of(Labelled choice) {
            return new Option(choice.name(), choice.chinese(), choice.english());
        }
    }

    static FieldBody of(Field<?> field) {
        return new FieldBody(
                field.stage(),
                field.name(),
                field.path(),
                field.chinese(),
                field.english(),
                field.required(),
                field.named(),
                field.kind().code(),
                field.kind() instanceof FieldKind.Text text ? (Integer) text.maxLength() : null,
                field.kind() instanceof FieldKind.Volume volume ? volume.min() : null,
                field.kind() instanceof FieldKind.Volume volume ? volume.max() : null,
                field.kind() instanceof FieldKind.Code<?> code
                        ? code.options().stream().map(Option::of).toList()
                        : List.of(),
                field.clause(),
                field.rule());
    }
}
