package org.liandan.manifest.web;

import java.util.List;
import org.liandan.manifest.Field;
import org.liandan.manifest.FieldKind;

/**
 * One control of a form, made from the field table: label, bounds and keyboard come from the field, value and faults
 * from what the person sent.
 *
 * @param name field name, as the form sends it
 * @param label in the reader's language
 * @param value as typed
 * @param required whether the stage can be signed without it
 * @param type of the HTML input: {@code text}, {@code tel}, {@code datetime-local}, {@code area}
 * @param keyboard the input mode that a phone should offer
 * @param maxLength most characters
 * @param unit behind the input, or empty
 * @param choices for codes and yes-or-no fields, else empty
 * @param faults sentences in the reader's language, each with its clause
 */
public record Control(
        String name,
        String label,
        String value,
        boolean required,
        String type,
        String keyboard,
        int maxLength,
        String unit,
        List<Choice> choices,
        List<String> faults) {

    private static final int SHORT_TEXT = 40;
    private static final String CUBIC_METRES = "m³";

    public boolean bad() {
        return !faults.isEmpty();
    }

    static Control of(
            Field<?> field, boolean required, String label, String value, List<Choice> choices, List<String> faults) {
        return switch (field.kind()) {
            case FieldKind.Text text ->
                of(
                        field,
                        required,
                        label,
                        value,
                        text.lines() ? "area" : "text",
                        "text",
                        text.maxLength(),
                        "",
                        choices,
                        faults);
            case FieldKind.Phone _ -> of(field, required, label, value, "tel", "tel", SHORT_TEXT, "", choices, faults);
            case FieldKind.Minute _ ->
                of(field, required, label, value, "datetime-local", "text", SHORT_TEXT, "", choices, faults);
            case FieldKind.Volume _ ->
                of(field, required, label, value, "text", "decimal", SHORT_TEXT, CUBIC_METRES, choices, faults);
            case FieldKind.Credit _, FieldKind.Plate _, FieldKind.YesNo _, FieldKind.Code<?> _ ->
                of(field, required, label, value, "text", "text", SHORT_TEXT, "", choices, faults);
        };
    }

    private static Control of(
            Field<?> field,
            boolean required,
            String label,
            String value,
            String type,
            String keyboard,
            int maxLength,
            String unit,
            List<Choice> choices,
            List<String> faults) {
        return new Control(field.name(), label, value, required, type, keyboard, maxLength, unit, choices, faults);
    }
}
