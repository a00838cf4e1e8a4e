package org.liandan.manifest.web;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.Condition;
import org.liandan.manifest.Field;
import org.liandan.manifest.FieldDefault;
import org.liandan.manifest.FieldKind;
import org.liandan.manifest.Labelled;
import org.liandan.manifest.Requirement;
import org.liandan.manifest.Stage;
import org.liandan.party.Sentence;
import org.liandan.policy.Policy;

/**
 * One line of the field table.
 *
 * @param path where it stands in requests, for instance {@code producer.creditCode}
 * @param required whether its stage can never be signed without it
 * @param requiredNow whether a manifest that is issued at this moment needs it; see {@code requiredBy}
 * @param requiredBy name of the open point by which the bureau may ask for it from a date on, or null
 * @param requiredAt the signature at which it is needed
 * @param sealedBy the signature from which on it cannot be changed
 * @param onlyWhere where it has a meaning at all, or null for everywhere
 * @param initial where the pages take its first value from; programs send their own
 * @param check what it accepts
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
        boolean requiredNow,
        @Nullable String requiredBy,
        Sentence requiredAt,
        Sentence sealedBy,
        @Nullable Sentence onlyWhere,
        FieldDefault initial,
        Sentence check,
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

    static FieldBody of(Field<?> field, Policy policy) {
        Condition<?> condition = field.condition();
        return new FieldBody(
                field.stage(),
                field.name(),
                field.path(),
                field.chinese(),
                field.english(),
                field.required(),
                field.requirement().holds(policy),
                field.requirement() instanceof Requirement.Ruled(var point) ? point.name() : null,
                field.stage().signature(),
                field.stage().signature(),
                condition == null ? null : condition.words(),
                field.initial(),
                field.kind().check(),
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
