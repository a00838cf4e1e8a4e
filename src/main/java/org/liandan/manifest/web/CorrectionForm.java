package org.liandan.manifest.web;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Page;
import org.liandan.manifest.Entries;
import org.liandan.manifest.Field;
import org.liandan.manifest.FieldKind;
import org.liandan.manifest.Labelled;
import org.liandan.manifest.Manifest;
import org.liandan.manifest.ManifestFields;
import org.liandan.manifest.Refusal;
import org.liandan.manifest.Stage;

/**
 * The form in which somebody writes what signed fields should hold: every field of the signed stages with what it holds now.
 * What is sent as it was shown is no part of the proposal.
 */
public final class CorrectionForm {

    private final Page page;
    private final List<Group> groups = new ArrayList<>();
    private final List<Refusal> refusals;
    private final String reason;

    /** The fields of one stage. */
    public record Group(String title, List<Box> boxes) {

        public boolean bad() {
            return boxes.stream().anyMatch(box -> !box.faults().isEmpty());
        }
    }

    /**
     * One field.
     *
     * @param path as it is sent
     * @param value what stands in it
     * @param type of the HTML input, or {@code select}
     */
    public record Box(
            String path, String label, String value, String type, List<Choice> choices, List<String> faults) {}

    private CorrectionForm(
            Manifest manifest, Map<String, String> typed, String reason, List<Refusal> refusals, Page page) {
        this.page = page;
        this.refusals = List.copyOf(refusals);
        this.reason = reason;
        manifest.issue().ifPresent(_ -> add(Stage.PRODUCER, manifest.producer().entries(), typed));
        manifest.carriage()
                .ifPresent(
                        carriage -> add(Stage.CARRIER, carriage.signed().part().entries(), typed));
        manifest.receipt()
                .ifPresent(receipt -> add(Stage.RECEIVER, receipt.part().entries(), typed));
    }

    /** A form that nobody has sent yet. */
    static CorrectionForm fresh(Manifest manifest, Page page) {
        return new CorrectionForm(manifest, Map.of(), "", List.of(), page);
    }

    /** The form that was sent and refused, with everything that was typed. */
    static CorrectionForm refused(
            Manifest manifest, Map<String, String> typed, String reason, List<Refusal> refusals, Page page) {
        return new CorrectionForm(manifest, typed, reason, refusals, page);
    }

    /** What differs from what the form showed, by path. */
    static Map<String, String> changed(Manifest manifest, MultivaluedMap<String, String> sent, Page page) {
        Map<String, String> changed = new HashMap<>();
        for (Group group : fresh(manifest, page).groups()) {
            for (Box box : group.boxes()) {
                String text = sent.getFirst(box.path());
                if (text != null && !text.strip().equals(box.value())) {
                    changed.put(box.path(), text.strip());
                }
            }
        }
        return changed;
    }

    public List<Group> groups() {
        return List.copyOf(groups);
    }

    public String reason() {
        return reason;
    }

    /** What is wrong beside the fields' own faults; empty for nothing. */
    public List<String> general() {
        return refusals.stream()
                .filter(refusal -> groups.stream()
                        .flatMap(group -> group.boxes().stream())
                        .noneMatch(box -> box.path().equals(refusal.field())))
                .map(refusal -> StageForm.sentence(refusal, page))
                .toList();
    }

    private void add(Stage stage, Entries entries, Map<String, String> typed) {
        List<Box> boxes = new ArrayList<>();
        for (Field<?> field : ManifestFields.of(stage)) {
            // who a party is, is not content
            if (!(field.kind() instanceof FieldKind.Credit)) {
                boxes.add(box(field, entries.text(field.name()), typed.get(field.path())));
            }
        }
        groups.add(new Group(page.pick(stage.chinese(), stage.english()), boxes));
    }

    private Box box(Field<?> field, Optional<String> text, @Nullable String typed) {
        String value = typed == null ? text.map(known -> shown(field, known)).orElse("") : typed;
        List<String> faults = refusals.stream()
                .filter(refusal -> field.path().equals(refusal.field()))
                .map(refusal -> StageForm.sentence(refusal, page))
                .toList();
        return new Box(
                field.path(),
                page.pick(field.chinese(), field.english()),
                value,
                type(field),
                choices(field, value),
                faults);
    }

    private String shown(Field<?> field, String text) {
        return field.kind() instanceof FieldKind.Minute
                ? page.input(OffsetDateTime.parse(text).toInstant())
                : text;
    }

    private static String type(Field<?> field) {
        return switch (field.kind()) {
            case FieldKind.Code<?> _, FieldKind.YesNo _ -> "select";
            case FieldKind.Minute _ -> "datetime-local";
            case FieldKind.Text _, FieldKind.Credit _, FieldKind.Phone _, FieldKind.Plate _, FieldKind.Volume _ ->
                "text";
        };
    }

    private List<Choice> choices(Field<?> field, String value) {
        List<Choice> choices = new ArrayList<>();
        if (type(field).equals("select") && value.isEmpty()) {
            choices.add(Choice.of("", "—", true));
        }
        switch (field.kind()) {
            case FieldKind.Code<?> code -> {
                for (Labelled option : code.options()) {
                    choices.add(Choice.of(
                            option.name(),
                            page.pick(option.chinese(), option.english()),
                            option.name().equals(value)));
                }
            }
            case FieldKind.YesNo _ -> {
                choices.add(Choice.of("true", page.text("form.yes"), value.equals("true")));
                choices.add(Choice.of("false", page.text("form.no"), value.equals("false")));
            }
            case FieldKind.Text _,
                    FieldKind.Credit _,
                    FieldKind.Phone _,
                    FieldKind.Plate _,
                    FieldKind.Minute _,
                    FieldKind.Volume _ -> {}
        }
        return choices;
    }
}
